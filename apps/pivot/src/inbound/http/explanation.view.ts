import { formatEuro } from '@mypay/kernel';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { CLASSI, type Classe, type Comparison, type Evidence } from '@mypay/pivot-core';
import { FlussoView, inBoth } from './lists.view';

const euro = (importo: bigint | undefined): string | undefined =>
  importo === undefined ? undefined : formatEuro(importo);

@ApiSchema({ name: 'ConfrontoView' })
export class ComparisonView {
  @ApiProperty() nome!: string;
  @ApiProperty() cosa!: string;
  @ApiProperty() vale!: boolean;
  @ApiPropertyOptional({ type: String }) atteso?: string | undefined;
  @ApiPropertyOptional({ type: String }) trovato?: string | undefined;
  @ApiPropertyOptional({ type: String }) scarto?: string | undefined;
  @ApiPropertyOptional({ type: String }) modo?: string | undefined;
}

@ApiSchema({ name: 'ProvaView' })
export class EvidenceView {
  @ApiProperty({ enum: CLASSI }) classe!: Classe;
  @ApiProperty() etichetta!: string;
  @ApiProperty() schermo!: string;
  @ApiProperty({ description: 'In parole, per un operatore' }) testo!: string;
  @ApiProperty({ description: 'Lo stesso in inglese' }) testoEn!: string;
  @ApiProperty({ type: [Object], description: 'Ricevuta, riga, flusso, bollette, notifica che la provano' })
  riferimenti!: Record<string, unknown>[];
  @ApiProperty({ type: [ComparisonView] }) confronti!: ComparisonView[];
}

/** One code that the text of a movement may name. */
@ApiSchema({ name: 'LetturaView' })
export class ReadingView {
  @ApiProperty({ enum: ['IUF', 'IUV'] }) tipo!: 'IUF' | 'IUV';
  @ApiProperty() codice!: string;
  @ApiProperty({ description: 'Se un flusso o un pagamento arrivato lo porta' }) nota!: boolean;
  @ApiProperty({ description: 'Se è quella che conta' }) conta!: boolean;
}

@ApiSchema({ name: 'SpiegazioneView' })
export class ExplanationView {
  @ApiProperty({ type: [EvidenceView] }) classi!: EvidenceView[];
  @ApiPropertyOptional({ type: String }) sintesi?: string | undefined;
  @ApiPropertyOptional({
    type: String,
    description: 'In parole, ciò che non sta in una classe: una revoca del PSP, quale lettura della causale conta',
  })
  testo?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Lo stesso in inglese' }) testoEn?: string | undefined;
  @ApiPropertyOptional({ type: [Object], description: 'Righe di flusso che dichiarano revocato il pagamento' })
  revoche?: Record<string, unknown>[] | undefined;
  @ApiPropertyOptional({
    type: [ReadingView],
    description: 'Di un movimento: ciò che la causale può nominare, la migliore per prima',
  })
  letture?: readonly ReadingView[] | undefined;
  @ApiPropertyOptional({ type: [ComparisonView] }) confronti?: ComparisonView[] | undefined;
  @ApiProperty({ description: 'false: il classificatore non ha ancora scritto ciò che i fatti dicono' })
  aggiornato!: boolean;
}

/** A movement that names a flow. */
export class IncassoView {
  @ApiProperty() anno!: string;
  @ApiProperty() bolletta!: string;
  @ApiProperty({ description: 'Euro con due decimali' }) importo!: string;
  @ApiPropertyOptional({ type: String }) iuf?: string | undefined;
  @ApiPropertyOptional({ type: String }) iuv?: string | undefined;
}

@ApiSchema({ name: 'SpiegazioneFlussoView' })
export class FlussoExplanationView extends FlussoView {
  @ApiProperty() testo!: string;
  @ApiProperty({ description: 'Lo stesso in inglese' }) testoEn!: string;
  @ApiProperty({ type: [IncassoView], description: 'Bollette che citano il flusso' }) incassi!: IncassoView[];
  @ApiProperty() sommaIncassi!: string;
  @ApiPropertyOptional({ type: String }) scarto?: string | undefined;
  @ApiProperty() aggiornato!: boolean;
}

export function viewOfComparison(c: Comparison): ComparisonView {
  return { ...c, atteso: euro(c.atteso), trovato: euro(c.trovato), scarto: euro(c.scarto) };
}

export function viewOfEvidence(p: Evidence): EvidenceView {
  return {
    ...p,
    ...inBoth(p.testo),
    riferimenti: p.riferimenti.map(viewOfReference),
    confronti: p.confronti.map(viewOfComparison),
  };
}

/** The movements among some references. */
export const viewOfIncassi = (references: Evidence['riferimenti']): IncassoView[] =>
  references.flatMap((r) => (r.tipo === 'MOVIMENTO' ? [{ ...r, importo: formatEuro(r.importo) }] : []));

/** A reference with its amounts as euro. */
export function viewOfReference(r: Evidence['riferimenti'][number]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(r).map(([k, v]) => [k, typeof v === 'bigint' ? formatEuro(v) : (v as unknown)]),
  );
}
