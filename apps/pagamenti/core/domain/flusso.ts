import { type Cents, sumCents } from '@mypay/kernel';

/** A flow as the list of the node names it: one revision of one IUF of one PSP. */
export interface PublishedFlusso {
  readonly iuf: string;
  /** The PSP in paths of FDR-3; pivot's PSP is the header's sender.id. Source: pagopa-node.md §9.5 "Ours". */
  readonly pspId: string;
  readonly revisione: number;
  readonly pubblicatoIl: Date;
}

/** Outcomes of a row of a flow. Source: pagopa-node.md §9.1, §9.5. */
export const ESITI_RIGA = {
  EXECUTED: '0',
  REVOKED: '3',
  STAND_IN: '4',
  STAND_IN_NO_RPT: '8',
  NO_RPT: '9',
} as const;
/** What stands for a status that the specification does not name: an anomaly, never a dropped flow. */
export const UNKNOWN_ESITO = '?';

/** The one-character outcome of a row. Pure. */
export function esitoRiga(payStatus: string): string {
  return isStato(payStatus) ? ESITI_RIGA[payStatus] : UNKNOWN_ESITO;
}

const isStato = (text: string): text is keyof typeof ESITI_RIGA => Object.hasOwn(ESITI_RIGA, text);

/** What an operator must know of an ingested flow. */
export type AnomaliaFlusso =
  | { readonly code: 'NUMERO_RIGHE_DIVERSO'; readonly dichiarato: number; readonly trovato: number }
  | { readonly code: 'IMPORTO_DIVERSO'; readonly dichiarato: Cents; readonly trovato: Cents }
  | { readonly code: 'ESITO_IGNOTO'; readonly righe: number }
  /** The receiver that the header names is another ente: the node gave the flow to this one all the same. */
  | { readonly code: 'RICEVENTE_DIVERSO'; readonly ricevente: string };

/** Counts rows as they stream by. */
export class RigheCount {
  righe = 0;
  private unknownEsiti = 0;
  private totale = 0n;

  add(riga: { readonly importoCents: bigint; readonly esito: string }): void {
    this.righe++;
    this.totale += riga.importoCents;
    if (riga.esito === UNKNOWN_ESITO) this.unknownEsiti++;
  }

  get sum(): Cents {
    return sumCents([this.totale]);
  }

  /** Totals that do not match are flagged, the flow is imported. Source: pagopa-node.md §20, 5. */
  anomalie(declared: { readonly numeroTotalePagamenti: number; readonly importoTotaleCents: Cents }): AnomaliaFlusso[] {
    const { numeroTotalePagamenti, importoTotaleCents } = declared;
    return [
      ...(numeroTotalePagamenti === this.righe
        ? []
        : [{ code: 'NUMERO_RIGHE_DIVERSO', dichiarato: numeroTotalePagamenti, trovato: this.righe } as const]),
      ...(importoTotaleCents === this.sum
        ? []
        : [{ code: 'IMPORTO_DIVERSO', dichiarato: importoTotaleCents, trovato: this.sum } as const]),
      ...(this.unknownEsiti === 0 ? [] : [{ code: 'ESITO_IGNOTO', righe: this.unknownEsiti } as const]),
    ];
  }
}

/** Codici fiscali of enti among the receiver's codes that are not this ente's; placeholders are none. Pure. */
export function otherReceivers(ente: string, codes: readonly (string | null | undefined)[]): AnomaliaFlusso[] {
  const others = new Set(codes.filter((code): code is string => /^\d{11}$/.test(code ?? '') && code !== ente));
  return [...others].map((receiver) => ({ code: 'RICEVENTE_DIVERSO', ricevente: receiver }));
}

/** A flow that cannot be read as it is: set aside with its bytes and this reason (Italian), so that the others go on. */
export class FaultyFlusso extends Error {
  constructor(
    readonly reason: string,
    /** What the node said in its place. */
    readonly bytes?: Buffer,
  ) {
    super(reason);
    this.name = 'FaultyFlusso';
  }
}

const DAY_MS = 86_400_000;

/**
 * From which publication on to ask: the greatest one seen less one day, since lists are not promised in order; all of the 30
 * days that the node keeps for the nightly sweep, and the first time. Pure. Source: architecture.md, Decisions, 10.
 */
export function startOfPull(cursor: Date | undefined, whole: boolean, now: Date): Date {
  if (whole || cursor === undefined || isBeyondTime(cursor, now)) return new Date(now.getTime() - 30 * DAY_MS);
  return new Date(cursor.getTime() - DAY_MS);
}

/**
 * A publication more than a year ahead of our clock: a slip of who wrote it, which must not make every later pull begin
 * after all that comes. A node may well live some days ahead of us. Pure.
 */
export const isBeyondTime = (publication: Date, now: Date): boolean =>
  publication.getTime() > now.getTime() + 366 * DAY_MS;
