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
  /** Each of the next days on which something that can be paid falls due. */
  readonly scadenze: readonly ({ readonly giorno: LocalDate } & Total)[];
}

/** How many days of due dates are shown, today among them. Source: ui.md §11, O-03 "Scadenze prossime 30 giorni". */
export const DUE_DAYS = 30;

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
  const dueOn = new Map<LocalDate, { giorno: LocalDate } & Total>();
  const coming = { da: now.a, a: addDays(now.a, DUE_DAYS - 1) };
  const onDay = (days: typeof perDay, date: LocalDate) => getOrSet(days, date, () => ({ giorno: date, ...zero() }));
  const ofTipo = (tipo: string) => getOrSet(perTipo, tipo, () => ({ tipo, aperti: zero(), pagati: zero() }));
  for (const day of days) {
    const word = ENDED[day.voce];
    if (word === undefined) {
      const openWord = openWordOf(day, derived);
      if (openWord === undefined) continue;
      add(open[openWord], day);
      add(ofTipo(day.tipo).aperti, day);
      if (openWord === 'DA_PAGARE' && day.giorno !== undefined && within(day.giorno, coming))
        add(onDay(dueOn, day.giorno), day);
    } else if (within(day.giorno, now)) {
      add(ended[word].periodo, day);
      if (word !== 'PAGATO' || day.giorno === undefined) continue;
      add(ofTipo(day.tipo).pagati, day);
      add(onDay(perDay, day.giorno), day);
    } else if (within(day.giorno, before)) add(ended[word].precedente, day);
  }
  return {
    aperti: open,
    chiusi: ended,
    perTipo: [...perTipo.values()].sort(
      (a, b) => compare(b.pagati.importo, a.pagati.importo) || (a.tipo < b.tipo ? -1 : 1),
    ),
    perGiorno: inOrder(perDay),
    scadenze: inOrder(dueOn),
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

const inOrder = <T extends { readonly giorno: LocalDate }>(days: ReadonlyMap<LocalDate, T>): readonly T[] =>
  [...days.values()].sort((a, b) => (a.giorno < b.giorno ? -1 : 1));

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
