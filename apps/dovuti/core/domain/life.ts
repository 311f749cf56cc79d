import type { Cents } from '@mypay/kernel';
import { type Difference, differences } from './differences';
import type { Dovuto } from './dovuto';

export const LIFE_KINDS = [
  'CREATO',
  'IMPORTATO',
  'MODIFICATO',
  'SOSTITUITO',
  'ANNULLATO',
  'PAGATO',
  'RICEVUTA',
] as const;
export type LifeKind = (typeof LIFE_KINDS)[number];

/** Something that happened to a debt, for its timeline. */
export interface LifeEvent {
  readonly quando: Date;
  readonly tipo: LifeKind;
  readonly autore?: string | undefined;
  readonly motivo?: string | undefined;
  readonly differenze?: readonly Difference[] | undefined;
  readonly importazione?: { readonly id: bigint; readonly nomeFile: string; readonly riga: bigint } | undefined;
  readonly rtId?: string | undefined;
  readonly importo?: Cents | undefined;
  /** What a receipt did: PAGATO, PAGATO_DOPO_ANNULLAMENTO, COLLEGATA. */
  readonly esito?: string | undefined;
}

/** One row of the archive with what is known of its life. A modification by file ends one row and begins the next (D05). */
export interface LifeOfRow {
  readonly dovuto: Dovuto;
  readonly importazione: LifeEvent['importazione'];
  readonly prima: readonly { readonly versione: number; readonly dovuto: Dovuto; readonly finoAl: Date }[];
  readonly acts: readonly {
    readonly versione: number;
    readonly atto: 'CREATO' | 'MODIFICATO' | 'ANNULLATO';
    readonly autore: string;
    readonly motivo?: string | undefined;
  }[];
  readonly ricevute: readonly {
    readonly rtId: string;
    readonly esito: string;
    readonly importo: Cents;
    readonly registrataIl: Date;
  }[];
}

/** The timeline of all rows that one IUD had, oldest first. Pure. */
export function lifeOf(rows: readonly LifeOfRow[]): readonly LifeEvent[] {
  return rows
    .flatMap((row, i) => eventsOf(row, rows[i - 1], rows[i + 1]))
    .map((event, i) => ({ event, i }))
    .sort((a, b) => a.event.quando.getTime() - b.event.quando.getTime() || a.i - b.i)
    .map(({ event }) => event);
}

function eventsOf(row: LifeOfRow, previous: LifeOfRow | undefined, next: LifeOfRow | undefined): LifeEvent[] {
  const { dovuto, importazione, prima, ricevute } = row;
  const actOf = (versione: number) => row.acts.find((one) => one.versione === versione);
  const replaces = previous !== undefined && follows(previous, row);
  const first = prima[0]?.dovuto ?? dovuto;
  const created = actOf(1);
  const events: LifeEvent[] = [
    {
      quando: dovuto.creatoIl,
      tipo: replaces ? 'SOSTITUITO' : importazione ? 'IMPORTATO' : 'CREATO',
      autore: created?.autore,
      importazione,
      differenze: replaces ? differences(previous.dovuto.dati, first.dati) : undefined,
    },
  ];
  prima.forEach((one, k) => {
    const after = prima[k + 1]?.dovuto ?? dovuto;
    const act = actOf(one.versione + 1);
    events.push({
      quando: one.finoAl,
      tipo: 'MODIFICATO',
      autore: act?.autore,
      motivo: act?.motivo,
      differenze: differences(one.dovuto.dati, after.dati),
    });
  });
  for (const one of ricevute)
    events.push({
      quando: one.registrataIl,
      tipo: one.esito === 'COLLEGATA' ? 'RICEVUTA' : 'PAGATO',
      rtId: one.rtId,
      importo: one.importo,
      esito: one.esito,
    });
  const cancelled = row.acts.find((one) => one.atto === 'ANNULLATO');
  const endedAsCancelled = dovuto.stato === 'ANNULLATO' && !(next !== undefined && follows(row, next));
  if (endedAsCancelled)
    events.push({
      quando: dovuto.modificatoIl,
      tipo: 'ANNULLATO',
      autore: cancelled?.autore,
      motivo: cancelled?.motivo,
    });
  return events;
}

/** Whether the later row was born in the very act that archived the earlier one: D05, in one transaction, at one instant. */
const follows = (earlier: LifeOfRow, later: LifeOfRow): boolean =>
  earlier.dovuto.stato === 'ANNULLATO' && earlier.dovuto.modificatoIl.getTime() === later.dovuto.creatoIl.getTime();
