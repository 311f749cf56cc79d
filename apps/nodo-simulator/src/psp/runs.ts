import { choosePsp, noticeKey, planPayments } from '../books';
import type { AnomalyMode, Instant, PaymentPlan, Run } from '../books/model';
import { readEuro, writeEuro } from '../books/money';
import type { VirtualClock } from '../clock/virtual-clock';
import type { Logger } from '@mypay/platform/log';
import type { Registry } from '../registry/registry';
import type { Store } from '../store/store';
import type { Counter, Paid, PayOptions } from './counter';

interface Item {
  readonly run: number;
  readonly ec: string;
  readonly avviso: string;
  readonly psp: string;
  readonly stato: 'DA_FARE' | 'ATTIVATO';
  readonly token: string | null;
  readonly importo: string | null;
  readonly tentativi: number;
  readonly opzioni: PayOptions;
  readonly seme: string;
}

/** Real time between two tries of a payment that the ente's station could not serve, and how often. */
const RETRY_MS = 1_000;
const MAX_TRIES = 90;
const PASSING = new Set([
  'PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE',
  'PPT_STAZIONE_INT_PA_TIMEOUT',
  'PPT_STAZIONE_INT_PA_SERVIZIO_NONATTIVO',
  'PPT_STAZIONE_INT_PA_ERRORE_RESPONSE',
  'PPT_SYSTEM_ERROR',
  'PPT_ATTIVAZIONE_IN_CORSO',
  'PPT_PAGAMENTO_IN_CORSO',
]);

/** Runs: opened with a seed, paid by robots in the background; what a crash cuts is taken up again at the next start. */
export class Runs {
  private readonly busy = new Set<string>();
  private readonly waiting = new Map<string, number>();
  private closed = false;
  private loops: Promise<void>[] = [];

  constructor(
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly registry: Registry,
    private readonly counter: Counter,
    private readonly log: Logger,
    private readonly robots: number,
    private readonly realMs: () => number,
  ) {}

  /** Opens a run; with a `requestKey` already used, the run that it opened. */
  async open(
    seed: string,
    config: { readonly anomalies: AnomalyMode; readonly [key: string]: unknown },
    requestKey?: string,
  ): Promise<Run> {
    const startedAt = this.clock.now();
    await this.store.run(
      `insert into corse (numero, chiave, seme, aperta, config)
       select coalesce(max(numero), 0) + 1, $1, $2, $3, $4 from corse on conflict (chiave) do nothing`,
      [requestKey, seed, startedAt, JSON.stringify(config)],
    );
    const [row] = await this.store.rows<RunRow>(
      requestKey === undefined
        ? 'select numero, seme, aperta, config from corse order by numero desc limit 1'
        : 'select numero, seme, aperta, config from corse where chiave = $1',
      requestKey === undefined ? [] : [requestKey],
    );
    if (!row) throw new Error('the run has just been opened');
    return runOf(row);
  }

  async list(): Promise<Run[]> {
    return (await this.store.rows<RunRow>('select numero, seme, aperta, config from corse order by numero')).map(runOf);
  }

  async find(number: number): Promise<Run | undefined> {
    return (await this.list()).find((run) => run.number === number);
  }

  /** Gives the robots notices to pay. What befalls them is decided here, over those that the run does not know yet. */
  async pay(
    run: Run,
    payments: readonly {
      readonly ec: string;
      readonly notice: string;
      readonly psp?: string | undefined;
      readonly options?: PayOptions | undefined;
    }[],
  ): Promise<{ accepted: number; known: number }> {
    const known = new Set(
      (
        await this.store.rows<{ ec: string; avviso: string }>('select ec, avviso from corse_pagamenti where run = $1', [
          run.number,
        ])
      ).map(({ ec, avviso }) => noticeKey(ec, avviso)),
    );
    const fresh = payments.filter(({ ec, notice }) => !known.has(noticeKey(ec, notice)));
    const plans = planPayments(run, fresh);
    await this.store.transaction(async (tx) => {
      for (const [at, { ec, notice, psp, options }] of fresh.entries())
        await tx.run(
          `insert into corse_pagamenti (run, ec, avviso, ord, psp, stato, piano, opzioni)
           values ($1, $2, $3, $4, $5, 'DA_FARE', $6, $7) on conflict do nothing`,
          [
            run.number,
            ec,
            notice,
            known.size + at,
            psp ?? choosePsp(run, ec, notice, this.registry.psps).pspId,
            JSON.stringify(plans.get(noticeKey(ec, notice)) satisfies PaymentPlan | undefined),
            JSON.stringify(options ?? {}),
          ],
        );
    });
    return { accepted: fresh.length, known: payments.length - fresh.length };
  }

