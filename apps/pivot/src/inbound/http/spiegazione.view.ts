import { formatEuro } from '@mypay/kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CLASSI, type Classe, type Confronto, type Prova } from '@mypay/pivot-core';
import { FlussoView } from './lists.view';

const euro = (importo: bigint | undefined): string | undefined =>
  importo === undefined ? undefined : formatEuro(importo);

export class ConfrontoView {
  @ApiProperty() nome!: string;
  @ApiProperty() cosa!: string;
  @ApiProperty() vale!: boolean;
  @ApiPropertyOptional() atteso?: string | undefined;
  @ApiPropertyOptional() trovato?: string | undefined;
  @ApiPropertyOptional() scarto?: string | undefined;
  @ApiPropertyOptional() modo?: string | undefined;
}

export class ProvaView {
  @ApiProperty({ enum: CLASSI }) classe!: Classe;
  @ApiProperty() etichetta!: string;
  @ApiProperty() schermo!: string;
  @ApiProperty({ description: 'In parole, per un operatore' }) testo!: string;
  @ApiProperty({ type: [Object], description: 'Ricevuta, riga, flusso, bollette, notifica che la provano' })
  riferimenti!: Record<string, unknown>[];
  @ApiProperty({ type: [ConfrontoView] }) confronti!: ConfrontoView[];
}

export class SpiegazioneView {
  @ApiProperty({ type: [ProvaView] }) classi!: ProvaView[];
  @ApiPropertyOptional() sintesi?: string | undefined;
  @ApiPropertyOptional({ description: 'In parole, ciò che non sta in una classe: una revoca del PSP' })
  testo?: string | undefined;
  @ApiPropertyOptional({ type: [Object], description: 'Righe di flusso che dichiarano revocato il pagamento' })
  revoche?: Record<string, unknown>[] | undefined;
  @ApiPropertyOptional({ type: [ConfrontoView] }) confronti?: ConfrontoView[] | undefined;
  @ApiProperty({ description: 'false: il classificatore non ha ancora scritto ciò che i fatti dicono' })
  aggiornato!: boolean;
}

export class SpiegazioneFlussoView extends FlussoView {
  @ApiProperty() testo!: string;
  @ApiProperty({ type: [Object] }) incassi!: Record<string, unknown>[];
  @ApiProperty() sommaIncassi!: string;
  @ApiPropertyOptional() scarto?: string | undefined;
  @ApiProperty() aggiornato!: boolean;
}

export function vistaConfronto(c: Confronto): ConfrontoView {
  return { ...c, atteso: euro(c.atteso), trovato: euro(c.trovato), scarto: euro(c.scarto) };
}

export function vistaProva(p: Prova): ProvaView {
  return { ...p, riferimenti: p.riferimenti.map(vistaRiferimento), confronti: p.confronti.map(vistaConfronto) };
}

/** A reference with its amounts as euro. */
export function vistaRiferimento(r: Prova['riferimenti'][number]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(r).map(([k, v]) => [k, typeof v === 'bigint' ? formatEuro(v) : (v as unknown)]),
  );
}
