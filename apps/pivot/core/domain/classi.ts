/** The classes of pivot.md §2.2, in the order of its table. The position is the bit in the stored class set: append only. */
export const CLASSI = [
  'IUD_RT_IUF_TES',
  'RT_IUF_TES',
  'RT_TES',
  'RT_IUF',
  'IUD_RT_IUF',
  'RT_NO_IUF',
  'RT_NO_IUD',
  'IUV_NO_RT',
  'IUF_NO_TES',
  'IUF_TES_DIV_IMP',
  'DOPPI',
  'IUD_NO_RT',
  'TES_NO_IUF_OR_IUV',
  'TES_NO_MATCH',
  'UNKNOWN',
] as const;
export type Classe = (typeof CLASSI)[number];

/** The classes that a payment may bear. */
export type PagamentoClasse = Exclude<Classe, 'IUD_NO_RT' | 'TES_NO_IUF_OR_IUV' | 'TES_NO_MATCH'>;

/** Which object carries a class: payment, notification, cash movement. */
export type Subject = 'PAGAMENTO' | 'NOTIFICA' | 'MOVIMENTO';

export interface ClasseDescription {
  readonly oggetto: Subject;
  /** Flags of the ente without which the class is not computed: P notifications in use, T treasury in use. */
  readonly flag: readonly ('P' | 'T')[];
  readonly schermo: 'RICONCILIAZIONE' | 'ANOMALIE';
  /** Shown to operators. */
  readonly etichetta: string;
}

const R = 'RICONCILIAZIONE';
const A = 'ANOMALIE';

export const DESCRIPTIONS: Readonly<Record<Classe, ClasseDescription>> = {
  IUD_RT_IUF_TES: { oggetto: 'PAGAMENTO', flag: ['P', 'T'], schermo: R, etichetta: 'Pagamenti notificati' },
  RT_IUF_TES: { oggetto: 'PAGAMENTO', flag: ['T'], schermo: R, etichetta: 'Pagamenti riversati cumulativamente' },
  RT_TES: { oggetto: 'PAGAMENTO', flag: ['T'], schermo: R, etichetta: 'Pagamenti riversati puntualmente' },
  RT_IUF: { oggetto: 'PAGAMENTO', flag: [], schermo: R, etichetta: 'Pagamenti rendicontati' },
  IUD_RT_IUF: { oggetto: 'PAGAMENTO', flag: ['P'], schermo: R, etichetta: 'Pagamenti notificati e rendicontati' },
  RT_NO_IUF: { oggetto: 'PAGAMENTO', flag: [], schermo: A, etichetta: 'Pagamenti non correttamente rendicontati' },
  RT_NO_IUD: { oggetto: 'PAGAMENTO', flag: ['P'], schermo: A, etichetta: 'Pagamenti non correttamente notificati' },
  IUV_NO_RT: { oggetto: 'PAGAMENTO', flag: [], schermo: A, etichetta: 'Rendicontazioni di pagamenti non eseguiti' },
  IUF_NO_TES: {
    oggetto: 'PAGAMENTO',
    flag: ['T'],
    schermo: A,
    etichetta: 'Rendicontazioni non correttamente riversate',
  },
  IUF_TES_DIV_IMP: {
    oggetto: 'PAGAMENTO',
    flag: ['T'],
    schermo: A,
    etichetta: 'Rendicontazioni riversate con importo scorretto',
  },
  DOPPI: { oggetto: 'PAGAMENTO', flag: [], schermo: A, etichetta: 'Pagamenti doppi' },
  IUD_NO_RT: { oggetto: 'NOTIFICA', flag: ['P'], schermo: A, etichetta: 'Notifiche di pagamenti non eseguiti' },
  TES_NO_IUF_OR_IUV: {
    oggetto: 'MOVIMENTO',
    flag: ['T'],
    schermo: A,
    etichetta: 'Riversamenti non rendicontati o di pagamenti non eseguiti',
  },
  TES_NO_MATCH: { oggetto: 'MOVIMENTO', flag: ['T'], schermo: A, etichetta: 'Riversamenti di tesoreria sconosciuti' },
  UNKNOWN: { oggetto: 'PAGAMENTO', flag: [], schermo: A, etichetta: 'Non classificati' },
};

/** The bit of a class in the stored set. */
export function bit(classe: Classe): number {
  return 1 << CLASSI.indexOf(classe);
}

/** The stored set of some classes. */
export function set(classi: readonly Classe[]): number {
  return classi.reduce((bits, c) => bits | bit(c), 0);
}

/** The classes of a stored set, in the order of the table. */
export function classiOf(bits: number): Classe[] {
  return CLASSI.filter((c) => (bits & bit(c)) !== 0);
}

/** The two switches of an ente that gate classes. Source: pivot-formats.md §1.2. */
export interface EnteFlags {
  readonly flgPagati: boolean;
  readonly flgTesoreria: boolean;
  /** As PU: a double payment also needs a row of the group with another IUR and another esito. Default off (D6). */
  readonly doublesOfDifferentEsiti?: boolean | undefined;
}

/** Whether a class is computed for an ente. */
export function isAllowed(classe: Classe, flag: EnteFlags): boolean {
  return DESCRIPTIONS[classe].flag.every((f) => (f === 'P' ? flag.flgPagati : flag.flgTesoreria));
}
