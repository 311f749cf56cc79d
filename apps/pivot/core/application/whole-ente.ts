import type { DirtyKey } from '../domain';
import { judgePayments } from './judge-payments';
import type { ClassificazioneStores, IuvStretch } from './ports';
import { TurnOfWork } from './reclassify';

/** What a piece of the whole did, and where the next one begins. */
export interface PieceResult<T> {
  /** Objects that it looked at. */
  readonly looked: number;
  /** Objects whose stored result was another. */
  readonly changed: number;
  readonly next: T;
}

/** A piece of the work on a whole ente, for one transaction. */
export type Piece<T> = (stores: ClassificazioneStores) => Promise<PieceResult<T>>;

/**
 * Performs a piece in a transaction of its own. `leave` is for one that cannot be computed: it puts the keys of the piece in
 * the worker's queue, which knows how to live with a poisoned one.
 */
export type Perform = <T>(piece: Piece<T>, leave: Piece<T>) => Promise<T>;

export interface PieceSizes {
  /** Keys of flows, notifications or movements in a piece. */
  readonly keys: number;
  /** Payments in a piece, more or less. */
  readonly payments: number;
  /** Pieces of payments under way at once. */
  readonly lanes: number;
}

type SeriesType = 'IUF' | 'NOTIFICA' | 'MOVIMENTO' | 'FLUSSO';

/**
 * Everything of an ente, each object judged once: which codes of the movements count, how the flows stand to the cash, the
 * payments in the order of their IUV, notifications and movements, and last the counts and verdicts of the flows, which count payments. Pieces are short, so
 * that no lock is held for long; what is written meanwhile by others leaves its own keys. Source: pivot.md §2.6, 7.
 */
export async function throughEnte(perform: Perform, sizes: PieceSizes): Promise<void> {
  await series(perform, 'MOVIMENTO', sizes.keys, (turn) => turn.codes());
  await series(perform, 'IUF', sizes.keys, (turn) => turn.esiti());
  await payments(perform, sizes);
  for (const type of ['NOTIFICA', 'MOVIMENTO', 'FLUSSO'] as const)
    await series(perform, type, sizes.keys, (turn) => turn.run());
}

async function series(
  perform: Perform,
  type: SeriesType,
  size: number,
  work: (turn: TurnOfWork) => Promise<void>,
): Promise<void> {
  const nextOf = (keys: readonly DirtyKey[]): string | undefined =>
    keys.length < size ? undefined : keys.at(-1)?.chiave;
  for (let after: string | undefined = ''; after !== undefined;) {
    const from: string = after;
    after = await perform<string | undefined>(
      async (stores) => {
        const keys = await stores.all.block(type, from, size);
        const turn = new TurnOfWork(stores, await stores.fatti.flag(), keys, false);
        await work(turn);
        return { looked: keys.length, changed: turn.changed, next: nextOf(keys) };
      },
      async (stores) => {
        const keys = await stores.all.block(type, from, size);
        await stores.chiavi.add(keys);
        return { looked: keys.length, changed: 0, next: nextOf(keys) };
      },
    );
  }
}

/** The lanes take stretches of IUVs one after the other, from one beginning; each stretch is a piece. */
async function payments(perform: Perform, { payments: size, lanes }: PieceSizes): Promise<void> {
  let after: string | undefined = '';
  let turn: Promise<unknown> = Promise.resolve();
  const claim = (): Promise<IuvStretch | undefined> => {
    const mine = turn.then(async () => {
      if (after === undefined) return undefined;
      const from = after;
      const find: Piece<string | undefined> = async ({ stretches }) => ({
        looked: 0,
        changed: 0,
        next: await stretches.end(from, size),
      });
      const upTo = await perform(find, find);
      after = upTo;
      return { after: from, upTo };
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
  const lane = async (): Promise<void> => {
    for (let stretch = await claim(); stretch; stretch = await claim()) {
      const mine = stretch;
      await perform(
        (stores) => judgeStretch(stores, mine),
        (stores) => leaveStretch(stores, mine, size),
      );
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function judgeStretch(stores: ClassificazioneStores, stretch: IuvStretch): Promise<PieceResult<void>> {
  const flag = await stores.fatti.flag();
  const facts = await stores.stretches.facts(stretch);
  const kept = await stores.stretches.kept(stretch);
  const iuv = new Set<string>();
  for (const { iuv: code } of facts.ricevute) iuv.add(code);
  for (const { iuv: code } of facts.righe) iuv.add(code);
  const { changed, removed } = judgePayments(iuv, facts, kept, flag);
  if (changed.length + removed.length > 0) await stores.classi.writePagamenti(changed, removed);
  return { looked: iuv.size, changed: changed.length + removed.length, next: undefined };
}

async function leaveStretch(
  stores: ClassificazioneStores,
  { after, upTo }: IuvStretch,
  size: number,
): Promise<PieceResult<void>> {
  let looked = 0;
  for (let from: string | undefined = after; from !== undefined;) {
    const block: readonly DirtyKey[] = await stores.all.block('IUV', from, size);
    const keys = block.filter(({ chiave }) => upTo === undefined || chiave <= upTo);
    await stores.chiavi.add(keys);
    looked += keys.length;
    from = keys.length < size ? undefined : keys.at(-1)?.chiave;
  }
  return { looked, changed: 0, next: undefined };
}
