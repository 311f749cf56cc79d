import type { Classe } from '../../shared/pivot/types';

/** What a list of a class asks. */
export type Door = 'pagamenti' | 'notifiche' | 'movimenti' | 'flussi' | 'riversamenti';

/** The filters of ui.md §8.2, in the order and the groups of its form. */
export const GROUPS = {
  dates: [
    'esecuzioneDa',
    'esecuzioneA',
    'esitoDa',
    'esitoA',
    'regolamentoDa',
    'regolamentoA',
    'contabileDa',
    'contabileA',
    'valutaDa',
    'valutaA',
    'aggiornatoDa',
    'aggiornatoA',
  ],
  identifiers: ['iuv', 'iud', 'iur', 'iuf', 'idRegolamento', 'tipoDovuto', 'causale'],
  persons: ['pagatore', 'nomePagatore', 'versante', 'nomeVersante', 'attestante'],
  treasury: ['ordinante', 'importoTesoreria', 'anno', 'bolletta'],
} as const;
export type Group = keyof typeof GROUPS;
export type FilterName = (typeof GROUPS)[Group][number];

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
  | 'riferimento'
  | 'aggiornato';

export interface ClasseList {
  readonly door: Door;
  readonly screen: 'RICONCILIAZIONE' | 'ANOMALIE';
  readonly filters: readonly FilterName[];
  /** The first is the link to what stands behind the row. */
  readonly columns: readonly ColumnName[];
}

const IDS = ['iuv', 'iud', 'iur'] as const;
const ESITO = ['esitoDa', 'esitoA'] as const;
const UPDATED = ['aggiornatoDa', 'aggiornatoA'] as const;
const SETTLED = ['regolamentoDa', 'regolamentoA'] as const;
const CASH_DAYS = ['contabileDa', 'contabileA', 'valutaDa', 'valutaA'] as const;
const PERSONS = ['pagatore', 'nomePagatore', 'versante', 'nomeVersante', 'attestante'] as const;
const CASH = ['ordinante', 'importoTesoreria'] as const;
const BOLLETTA = ['anno', 'bolletta'] as const;
const RECEIPT = [...ESITO, ...UPDATED, ...IDS, ...PERSONS, 'tipoDovuto'] as const;
const RECEIPT_CASHED = [...RECEIPT, ...CASH_DAYS, 'iuf', 'idRegolamento'] as const;
const POSITIVE = ['iuv', 'tipoDovuto', 'iud', 'iur', 'importo', 'dataEsito', 'iuf'] as const;
const FLUSSO = ['iuf', 'dataFlusso', 'idRegolamento', 'dataRegolamento', 'aggiornato', 'importoTotale'] as const;

const positive = (filters: readonly FilterName[], columns: readonly ColumnName[]): ClasseList => ({
  door: 'pagamenti',
  screen: 'RICONCILIAZIONE',
  filters,
  columns,
});
const anomaly = (door: Door, filters: readonly FilterName[], columns: readonly ColumnName[]): ClasseList => ({
  door,
  screen: 'ANOMALIE',
  filters,
  columns,
});

/**
 * Filters and columns of each class: ui.md §8.2 and §8.3, with what pivot.md §7.1 adds, but for what no format that is read
 * brings yet: conto, documento and provvisorio of a movement, payer, causale and specific data of a notification. In the order of the select.
 */
