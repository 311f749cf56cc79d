import type { Classe } from '../../shared/pivot/types';

/** What a list of a class asks: payments, notifications or movements. */
export type Door = 'pagamenti' | 'notifiche' | 'movimenti';

export type FilterName =
  | 'iuv'
  | 'iur'
  | 'iud'
  | 'iuf'
  | 'tipoDovuto'
  | 'soggetto'
  | 'esitoDa'
  | 'esitoA'
  | 'esecuzioneDa'
  | 'esecuzioneA'
  | 'valutaDa'
  | 'valutaA'
  | 'contabileDa'
  | 'contabileA'
  | 'ordinante'
  | 'causale'
  | 'importo'
  | 'anno'
  | 'bolletta';

export type ColumnName =
  | 'iuv'
  | 'iud'
  | 'iur'
  | 'tipoDovuto'
  | 'importo'
  | 'dataEsito'
  | 'iuf'
  | 'importoTesoreria'
  | 'importoTotale'
  | 'differenza'
  | 'pagatore'
  | 'attestante'
  | 'dataFlusso'
  | 'idRegolamento'
  | 'dataRegolamento'
  | 'dataEsecuzione'
  | 'bolletta'
  | 'dataValuta'
  | 'dataContabile'
  | 'ordinante'
  | 'causale'
  | 'riferimento';

export interface ClasseList {
  readonly door: Door;
  readonly screen: 'RICONCILIAZIONE' | 'ANOMALIE';
  readonly filters: readonly FilterName[];
  /** The first is the link to what stands behind the row. */
  readonly columns: readonly ColumnName[];
}

const IDS = ['iuv', 'iud', 'iur'] as const;
const ESITO = ['esitoDa', 'esitoA'] as const;
const CASH_DAYS = ['valutaDa', 'valutaA', 'contabileDa', 'contabileA'] as const;
const PAGAMENTO = [...ESITO, ...IDS, 'iuf', 'soggetto', 'tipoDovuto'] as const;
const POSITIVE = ['iuv', 'tipoDovuto', 'iud', 'iur', 'importo', 'dataEsito', 'iuf'] as const;
const FLUSSO = ['iuf', 'dataFlusso', 'idRegolamento', 'dataRegolamento', 'importoTotale'] as const;

const positive = (columns: readonly ColumnName[]): ClasseList => ({
  door: 'pagamenti',
  screen: 'RICONCILIAZIONE',
  filters: PAGAMENTO,
  columns,
});
const anomaly = (door: Door, filters: readonly FilterName[], columns: readonly ColumnName[]): ClasseList => ({
  door,
  screen: 'ANOMALIE',
  filters,
  columns,
});

/** Filters and columns of each class: ui.md §8.2 and §8.3, as far as pivot's doors have them. In the order of the select. */
export const CLASSE_TABLE: Readonly<Record<Classe, ClasseList>> = {
  IUD_RT_IUF_TES: positive([...POSITIVE, 'importoTesoreria']),
  RT_IUF_TES: positive([...POSITIVE, 'importoTesoreria']),
  RT_TES: positive([...POSITIVE.filter((column) => column !== 'iuf'), 'importoTesoreria']),
  RT_IUF: positive([...POSITIVE, 'importoTotale']),
  IUD_RT_IUF: positive([...POSITIVE, 'importoTotale']),
  RT_NO_IUF: anomaly(
    'pagamenti',
    [...ESITO, ...IDS, 'soggetto', 'tipoDovuto'],
    ['iuv', 'tipoDovuto', 'iud', 'iur', 'pagatore', 'importo', 'dataEsito'],
  ),
  RT_NO_IUD: anomaly('pagamenti', PAGAMENTO, [
    'iuv',
    'tipoDovuto',
    'iud',
    'importo',
    'dataEsito',
    'iuf',
    'importoTotale',
    'importoTesoreria',
  ]),
  IUV_NO_RT: anomaly('pagamenti', ['iuf'], ['iuv', 'importo', ...FLUSSO]),
  IUF_NO_TES: anomaly('pagamenti', ['iuf', 'tipoDovuto'], ['iuv', 'importo', ...FLUSSO]),
  IUF_TES_DIV_IMP: anomaly(
    'pagamenti',
    ['iuf'],
    ['iuv', 'iuf', 'dataFlusso', 'importoTotale', 'dataValuta', 'importoTesoreria', 'differenza'],
  ),
  DOPPI: anomaly('pagamenti', PAGAMENTO, [
    'iuv',
    'tipoDovuto',
    'importo',
    'dataEsito',
    'attestante',
    'pagatore',
    'iuf',
    'dataFlusso',
    'importoTotale',
  ]),
  IUD_NO_RT: anomaly(
    'notifiche',
    ['esecuzioneDa', 'esecuzioneA', 'iud', 'iuv', 'tipoDovuto'],
    ['iud', 'tipoDovuto', 'iuv', 'importo', 'dataEsecuzione'],
  ),
  TES_NO_IUF_OR_IUV: anomaly(
    'movimenti',
    [...CASH_DAYS, 'importo', 'ordinante', 'iuf', 'anno', 'bolletta'],
    ['bolletta', 'dataValuta', 'dataContabile', 'importo', 'ordinante', 'riferimento'],
  ),
  TES_NO_MATCH: anomaly(
    'movimenti',
    [...CASH_DAYS, 'importo', 'ordinante', 'causale', 'anno', 'bolletta'],
    ['bolletta', 'dataValuta', 'dataContabile', 'importo', 'causale', 'ordinante'],
  ),
  UNKNOWN: anomaly('pagamenti', PAGAMENTO, [
    'iuv',
    'tipoDovuto',
    'iud',
    'iur',
    'importo',
    'dataEsito',
    'importoTesoreria',
  ]),
};

export const isClasse = (text: string | null): text is Classe => text !== null && text in CLASSE_TABLE;

export const classiOf = (screen: ClasseList['screen']): Classe[] =>
  (Object.keys(CLASSE_TABLE) as Classe[]).filter((classe) => CLASSE_TABLE[classe].screen === screen);

/** Of the filters that were set, those that another class has not. */
export const lostFilters = (set: readonly FilterName[], classe: Classe): FilterName[] =>
  set.filter((name) => !CLASSE_TABLE[classe].filters.includes(name));
