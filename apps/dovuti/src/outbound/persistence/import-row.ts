import type { ObjectRef } from '@mypay/contracts';
import type { FileName, Importazione, StatoImport } from '@mypay/dovuti-core';

/** A row of `importazioni`, as the driver hands it over. */
export interface ImportazioneRow {
  readonly id: bigint;
  readonly nome_file: string;
  readonly base: string;
  readonly iuf: string;
  readonly versione: FileName['versione'];
  readonly formato: FileName['formato'];
  readonly stato: StatoImport;
  readonly codice_errore: string | null;
  readonly file: ObjectRef;
  readonly righe: bigint;
  readonly accettate: bigint;
  readonly scartate: bigint;
  readonly scarti: ObjectRef | null;
  readonly iuv: ObjectRef | null;
  readonly formule: boolean;
  readonly richiedente: string;
  readonly creata_il: Date;
  readonly finita_il: Date | null;
  readonly dimenticata_il: Date | null;
  readonly prova: boolean;
  readonly annullata: boolean;
  readonly tipi: string[] | null;
  readonly iniziata_il: Date | null;
  readonly byte_letti: bigint;
  readonly byte_totali: bigint | null;
  readonly intestazione: string | null;
}

/** The columns of a row, for SELECT. */
export const IMPORT_COLUMNS =
  'id, nome_file, base, iuf, versione, formato, stato, codice_errore, file, righe, accettate, scartate, scarti, iuv, formule, richiedente, creata_il, finita_il, dimenticata_il, prova, annullata, tipi, iniziata_il, byte_letti, byte_totali, intestazione';

/** Row to domain. */
export const toImportazione = (row: ImportazioneRow): Importazione => ({
  id: row.id,
  nome: { base: row.base, iuf: row.iuf, versione: row.versione, formato: row.formato },
  nomeFile: row.nome_file,
  stato: row.stato,
  codiceErrore: row.codice_errore ?? undefined,
  file: row.file,
  righe: Number(row.righe),
  accettate: Number(row.accettate),
  scartate: Number(row.scartate),
  scarti: row.scarti ?? undefined,
  iuv: row.iuv ?? undefined,
  formulas: row.formule,
  richiedente: row.richiedente,
  creataIl: row.creata_il,
  finitaIl: row.finita_il ?? undefined,
  forgottenAt: row.dimenticata_il ?? undefined,
  prova: row.prova,
  annullata: row.annullata,
  tipi: row.tipi ?? 'TUTTI',
  iniziataIl: row.iniziata_il ?? undefined,
  byteLetti: Number(row.byte_letti),
  byteTotali: row.byte_totali === null ? undefined : Number(row.byte_totali),
  intestazione: row.intestazione ?? undefined,
});
