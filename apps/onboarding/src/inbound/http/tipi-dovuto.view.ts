import { ApiProperty } from '@nestjs/swagger';
import type { LocalDate } from '@mypay/kernel';
import {
  type Ente,
  expiredTassonomia,
  tassonomiaState,
  type TipoDovuto,
  type TipoFacts,
  tipoLacks,
  TASSONOMIA_STATES,
  type TassonomiaState,
  writableTipoFields,
} from '@mypay/onboarding-core';
import { TipoDovutoDto } from './tipi-dovuto.dto';

export class TipoDovutoView extends TipoDovutoDto {
  @ApiProperty() codice!: string;
  @ApiProperty() declare attivo: boolean;
  @ApiProperty() declare spontaneo: boolean;
  @ApiProperty() declare scadenzaObbligatoria: boolean;
  @ApiProperty() declare stampaScadenza: boolean;
  @ApiProperty() declare pagabileOltreScadenza: boolean;
  @ApiProperty() declare giorniTolleranza: number;
  @ApiProperty() declare cfAnonimo: boolean;
  @ApiProperty() marcaDaBollo!: boolean;
  @ApiProperty() declare versione: number;
  @ApiProperty({ type: [String], description: 'Che cosa impedisce di abilitarlo, in parole' })
  cosaManca!: readonly string[];
  @ApiProperty({ enum: TASSONOMIA_STATES, nullable: true, description: 'null: non c’è' })
  statoTassonomia!: TassonomiaState | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'L’ultima volta che fu abilitato' })
  abilitatoIl!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'L’ultima volta che fu disabilitato' })
  disabilitatoIl!: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Persone che lo hanno per un ruolo che si dà per tipo; null se chi chiama non legge gli operatori',
  })
  operatori!: number | null;
  @ApiProperty({ type: [String], description: 'I campi che chi chiama può cambiare' })
  modificabili!: readonly string[];
}

/** All tipi dovuto of an ente: they are few, and come whole. */
export class TipiDovutoView {
  @ApiProperty({ type: [TipoDovutoView] }) elementi!: readonly TipoDovutoView[];
}

/** A tipo dovuto as the back office reads it; what is absent is absent. */
export const toTipoDovutoView = (
  tipo: TipoDovuto,
  { iban, dati }: Pick<Ente, 'iban' | 'dati'>,
  permessi: readonly string[],
  facts: TipoFacts | undefined,
  today: LocalDate,
): TipoDovutoView =>
  JSON.parse(
    JSON.stringify({
      ...tipo,
      cosaManca: tipo.marcaDaBollo
        ? []
        : [...tipoLacks(tipo, iban, dati.ibanDefault), ...expiredTassonomia(tipo, today)],
      statoTassonomia: tassonomiaState(tipo, today) ?? null,
      abilitatoIl: facts?.enabledOn ?? null,
      disabilitatoIl: facts?.disabledOn ?? null,
      operatori: permessi.includes('operatore.read') ? (facts?.operators ?? 0) : null,
      modificabili: tipo.marcaDaBollo ? [] : writableTipoFields(permessi),
    }),
  ) as TipoDovutoView;
