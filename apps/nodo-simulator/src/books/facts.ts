import { counted, type Existing, readCausale } from './causale-reader';
import type { Cents, EsitoFdr, FlowRevision, Instant, Truth } from './model';
import { total } from './money';

/** What an ente's reconciliation knows: effective records only (one version of each). */
export interface Facts {
  readonly receipts: readonly ReceiptRow[];
  readonly notifications: readonly Notification[];
  readonly flows: readonly ActiveFlow[];
  readonly movements: readonly CashMovement[];
}

export interface ReceiptRow {
  readonly iuv: string;
  readonly iur: string;
  readonly indice: number;
  readonly amount: Cents;
  /** The part of the receipt due to this ente. */
  readonly total: Cents;
  readonly iud?: string;
}

export interface Notification {
  readonly iud: string;
  readonly amount: Cents;
}

export interface ActiveFlow {
  /** `sender.id`. */
  readonly psp: string;
  readonly iuf: string;
  /** Version stamp; text order is time order. */
  readonly flowDate: string;
  readonly revision: number;
  readonly declaredTotal: Cents;
  readonly rows: readonly FlowRow[];
}

export interface FlowRow {
  readonly iuv: string;
  readonly iur: string;
  readonly indice: number;
  readonly amount: Cents;
  readonly esito: EsitoFdr;
}

export interface CashMovement {
  readonly anno: string;
  readonly codice: string;
  readonly amount: Cents;
  readonly iuf?: string;
  readonly iuv?: string;
}

export const paymentKey = ({ iuv, iur, indice }: Pick<ReceiptRow, 'iuv' | 'iur' | 'indice'>): string =>
  `${iuv}/${iur}/${indice}`;
export const movementKey = ({ anno, codice }: Pick<CashMovement, 'anno' | 'codice'>): string => `${anno}/${codice}`;
export const flowKey = ({ psp, iuf }: Pick<ActiveFlow, 'psp' | 'iuf'>): string => `${psp}/${iuf.toUpperCase()}`;

/**
 * What the platform can know of an ente at `at` (absent: now): receipts that it answered OK to, the last published revision of
 * each flow, the movements of published giornali, with those of the identifiers in their text that count beside the rest. A row whose IUF is
 * too long is no movement: it is refused. Source: architecture.md, Decisions, 9.
 */
export function factsOf(truth: Truth, ente: string, at?: Instant): Facts {
  const known = (instant: Instant | undefined): boolean => instant !== undefined && (at === undefined || instant <= at);

  const receipts = truth.payments
    .filter(({ deliveries }) => deliveries.some(({ ec, acceptedAt }) => ec === ente && known(acceptedAt)))
    .flatMap(({ iuv, token, transfers }) => {
      const own = transfers.filter(({ ec }) => ec === ente);
      const due = total(own.map(({ amount }) => amount));
      return own.map(({ idTransfer, amount }) => ({ iuv, iur: token, indice: idTransfer, amount, total: due }));
    });

  const flows = truth.flows
    .filter(({ ec }) => ec === ente)
    .flatMap((flow) => {
      const last = lastOf(flow.revisions.filter(({ publishedAt }) => known(publishedAt)));
      return last ? [{ psp: flow.senderId, iuf: flow.iuf, ...versionOf(last) }] : [];
    });

  const existing = existingIn({ receipts, flows });
  const movements = truth.movements
    .filter(({ ec, publishedIn }) => ec === ente && publishedIn !== undefined && known(truth.giornali.get(publishedIn)))
    .flatMap(({ anno, codice, amount, causale }) => {
      const reading = readCausale(causale);
      return reading.rejected ? [] : [{ anno, codice, amount, ...counted(reading, existing) }];
    });

  return { receipts, notifications: [], flows, movements };
}

/** What the readings of a causale may name. */
export function existingIn({ receipts, flows }: Pick<Facts, 'receipts' | 'flows'>): Existing {
  const live = flows.flatMap(({ rows }) => rows.filter(({ esito }) => esito !== '3'));
  return {
    iufs: new Set(flows.map(({ iuf }) => iuf.toUpperCase())),
    iuvs: new Set([...receipts, ...live].map(({ iuv }) => iuv)),
  };
}

function versionOf(revision: FlowRevision): Omit<ActiveFlow, 'psp' | 'iuf'> {
  return {
    flowDate: revision.fdrDate,
    revision: revision.revision,
    declaredTotal: revision.declaredTotal,
    rows: revision.lines.map(({ idTransfer, iuv, iur, amount, esito }) => ({
      iuv,
      iur,
      indice: idTransfer,
      amount,
      esito,
    })),
  };
}

/** The version that supersedes the others: latest flow date, then greatest revision. */
function lastOf(revisions: readonly FlowRevision[]): FlowRevision | undefined {
  return [...revisions]
    .sort((a, b) => (a.fdrDate < b.fdrDate ? -1 : a.fdrDate > b.fdrDate ? 1 : a.revision - b.revision))
    .at(-1);
}
