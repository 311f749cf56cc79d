import { type Cents, cents, type Iud, type Iuv, type LocalDate } from '@mypay/kernel';
import type { DovutoContent, Dovuto, StatoDovuto } from '@mypay/dovuti-core';

/** A row of `dovuti`, as the driver hands it over. */
export interface DovutoRow {
  readonly id: bigint;
  readonly iud: Iud;
  readonly iuv: Iuv | null;
  readonly iuv_della_piattaforma: boolean;
  readonly stato: StatoDovuto;
  readonly versione: number;
  readonly tipo_dovuto: string;
  readonly importo_cents: bigint;
  readonly commissione_cents: bigint | null;
  readonly scadenza: string | null;
  readonly debitore_tipo: 'F' | 'G';
  readonly debitore_codice: string;
  readonly debitore_anagrafica: string;
  readonly debitore_indirizzo: string | null;
  readonly debitore_civico: string | null;
  readonly debitore_cap: string | null;
  readonly debitore_localita: string | null;
  readonly debitore_provincia: string | null;
  readonly debitore_nazione: string | null;
  readonly debitore_email: string | null;
  readonly tipo_versamento: string;
  readonly causale: string;
  readonly dati_specifici: string;
  readonly bilancio: string | null;
  readonly creato_il: Date;
  readonly modificato_il: Date;
  readonly rt_id: string | null;
  readonly importo_pagato_cents: bigint | null;
  readonly pagato_il: string | null;
  readonly pagato_dopo_annullamento: boolean;
}

/** Columns of the content, in the order of `valuesOf`. */
export const CONTENT_COLUMNS = [
  'iud',
  'iuv',
  'tipo_dovuto',
  'importo_cents',
  'commissione_cents',
  'scadenza',
  'debitore_tipo',
  'debitore_codice',
  'debitore_anagrafica',
  'debitore_indirizzo',
  'debitore_civico',
  'debitore_cap',
  'debitore_localita',
  'debitore_provincia',
  'debitore_nazione',
  'debitore_email',
  'tipo_versamento',
  'causale',
  'dati_specifici',
  'bilancio',
] as const;

/** Types of those columns that are not text. */
const TIPI: Partial<Record<(typeof CONTENT_COLUMNS)[number], string>> = {
  importo_cents: 'bigint',
  commissione_cents: 'bigint',
  scadenza: 'date',
};

/** Placeholders of the content from `$from` on, each with its type. */
export const contentPlaceholders = (from: number): string =>
  CONTENT_COLUMNS.map((column, i) => `$${from + i}::${TIPI[column] ?? 'text'}`).join(', ');

/** Values of the content, in the order of `CONTENT_COLUMNS`. */
export function valuesOf(content: DovutoContent): readonly (string | bigint | null)[] {
  const { debitore } = content;
  return [
    content.iud,
    content.iuv,
    content.tipoDovuto,
    content.importo,
    content.commissione,
    content.scadenza,
    debitore.tipo,
    debitore.codice,
    debitore.anagrafica,
    debitore.indirizzo,
    debitore.civico,
    debitore.cap,
    debitore.localita,
    debitore.provincia,
    debitore.nazione,
    debitore.email,
    content.tipoVersamento,
    content.causale,
    content.datiSpecifici,
    content.bilancio,
  ].map((value) => value ?? null);
}

/** The columns of a row, for SELECT. */
export const DOVUTO_COLUMNS = [
  'id',
  'iuv_della_piattaforma',
  'stato',
  'versione',
  ...CONTENT_COLUMNS,
  'creato_il',
  'modificato_il',
  'rt_id',
  'importo_pagato_cents',
  'pagato_il',
  'pagato_dopo_annullamento',
].join(', ');

const some = <T>(value: T | null): T | undefined => value ?? undefined;

/** Row to domain. */
export function toDovuto(row: DovutoRow): Dovuto {
  return {
    id: row.id,
    stato: row.stato,
    versione: row.versione,
    iuvDellaPiattaforma: row.iuv_della_piattaforma,
    creatoIl: row.creato_il,
    modificatoIl: row.modificato_il,
    dati: {
      iud: row.iud,
      iuv: some(row.iuv),
      tipoDovuto: row.tipo_dovuto,
      importo: cents(row.importo_cents),
      commissione: some(row.commissione_cents) as Cents | undefined,
      scadenza: some(row.scadenza) as LocalDate | undefined,
      debitore: {
        tipo: row.debitore_tipo,
        codice: row.debitore_codice,
        anagrafica: row.debitore_anagrafica,
        indirizzo: some(row.debitore_indirizzo),
        civico: some(row.debitore_civico),
        cap: some(row.debitore_cap),
        localita: some(row.debitore_localita),
        provincia: some(row.debitore_provincia),
        nazione: some(row.debitore_nazione),
        email: some(row.debitore_email),
      },
      tipoVersamento: row.tipo_versamento,
      causale: row.causale,
      datiSpecifici: row.dati_specifici,
      bilancio: some(row.bilancio),
    },
    pagamento:
      row.rt_id === null || row.importo_pagato_cents === null || row.pagato_il === null
        ? undefined
        : {
            rtId: row.rt_id,
            importo: cents(row.importo_pagato_cents),
            data: row.pagato_il as LocalDate,
            dopoAnnullamento: row.pagato_dopo_annullamento,
          },
  };
}
