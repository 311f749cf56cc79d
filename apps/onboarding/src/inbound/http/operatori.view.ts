import type { LocalDate } from '@mypay/kernel';
import { endsSoon, isInForce, type Operatore } from '@mypay/onboarding-core';
import { tipiOrNull } from '@mypay/kernel';
import { ApiProperty } from '@nestjs/swagger';
import { PersonView, toPersonView } from './assegnazioni.view';

export class OperatoreRuoloView {
  @ApiProperty() ruolo!: string;
  @ApiProperty({ type: [String], nullable: true, description: 'null: tutti' }) tipi!: readonly string[] | null;
  @ApiProperty({ format: 'date' }) da!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Ultimo giorno; null: senza fine' })
  a!: string | null;
  @ApiProperty({ enum: ['ATTIVA', 'REVOCATA'] }) stato!: 'ATTIVA' | 'REVOCATA';
  @ApiProperty({ description: 'Vale oggi' }) inVigore!: boolean;
  @ApiProperty({ description: 'Vale oggi e finisce entro 15 giorni' }) inScadenza!: boolean;
}

export class OperatoreView {
  @ApiProperty({ type: PersonView }) persona!: PersonView;
  @ApiProperty({ type: [OperatoreRuoloView], description: 'Anche revocati e scaduti' })
  ruoli!: readonly OperatoreRuoloView[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) ultimoAccesso!: string | null;
  @ApiProperty({ description: 'Ha almeno un ruolo che vale oggi' }) attivo!: boolean;
  @ApiProperty({ description: 'È chi chiama: non può cambiare le proprie assegnazioni' }) proprio!: boolean;
}

export class OperatoriPageView {
  @ApiProperty({ type: [OperatoreView] }) elementi!: readonly OperatoreView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

/** One row of E-05; `caller` is the name of who asks. */
export const toOperatoreView = (
  { utente, assegnazioni, ultimoAccesso }: Operatore,
  today: LocalDate,
  self: string | undefined,
): OperatoreView => ({
  persona: toPersonView(utente),
  ruoli: assegnazioni.map((one) => ({
    ruolo: one.ruolo,
    tipi: tipiOrNull(one.tipi),
    da: one.da,
    a: one.a ?? null,
    stato: one.stato,
    inVigore: isInForce(one, today),
    inScadenza: endsSoon(one, today),
  })),
  ultimoAccesso: ultimoAccesso?.toISOString() ?? null,
  attivo: assegnazioni.some((one) => isInForce(one, today)),
  proprio: utente.id === self,
});