export const CLASSE_TABLE: Readonly<Record<Classe, ClasseList>> = {
  IUD_RT_IUF_TES: positive(
    [...RECEIPT_CASHED, ...SETTLED, ...CASH, ...BOLLETTA, 'causale'],
    [...POSITIVE, 'importoTesoreria'],
  ),
  RT_IUF_TES: positive(
    [...RECEIPT_CASHED, ...SETTLED, ...CASH, ...BOLLETTA, 'causale'],
    [...POSITIVE, 'importoTesoreria'],
  ),
  RT_TES: positive(
    [...RECEIPT_CASHED, ...CASH, ...BOLLETTA, 'causale'],
    [...POSITIVE.filter((column) => column !== 'iuf'), 'importoTesoreria'],
  ),
  RT_IUF: positive([...RECEIPT_CASHED, ...SETTLED], [...POSITIVE, 'importoTotale']),
  IUD_RT_IUF: positive([...RECEIPT_CASHED, ...SETTLED, ...BOLLETTA, 'causale'], [...POSITIVE, 'importoTotale']),
  RT_NO_IUF: anomaly('pagamenti', RECEIPT, [
    'iuv',
    'tipoDovuto',
    'iud',
    'iur',
    'pagatore',
    'aggiornato',
    'importo',
    'dataEsito',
  ]),
  RT_NO_IUD: anomaly(
    'pagamenti',
    [...RECEIPT_CASHED, ...SETTLED, ...CASH, 'causale'],
    ['iuv', 'tipoDovuto', 'iud', 'importo', 'dataEsito', 'iuf', 'importoTotale', 'importoTesoreria', 'aggiornato'],
  ),
  IUV_NO_RT: anomaly('flussi', [...UPDATED, ...SETTLED, 'iuf', 'idRegolamento'], FLUSSO),
  IUF_NO_TES: anomaly('flussi', [...UPDATED, ...SETTLED, 'iuf', 'idRegolamento', 'tipoDovuto'], FLUSSO),
  IUF_TES_DIV_IMP: anomaly(
    'riversamenti',
    [...UPDATED, ...SETTLED, ...CASH_DAYS, ...CASH, 'iuf', 'idRegolamento', 'causale'],
    [
      'iuf',
      'dataFlusso',
      'importoTotale',
      'dataValuta',
      'dataContabile',
      'ordinante',
      'importoTesoreria',
      'differenza',
      'aggiornato',
    ],
  ),
  DOPPI: anomaly(
    'pagamenti',
    [...ESITO, ...SETTLED, ...CASH_DAYS, ...IDS, ...PERSONS, 'iuf', 'idRegolamento', 'tipoDovuto', 'causale'],
    ['iuv', 'tipoDovuto', 'importo', 'dataEsito', 'attestante', 'pagatore', 'iuf', 'dataFlusso', 'importoTotale'],
  ),
  IUD_NO_RT: anomaly(
    'notifiche',
    ['esecuzioneDa', 'esecuzioneA', ...UPDATED, 'iud', 'iuv', 'tipoDovuto'],
    ['iud', 'tipoDovuto', 'iuv', 'aggiornato', 'importo', 'dataEsecuzione'],
  ),
  TES_NO_IUF_OR_IUV: anomaly(
    'movimenti',
    [...UPDATED, ...CASH_DAYS, ...CASH, ...BOLLETTA, 'iuf'],
    ['bolletta', 'dataValuta', 'dataContabile', 'aggiornato', 'importo', 'ordinante', 'riferimento'],
  ),
  TES_NO_MATCH: anomaly(
    'movimenti',
    [...UPDATED, ...CASH_DAYS, ...CASH, ...BOLLETTA, 'causale'],
    ['bolletta', 'dataValuta', 'dataContabile', 'aggiornato', 'importo', 'causale', 'ordinante'],
  ),
  UNKNOWN: anomaly(
    'pagamenti',
    [...RECEIPT_CASHED, ...SETTLED, ...CASH, ...BOLLETTA, 'causale'],
    ['iuv', 'tipoDovuto', 'iud', 'iur', 'importo', 'dataEsito', 'importoTesoreria'],
  ),
};

export const isClasse = (text: string | null): text is Classe => text !== null && text in CLASSE_TABLE;

export const classiOf = (screen: ClasseList['screen']): Classe[] =>
  (Object.keys(CLASSE_TABLE) as Classe[]).filter((classe) => CLASSE_TABLE[classe].screen === screen);

/** Of the filters that were set, those that another class has not. */
export const lostFilters = (set: readonly FilterName[], classe: Classe): FilterName[] =>
  set.filter((name) => !CLASSE_TABLE[classe].filters.includes(name));

/** A class that is a class of payments, and is looked at flow by flow: its counter counts payments, its list flows. */
export const isOfFlows = (classe: Classe): boolean => ['flussi', 'riversamenti'].includes(CLASSE_TABLE[classe].door);
