import { type ChiaveFlusso, chiaveFlusso, iufMaiuscolo } from './flusso';
import { chiaveMovimento, iuvPuntuale, type Movimento } from './movimento';
import type { Ricevuta } from './ricevuta';

/**
 * What a dirty key selects:
 * - `IUV` the payments of an IUV, the movements that name only it, the counts of the active flows with a row of it;
 * - `IUD` a notification and the payments whose receipt has its IUD; `NOTIFICA` the notification alone;
 * - `MOVIMENTO` one movement; `MOVIMENTI_IUF` the movements that name an IUF;
 * - `IUF` how the flows of an IUF stand to the cash; `FLUSSO` the counts and verdict of one flow.
 */
export const TIPI_CHIAVE = ['IUV', 'IUD', 'NOTIFICA', 'MOVIMENTO', 'MOVIMENTI_IUF', 'IUF', 'FLUSSO'] as const;
export type TipoChiave = (typeof TIPI_CHIAVE)[number];

export interface ChiaveSporca {
  readonly tipo: TipoChiave;
  readonly chiave: string;
}

/** A change of one record: what was there, what is there now; both for a correction. */
export type Cambiamento =
  | { readonly tipo: 'RICEVUTA'; readonly prima?: Ricevuta | undefined; readonly dopo?: Ricevuta | undefined }
  | { readonly tipo: 'NOTIFICA'; readonly iud: string }
  | { readonly tipo: 'FLUSSO'; readonly flusso: ChiaveFlusso; readonly iuv: Iterable<string> }
  | { readonly tipo: 'MOVIMENTO'; readonly prima?: IdentitaMovimento; readonly dopo?: IdentitaMovimento };

type IdentitaMovimento = Parameters<typeof chiaveMovimento>[0] & Pick<Movimento, 'iuf' | 'iuv'>;

/** The keys that a change makes dirty: the table of pivot.md §2.6. `iuv` of a flow: rows of the new and of the old version. */
export function chiaviSporche(c: Cambiamento): ChiaveSporca[] {
  switch (c.tipo) {
    case 'RICEVUTA':
      return senzaDoppi([c.prima, c.dopo].flatMap((r) => (r ? [chiave('IUV', r.iuv), chiave('NOTIFICA', r.iud)] : [])));
    case 'NOTIFICA':
      return senzaDoppi([chiave('IUD', c.iud)]);
    case 'FLUSSO':
      return senzaDoppi([...chiaviFlusso(c.flusso), ...[...c.iuv].map((iuv) => chiave('IUV', iuv))]);
    case 'MOVIMENTO':
      return senzaDoppi(
        [c.prima, c.dopo].flatMap((m) => {
          if (!m) return [];
          const iuf = m.iuf === undefined ? undefined : iufMaiuscolo(m.iuf);
          return [
            chiave('MOVIMENTO', chiaveMovimento(m)),
            chiave('IUF', iuf),
            chiave('IUV', iuvPuntuale(m as Movimento)),
          ];
        }),
      );
  }
}

/** The part of a flow's dirty keys that does not depend on its rows, which a set-wise writer adds itself. */
export function chiaviFlusso(f: ChiaveFlusso): ChiaveSporca[] {
  return [
    { tipo: 'IUF', chiave: iufMaiuscolo(f.iuf) },
    { tipo: 'MOVIMENTI_IUF', chiave: iufMaiuscolo(f.iuf) },
    { tipo: 'FLUSSO', chiave: chiaveFlusso(f) },
  ];
}

const chiave = (tipo: TipoChiave, valore: string | undefined): ChiaveSporca | undefined =>
  valore === undefined ? undefined : { tipo, chiave: valore };

function senzaDoppi(chiavi: readonly (ChiaveSporca | undefined)[]): ChiaveSporca[] {
  const viste = new Map(chiavi.flatMap((c) => (c ? [[`${c.tipo} ${c.chiave}`, c] as const] : [])));
  return [...viste.values()];
}
