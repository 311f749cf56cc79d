import { type FlussoKey, flussoKey, upperIuf } from './flusso';
import { movimentoKey, punctualIuv, type Movimento } from './movimento';
import type { Ricevuta } from './ricevuta';

/**
 * What a dirty key selects:
 * - `IUV` the payments of an IUV, the movements that may name it, the counts of the active flows with a row of it;
 * - `IUD` a notification and the payments whose receipt has its IUD; `NOTIFICA` the notification alone;
 * - `MOVIMENTO` one movement; `MOVIMENTI_IUF` the movements that have an IUF among their readings, in any place;
 * - `IUF` how the flows of an IUF stand to the cash; `FLUSSO` the counts and verdict of one flow.
 */
export const KEY_TYPES = ['IUV', 'IUD', 'NOTIFICA', 'MOVIMENTO', 'MOVIMENTI_IUF', 'IUF', 'FLUSSO'] as const;
export type KeyType = (typeof KEY_TYPES)[number];

export interface DirtyKey {
  readonly tipo: KeyType;
  readonly chiave: string;
}

/** A change of one record: what was there, what is there now; both for a correction. */
export type Change =
  | { readonly tipo: 'RICEVUTA'; readonly prima?: Ricevuta | undefined; readonly dopo?: Ricevuta | undefined }
  | { readonly tipo: 'NOTIFICA'; readonly iud: string }
  | { readonly tipo: 'FLUSSO'; readonly flusso: FlussoKey; readonly iuv: Iterable<string> }
  | { readonly tipo: 'MOVIMENTO'; readonly prima?: MovimentoIdentity; readonly dopo?: MovimentoIdentity };

type MovimentoIdentity = Parameters<typeof movimentoKey>[0] & Pick<Movimento, 'iuf' | 'iuv'>;

/** The keys that a change makes dirty: the table of pivot.md §2.6. `iuv` of a flow: rows of the new and of the old version. */
export function dirtyKeys(c: Change): DirtyKey[] {
  switch (c.tipo) {
    case 'RICEVUTA':
      return withoutDoubles([c.prima, c.dopo].flatMap((r) => (r ? [key('IUV', r.iuv), key('NOTIFICA', r.iud)] : [])));
    case 'NOTIFICA':
      return withoutDoubles([key('IUD', c.iud)]);
    case 'FLUSSO':
      return withoutDoubles([...flussoKeys(c.flusso), ...[...c.iuv].map((iuv) => key('IUV', iuv))]);
    case 'MOVIMENTO':
      return withoutDoubles(
        [c.prima, c.dopo].flatMap((m) => {
          if (!m) return [];
          const iuf = m.iuf === undefined ? undefined : upperIuf(m.iuf);
          return [key('MOVIMENTO', movimentoKey(m)), key('IUF', iuf), key('IUV', punctualIuv(m as Movimento))];
        }),
      );
  }
}

/** What depends on the code that counts for a movement, when another one counts from now on. Source: pivot-formats.md §3.4b. */
export function countedCodeKeys(before: Movimento, after: Movimento): DirtyKey[] {
  return dirtyKeys({ tipo: 'MOVIMENTO', prima: before, dopo: after }).filter(({ tipo }) => tipo !== 'MOVIMENTO');
}

/** The part of a flow's dirty keys that does not depend on its rows, which a set-wise writer adds itself. */
export function flussoKeys(f: FlussoKey): DirtyKey[] {
  return [
    { tipo: 'IUF', chiave: upperIuf(f.iuf) },
    { tipo: 'MOVIMENTI_IUF', chiave: upperIuf(f.iuf) },
    { tipo: 'FLUSSO', chiave: flussoKey(f) },
  ];
}

const key = (type: KeyType, value: string | undefined): DirtyKey | undefined =>
  value === undefined ? undefined : { tipo: type, chiave: value };

function withoutDoubles(keys: readonly (DirtyKey | undefined)[]): DirtyKey[] {
  const seen = new Map(keys.flatMap((c) => (c ? [[`${c.tipo} ${c.chiave}`, c] as const] : [])));
  return [...seen.values()];
}