  start(): void {
    this.loops = Array.from({ length: this.robots }, () => this.robot());
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.loops);
  }

  async pending(): Promise<number> {
    const [row] = await this.store.rows<{ n: number }>(
      `select count(*)::int as n from corse_pagamenti where stato in ('DA_FARE', 'ATTIVATO')`,
    );
    return row?.n ?? 0;
  }

  private async robot(): Promise<void> {
    while (!this.closed) {
      try {
        const item = await this.take();
        if (!item) {
          await sleep(100);
          continue;
        }
        const key = keyOf(item);
        try {
          await this.payOne(item);
        } finally {
          this.busy.delete(key);
        }
      } catch (error) {
        this.log.warn({ err: error }, 'a robot could not pay; it tries again');
        await sleep(RETRY_MS);
      }
    }
  }

  /** The first open item that no robot has in hand and whose wait is over. */
  private async take(): Promise<Item | undefined> {
    const items = await this.store.rows<Item>(
      `select p.run, p.ec, p.avviso, p.psp, p.stato, p.token, p.importo, p.tentativi, p.opzioni, c.seme
       from corse_pagamenti p join corse c on c.numero = p.run
       where p.stato in ('DA_FARE', 'ATTIVATO') order by p.run, p.ord limit $1`,
      [this.robots * 4 + this.waiting.size],
    );
    const now = this.realMs();
    const item = items.find((one) => !this.busy.has(keyOf(one)) && (this.waiting.get(keyOf(one)) ?? 0) <= now);
    if (item) this.busy.add(keyOf(item));
    return item;
  }

  private async payOne(item: Item): Promise<void> {
    const psp = this.registry.psp(item.psp);
    if (!psp)
      return this.refuse(item, {
        outcome: 'KO',
        step: 'verify',
        fault: { faultCode: 'PSP_SCONOSCIUTO', faultString: item.psp },
      });
    const seed = `${item.seme}|${item.run}`;
    const paid =
      item.stato === 'ATTIVATO' && item.token !== null && item.importo !== null
        ? await this.counter.report(psp, item.token, readEuro(item.importo), item.opzioni, seed)
        : await this.counter.pay(
            psp,
            item.ec,
            item.avviso,
            { ...item.opzioni, ...(item.importo === null ? {} : { amount: item.importo }) },
            seed,
            {
              verified: (amount) => this.mark(item, 'DA_FARE', null, writeEuro(amount)),
              activated: (token, amount) => this.mark(item, 'ATTIVATO', token, writeEuro(amount)),
            },
          );
    this.waiting.delete(keyOf(item));
    if (paid.outcome === 'OK') {
      await this.mark(item, paid.step === 'outcome' ? 'PAGATO' : 'RIFIUTATO', paid.token ?? null, paid.amount ?? null);
      return;
    }
    if (isPassing(paid) && item.tentativi + 1 < MAX_TRIES) {
      this.waiting.set(keyOf(item), this.realMs() + RETRY_MS);
      await this.store.run(
        'update corse_pagamenti set tentativi = tentativi + 1, errore = $4 where run = $1 and ec = $2 and avviso = $3',
        [item.run, item.ec, item.avviso, paid.fault?.faultCode],
      );
      return;
    }
    await this.refuse(item, paid);
  }

  private async refuse(item: Item, { step, fault }: Paid): Promise<void> {
    const words = [step, fault?.faultCode, fault?.originalFaultCode, fault?.description].filter(Boolean).join(' · ');
    await this.store.run(
      `update corse_pagamenti set stato = 'RIFIUTATO', errore = $4 where run = $1 and ec = $2 and avviso = $3`,
      [item.run, item.ec, item.avviso, words],
    );
  }

  private async mark(item: Item, stato: string, token: string | null, importo: string | null): Promise<void> {
    await this.store.run(
      `update corse_pagamenti set stato = $4, token = coalesce($5, token), importo = coalesce($6, importo), errore = null
       where run = $1 and ec = $2 and avviso = $3`,
      [item.run, item.ec, item.avviso, stato, token, importo],
    );
  }
}

interface RunRow {
  readonly numero: number;
  readonly seme: string;
  readonly aperta: Instant;
  readonly config: { readonly anomalies: AnomalyMode };
}

const runOf = ({ numero, seme, aperta, config }: RunRow): Run => ({
  number: numero,
  seed: seme,
  startedAt: aperta,
  anomalies: config.anomalies,
  config,
});

const keyOf = ({ run, ec, avviso }: Pick<Item, 'run' | 'ec' | 'avviso'>): string => `${run}/${ec}/${avviso}`;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Worth another try: the ente's station was away, or the answer of a call cut by a crash is still to come. */
function isPassing({ fault }: Paid): boolean {
  if (!fault) return false;
  return PASSING.has(fault.faultCode) || fault.originalFaultCode === 'PAA_SYSTEM_ERROR';
}
