import { addDays, type LocalDate } from '@mypay/kernel';
import { type DerivedStati, openStato } from './searched-stato';

export const PERIODS = ['oggi', '7g', '30g', 'anno'] as const;
export type Period = (typeof PERIODS)[number];

const DAYS: Record<Period, number> = { oggi: 1, '7g': 7, '30g': 30, anno: 365 };

/** The days of a period that ends today, and those of the same length before it, both ends in. */
export interface Interval {
  readonly da: LocalDate;
  readonly a: LocalDate;
}
export function intervalsOf(period: Period, today: LocalDate): { now: Interval; before: Interval } {
  const first = addDays(today, 1 - DAYS[period]);
  return { now: { da: first, a: today }, before: { da: addDays(first, -DAYS[period]), a: addDays(first, -1) } };
}

/** What the counts say of one tipo, state and day. `voce` is a state as stored, or NON_PAGATO. */
export interface CountedDay {
  readonly tipo: string;
  readonly voce: string;
  readonly giorno: LocalDate | undefined;
  readonly numero: bigint;
  readonly importo: bigint;
}

/** How many, and how much in cents. */
export interface Total {
  numero: bigint;
  importo: bigint;
}
/** What is open now, by the word shown. */
export const OPEN_WORDS = ['DA_PAGARE', 'PAGAMENTO_INIZIATO', 'SCADUTO', 'DISABILITATO', 'PREDISPOSTO'] as const;
/** What ended in the period. */
export const ENDED_WORDS = ['PAGATO', 'NON_PAGATO', 'ANNULLATO'] as const;
export type OpenWord = (typeof OPEN_WORDS)[number];
export type EndedWord = (typeof ENDED_WORDS)[number];

/** The figures of an ente: open debts as they stand today, ended ones of a period and of the one before it. */
export interface Figures {
  readonly aperti: Readonly<Record<OpenWord, Total>>;
  readonly chiusi: Readonly<Record<EndedWord, { readonly periodo: Total; readonly precedente: Total }>>;
  /** The tipi with something open or paid, the greatest sum paid first. */
  readonly perTipo: readonly { readonly tipo: string; readonly aperti: Total; readonly pagati: Total }[];
  /** Each day of the period with a payment. */
  readonly perGiorno: readonly ({ readonly giorno: LocalDate } & Total)[];
}

const zero = (): Total => ({ numero: 0n, importo: 0n });
const add = (total: Total, { numero, importo }: CountedDay): void => {
  total.numero += numero;
  total.importo += importo;
};
const within = (day: LocalDate | undefined, { da: first, a: last }: Interval): boolean =>
  day !== undefined && day >= first && day <= last;

const ENDED: Readonly<Record<string, EndedWord>> = {
  COMPLETATO: 'PAGATO',
  NON_PAGATO: 'NON_PAGATO',
  ANNULLATO: 'ANNULLATO',
};

/** Adds up the counts. Pure. Source: ui.md O-03 */
export function figuresOf(
  days: readonly CountedDay[],
  derived: DerivedStati,
  { now, before }: { now: Interval; before: Interval },
): Figures {
  const open = Object.fromEntries(OPEN_WORDS.map((word) => [word, zero()])) as Record<OpenWord, Total>;
  const ended = Object.fromEntries(
    ENDED_WORDS.map((word) => [word, { periodo: zero(), precedente: zero() }]),
  ) as Record<EndedWord, { periodo: Total; precedente: Total }>;
  const perTipo = new Map<string, { tipo: string; aperti: Total; pagati: Total }>();
  const perDay = new Map<LocalDate, { giorno: LocalDate } & Total>();
  const ofTipo = (tipo: string) => getOrSet(perTipo, tipo, () => ({ tipo, aperti: zero(), pagati: zero() }));
  for (const day of days) {
    const word = ENDED[day.voce];
    if (word === undefined) {
      const openWord = openWordOf(day, derived);
      if (openWord === undefined) continue;
      add(open[openWord], day);
      add(ofTipo(day.tipo).aperti, day);
    } else if (within(day.giorno, now)) {
      add(ended[word].periodo, day);
      if (word !== 'PAGATO' || day.giorno === undefined) continue;
      const paidOn = day.giorno;
      add(ofTipo(day.tipo).pagati, day);
      add(
        getOrSet(perDay, paidOn, () => ({ giorno: paidOn, ...zero() })),
        day,
      );
    } else if (within(day.giorno, before)) add(ended[word].precedente, day);
  }
  return {
    aperti: open,
    chiusi: ended,
    perTipo: [...perTipo.values()].sort(
      (a, b) => compare(b.pagati.importo, a.pagati.importo) || (a.tipo < b.tipo ? -1 : 1),
    ),
    perGiorno: [...perDay.values()].sort((a, b) => (a.giorno < b.giorno ? -1 : 1)),
  };
}

function openWordOf({ voce, tipo, giorno }: CountedDay, derived: DerivedStati): OpenWord | undefined {
  if (voce === 'INSERIMENTO_DOVUTO') return openStato(derived, tipo, giorno);
  if (voce === 'SCADUTO' || voce === 'PAGAMENTO_INIZIATO' || voce === 'PREDISPOSTO') return voce;
  return undefined;
}

function getOrSet<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  map.set(key, fresh);
  return fresh;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
