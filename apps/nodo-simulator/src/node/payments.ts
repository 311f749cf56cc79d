import { createHash } from 'node:crypto';
import { cleanPlan } from '../books';
import type { Instant, LocalDate, PaymentPlan } from '../books/model';
import type { PositionData, Subject } from '../ente/position-data';
import type { Statements } from '../store/store';

export type PositionState = 'INSERTED' | 'PAYING' | 'PAID' | 'NOTIFIED';
export type PaymentState = 'PAYING' | 'PAID' | 'FAILED' | 'CANCELLED' | 'NOTIFIED';

/** What the PSP declared with its outcome. */
export interface OutcomeDetails {
  readonly outcome: 'OK' | 'KO';
  readonly paymentMethod?: string | undefined;
  readonly paymentChannel?: string | undefined;
  readonly fee?: string | undefined;
  readonly payer?: Subject | undefined;
  readonly applicationDate?: LocalDate | undefined;
  readonly transferDate?: LocalDate | undefined;
}

/** What is kept of a payment beside its columns. */
export interface PaymentDocument {
  readonly attempt: number;
  readonly station: string;
  readonly activatedAt: Instant;
  readonly data: PositionData;
  readonly plan: PaymentPlan;
  readonly paymentNote?: string | undefined;
  readonly details?: OutcomeDetails;
  readonly history: readonly { readonly at: Instant; readonly stato: PaymentState }[];
}

export interface PaymentRow {
  readonly token: string;
  readonly ec: string;
  readonly avviso: string;
  readonly run: number;
  readonly psp: string;
  readonly stato: PaymentState;
  readonly scade: Instant;
  readonly esito_alle: Instant | null;
  readonly giorno: LocalDate | null;
  readonly chiuso: boolean;
  readonly doc: PaymentDocument;
}

/** 32 hex digits that follow from seed, notice and attempt: a run played again gives the same tokens. */
export function tokenOf(seed: string, run: number, ec: string, notice: string, attempt: number): string {
  return createHash('sha256').update(`token|${seed}|${run}|${ec}|${notice}|${attempt}`).digest('hex').slice(0, 32);
}

/** The run that means to pay this notice, with what it has planned for it; else the counter's (run 0), with nothing odd. */
export async function planFor(
  tx: Statements,
  ec: string,
  notice: string,
): Promise<{ run: number; seed: string; plan: PaymentPlan }> {
  const [planned] = await tx.rows<{ run: number; seme: string; piano: PaymentPlan }>(
    `select p.run, c.seme, p.piano from corse_pagamenti p join corse c on c.numero = p.run
     where p.ec = $1 and p.avviso = $2 and p.stato in ('DA_FARE', 'ATTIVATO') order by p.run desc limit 1`,
    [ec, notice],
  );
  if (planned) return { run: planned.run, seed: planned.seme, plan: planned.piano };
  return { run: 0, seed: 'banco', plan: cleanPlan({ seed: 'banco', number: 0, anomalies: 'none' }, ec, notice) };
}

export async function lockPosition(
  tx: Statements,
  ec: string,
  notice: string,
): Promise<{ stato: PositionState; in_attivazione: boolean }> {
  await tx.run(
    `insert into posizioni (ec, avviso, stato) values ($1, $2, 'INSERTED') on conflict (ec, avviso) do nothing`,
    [ec, notice],
  );
  const [row] = await tx.rows<{ stato: PositionState; in_attivazione: boolean }>(
    'select stato, in_attivazione from posizioni where ec = $1 and avviso = $2 for update',
    [ec, notice],
  );
  if (!row) throw new Error('the position has just been there');
  return row;
}

export async function movePayment(
  tx: Statements,
  payment: Pick<PaymentRow, 'token' | 'doc'>,
  stato: PaymentState,
  at: Instant,
  more: Partial<PaymentDocument> = {},
): Promise<PaymentDocument> {
  const doc = { ...payment.doc, ...more, history: [...payment.doc.history, { at, stato }] };
  await tx.run('update pagamenti set stato = $2, doc = $3 where token = $1', [
    payment.token,
    stato,
    JSON.stringify(doc),
  ]);
  return doc;
}
