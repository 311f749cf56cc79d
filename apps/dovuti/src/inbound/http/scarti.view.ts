import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Importazione, RigaPerEsito } from '@mypay/dovuti-core';

export class ReasonView {
  @ApiProperty({ example: 'PAA_IMPORT_SINTASSI_CSV_IMPORTO' }) codice!: string;
  @ApiProperty({ example: 'importo non valido' }) descrizione!: string;
}
export class ScartoView {
  @ApiProperty({ description: '1 è la prima riga di dati' }) riga!: number;
  @ApiProperty({ type: [ReasonView] }) motivi!: readonly ReasonView[];
  @ApiProperty({ description: 'La riga come è arrivata' }) testo!: string;
  @ApiProperty({ description: 'Non è in UTF-8, o è troppo lunga: qui si legge solo in parte' }) incompleto!: boolean;
}
export class ScartiPageView {
  @ApiProperty({ type: [ScartoView] }) elementi!: readonly ScartoView[];
  @ApiProperty({ type: String, nullable: true, description: 'Da passare per la pagina che segue; null alla fine' })
  cursore!: string | null;
  @ApiPropertyOptional({ type: String, description: 'Prima riga del file' }) intestazione?: string | undefined;
  @ApiProperty({ description: 'Quante righe sono state scartate; qui si vedono le prime 500' }) scartate!: number;
  @ApiProperty({ description: 'Un nome di file libero per caricare le righe corrette' }) nomeCorretto!: string;
}

/** Longest line that is shown in place. */
const MAX_SHOWN = 8_192;

/** Codes and descriptions stand in one text each, with bars between them. */
const parts = (text: string): string[] => text.split('|').filter((part) => part !== '');

/** Domain to answer. */
export function toScartoView({ riga, testo: bytes, scarto }: RigaPerEsito): ScartoView {
  const text = bytes.toString('utf8');
  const codici = parts(scarto?.codice ?? '');
  const descriptions = parts(scarto?.descrizione ?? '');
  const few = codici.length === 1 ? [descriptions.join(', ')] : descriptions;
  return {
    riga,
    motivi: codici.map((codice, i) => ({ codice, descrizione: few[i] ?? '' })),
    testo: text.slice(0, MAX_SHOWN),
    incompleto: text.length > MAX_SHOWN || text.includes('\uFFFD'),
  };
}

/** A name for the corrected rows that no other upload has: the import's own number is in it. */
export const correctedName = ({ id, nome: { base, iuf, versione } }: Importazione): string => {
  const suffix = `_C${id}`;
  const ipa = base.slice(0, base.indexOf('-'));
  return `${ipa}-${iuf.replace(/_C\d+$/, '').slice(0, 50 - suffix.length)}${suffix}-${versione}.csv`;
};
