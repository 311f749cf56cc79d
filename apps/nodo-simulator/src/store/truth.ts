import type {
  BankTransfer,
  Flow,
  FlowRevision,
  Giornale,
  LedgerMovement,
  PaidPayment,
  ReceiptDelivery,
  Truth,
} from '../books/model';
import type { PaymentRow } from '../node/payments';
import type { Statements } from './store';

interface DeliveryRow {
  readonly token: string;
  readonly ec: string;
  readonly stazione: string;
  readonly stato: ReceiptDelivery['status'];
  readonly tentativi: number;
  readonly accettata: string | null;
  readonly prossima: string | null;
}

/** Paid payments with their deliveries: all, those of a run, or those of a PSP day of a run that are not in a flow yet. */
export async function paidPayments(
  on: Statements,
  only?: { readonly run: number; readonly giorno?: string },
): Promise<PaidPayment[]> {
  const rows = await on.rows<PaymentRow>(
    `select * from pagamenti where esito_alle is not null
       and ($1::int is null or run = $1) and ($2::text is null or (giorno = $2 and not chiuso)) order by ec, avviso, ord`,
    [only?.run, only?.giorno],
  );
  const deliveries = new Map<string, ReceiptDelivery[]>();
  const found = await on.rows<DeliveryRow>(
    `select token, ec, stazione, stato, tentativi, accettata, prossima from consegne
     where $1::text[] is null or token = any($1) order by ord`,
    [only ? rows.map(({ token }) => token) : null],
  );
  for (const { token, ec, stazione, stato, tentativi, accettata, prossima } of found) {
    const delivery: ReceiptDelivery = {
      ec,
      station: stazione,
      status: stato,
      attempts: tentativi,
      ...(accettata === null ? {} : { acceptedAt: accettata }),
      ...(prossima === null ? {} : { dueAt: prossima }),
    };
    deliveries.set(token, [...(deliveries.get(token) ?? []), delivery]);
  }
  return rows.map(({ token, ec, avviso, run, psp, esito_alle, giorno, doc }) => ({
    run,
    token,
    ec,
    notice: avviso,
    iuv: doc.data.iuv,
    psp,
    amount: doc.data.amount,
    outcomeAt: esito_alle ?? doc.activatedAt,
    applicationDate: doc.details?.applicationDate ?? giorno ?? '',
    standIn: false,
    transfers: doc.data.transfers.map(({ idTransfer, ec: beneficiary, iban, amount, category, remittance }) => ({
      idTransfer,
      ec: beneficiary,
      amount,
      category,
      remittance,
      ...(iban === undefined ? {} : { iban }),
    })),
    plan: doc.plan,
    deliveries: deliveries.get(token) ?? [],
  }));
}

/** Of which ente, of which run; absent: of all. */
export interface Selection {
  readonly ec?: string | undefined;
  readonly run?: number | undefined;
}

/** Flows with all their revisions, published or not, in the order in which they were made. */
export async function flowsOf(on: Statements, { ec, run }: Selection = {}): Promise<Flow[]> {
  const flows = await on.rows<{ ec: string; psp: string; iuf: string; doc: Omit<Flow, 'revisions'> }>(
    'select ec, psp, iuf, doc from flussi where ($1::text is null or ec = $1) and ($2::int is null or run = $2) order by ord',
    [ec, run],
  );
  const revisions = await on.rows<{
    ec: string;
    psp: string;
    iuf: string;
    pubblicata: string | null;
    doc: FlowRevision;
  }>(
    `select r.ec, r.psp, r.iuf, r.pubblicata, r.doc from revisioni r join flussi f using (ec, psp, iuf)
     where ($1::text is null or r.ec = $1) and ($2::int is null or f.run = $2) order by r.revisione`,
    [ec, run],
  );
  const byFlow = new Map<string, FlowRevision[]>();
  for (const row of revisions) {
    const key = [row.ec, row.psp, row.iuf].join('|');
    const revision = row.pubblicata === null ? row.doc : { ...row.doc, publishedAt: row.pubblicata };
    byFlow.set(key, [...(byFlow.get(key) ?? []), revision]);
  }
  return flows.map((row) => ({ ...row.doc, revisions: byFlow.get([row.ec, row.psp, row.iuf].join('|')) ?? [] }));
}

export async function insertFlow(tx: Statements, { revisions, ...flow }: Flow): Promise<void> {
  await tx.run('insert into flussi (ec, psp, iuf, run, doc) values ($1, $2, $3, $4, $5)', [
    flow.ec,
    flow.psp,
    flow.iuf,
    flow.run,
    JSON.stringify(flow),
  ]);
  for (const revision of revisions)
    await tx.run(
      'insert into revisioni (ec, psp, iuf, revisione, da_pubblicare, doc) values ($1, $2, $3, $4, $5, $6)',
      [flow.ec, flow.psp, flow.iuf, revision.revision, revision.publishAt, JSON.stringify(revision)],
    );
}

export async function insertTransfer(tx: Statements, transfer: BankTransfer): Promise<void> {
  await tx.run('insert into bonifici (trn, ec, run, contabile, doc) values ($1, $2, $3, $4, $5)', [
    transfer.trn,
    transfer.ec,
    transfer.run,
    transfer.accountingDate,
    JSON.stringify(transfer),
  ]);
}

export async function movementsOf(on: Statements, { ec, run }: Selection = {}): Promise<LedgerMovement[]> {
  const rows = await on.rows<{ giornale: string | null; doc: LedgerMovement }>(
    'select giornale, doc from movimenti where ($1::text is null or ec = $1) and ($2::int is null or run = $2) order by ord',
    [ec, run],
  );
  return rows.map(({ giornale, doc }) => (giornale === null ? doc : { ...doc, publishedIn: giornale }));
}

export type GiornaleHeader = Omit<Giornale, 'content'>;

export async function giornaliOf(on: Statements, ec?: string): Promise<GiornaleHeader[]> {
  const rows = await on.rows<{ doc: GiornaleHeader }>(
    `select doc - 'content' as doc from giornali where $1::text is null or ec = $1 order by ord`,
    [ec],
  );
  return rows.map(({ doc }) => doc);
}

/** Everything that happened, in one snapshot. */
export async function truthOf(on: Statements): Promise<Truth> {
  const giornali = await giornaliOf(on);
  return {
    payments: await paidPayments(on),
    flows: await flowsOf(on),
    movements: await movementsOf(on),
    giornali: new Map(giornali.map(({ id, publishedAt }) => [id, publishedAt])),
  };
}
