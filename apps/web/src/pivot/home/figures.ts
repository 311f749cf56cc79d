import { addMoney } from '../../shared/i18n/format';
import type { Counter, Counters } from '../../shared/pivot/types';

export interface Figure {
  readonly numero: number;
  readonly importo: string;
}

const NOTHING: Figure = { numero: 0, importo: '0.00' };

/** The classes of payments that have come to their end: cashed, or reported where the ente does not use its treasury here. */
const endsOf = (classi: readonly Counter[]): readonly Counter[] => {
  const cashed = classi.filter(({ classe }) => classe === 'RT_IUF_TES' || classe === 'RT_TES');
  return cashed.some(({ prevista }) => prevista) ? cashed : classi.filter(({ classe }) => classe === 'RT_IUF');
};

const sum = (counters: readonly Counter[]): Figure =>
  counters.length === 0
    ? NOTHING
    : {
        numero: counters.reduce((total, { numero }) => total + numero, 0),
        importo: addMoney(counters.map(({ importo }) => importo)),
      };

/** Payments that are reconciled. No payment is in both classes of the cash. */
export const reconciled = ({ classi }: Counters): Figure => sum(endsOf(classi));

/** The anomalies that the ente's switches foresee, the most numerous first. */
export const anomalie = ({ classi }: Counters): Counter[] =>
  classi
    .filter(({ schermo, prevista }) => schermo === 'ANOMALIE' && prevista)
    .sort((a, b) => b.numero - a.numero || a.classe.localeCompare(b.classe));

/** Entries of the journal that nobody recognises. */
export const unmatched = ({ classi }: Counters): Figure => sum(classi.filter(({ oggetto }) => oggetto === 'MOVIMENTO'));

/** How many flows have these verdicts. */
export const flussi = ({ verdetti }: Counters, names: readonly string[] = Object.keys(verdetti)): number =>
  names.reduce((total, name) => total + (verdetti[name] ?? 0), 0);

/** A share in whole percents, rounded down so that only all is 100; undefined of nothing. */
export const percent = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.floor((Math.min(part, whole) * 100) / whole);
