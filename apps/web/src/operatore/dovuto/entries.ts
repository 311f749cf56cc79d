import type { components as Dovuti } from '../../shared/api/schema/dovuti';
import type { components as Pagamenti } from '../../shared/api/schema/pagamenti';
import type { components as Pivot } from '../../shared/api/schema/pivot';

export type LifeEvent = Dovuti['schemas']['LifeEventView'];
export type Attempt = Pagamenti['schemas']['AttemptView'];
export type Call = Pagamenti['schemas']['EventView'];
export type Ricevuta = Pagamenti['schemas']['RicevutaView'];
export type StoryEvent = Pivot['schemas']['EventoStoriaView'];

/** One line of the timeline, whoever told it. */
export type Entry =
  | { readonly from: 'life'; readonly at: string; readonly event: LifeEvent }
  | { readonly from: 'attempt'; readonly at: string; readonly event: Attempt }
  | { readonly from: 'call'; readonly at: string; readonly event: Call }
  | { readonly from: 'receipt'; readonly at: string; readonly event: Ricevuta }
  | { readonly from: 'story'; readonly at: string; readonly event: StoryEvent };

/** What each service told so far; what has not answered is not there. */
export interface Told {
  readonly life?: readonly LifeEvent[] | undefined;
  readonly attempts?: readonly Attempt[] | undefined;
  readonly calls?: readonly Call[] | undefined;
  readonly receipts?: readonly Ricevuta[] | undefined;
  readonly story?: readonly StoryEvent[] | undefined;
}

/** At one instant the cause goes before what it caused. */
function rank({ from, event }: Entry): number {
  if (from === 'life') return event.tipo === 'PAGATO' || event.tipo === 'RICEVUTA' ? 4 : 0;
  if (from === 'story') return event.tipo === 'INCASSATO' ? 6 : 5;
  return { attempt: 1, call: 2, receipt: 3 }[from];
}

/** All that happened, the newest first. A call of the node is its request: the answer of the same call adds nothing. */
export function entriesOf({ life = [], attempts = [], calls = [], receipts = [], story = [] }: Told): readonly Entry[] {
  const all: readonly Entry[] = [
    ...life.map((event): Entry => ({ from: 'life', at: event.quando, event })),
    ...attempts.map((event): Entry => ({ from: 'attempt', at: event.creataIl, event })),
    ...calls
      .filter(({ sottoTipoEvento }) => sottoTipoEvento === 'REQ')
      .map((event): Entry => ({ from: 'call', at: event.dataOraEvento, event })),
    ...receipts.map((event): Entry => ({ from: 'receipt', at: event.ricevutaIl, event })),
    ...story.map((event): Entry => ({ from: 'story', at: event.quando, event })),
  ];
  return all
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => Date.parse(b.entry.at) - Date.parse(a.entry.at) || rank(b.entry) - rank(a.entry) || b.i - a.i)
    .map(({ entry }) => entry);
}
