import { bookDay, closeDay, plusMs, pspDayOf, type BankTransfer, type Counters, type Flow } from '..';
import { builtinPsps, choosePsp, cleanPlan, noticeKey, planPayments, stream, writeGiornale } from '..';
import type { AnomalyMode, Cents, Giornale, Instant, LedgerMovement, PaidPayment, Run, Truth } from '../model';
import { checkDigits } from '../iuv';

export const ENTI = [
  { codiceFiscale: '80012340123', denominazione: 'Comune di Roccaprova', iban: ['IT22G0542811101000000123401', 'IT96H0542811101000000123402'] },
  { codiceFiscale: '80023450234', denominazione: 'Provincia di Valprova', iban: ['IT62Z0306905020000000234501'] },
  { codiceFiscale: '80034560344', denominazione: 'Azienda sanitaria Monti di Prova', iban: ['IT70M0200803284000000345601'] },
] as const; // prettier-ignore

/** Counters that live as long as the test. */
export function someCounters(): Counters {
  const values = new Map<string, number>();
  return {
    next: (key) => {
      values.set(key, (values.get(key) ?? 0) + 1);
      return values.get(key) ?? 0;
    },
  };
}

export const aRun = (seed: string, anomalies: AnomalyMode, number = 1): Run => ({
  number,
  seed,
  anomalies,
  startedAt: '2026-11-24T08:00:00.000Z',
  config: {},
});

export interface WholeRun {
  readonly truth: Truth;
  readonly transfers: readonly BankTransfer[];
  readonly giornali: readonly Giornale[];
}

/** A run of `count` payments against a platform that answers OK to everything, until the last bank day is published. */
export function aWholeRun(run: Run, count: number, counters = someCounters()): WholeRun {
  const notices = Array.from({ length: count }, (_, at) => aNotice(run, at));
  const plans = planPayments(run, notices);
  const payments = notices.map(({ ec, notice }, at): PaidPayment => {
    const draws = stream(run, 'payments', 'pay', ec, notice);
    const outcomeAt = plusMs(run.startedAt, at * 1000);
    const plan = plans.get(noticeKey(ec, notice)) ?? cleanPlan(run, ec, notice);
    const amount = draws.integer(50, 90_000) as Cents;
    const [lastCopy] = plan.receipt.delaysMs;
    return {
      run: run.number,
      token: `${String(run.number).padStart(4, '0')}${stream(run, 'payments', 'token', ec, notice).digits(28)}`,
      ec,
      notice,
      iuv: notice.slice(1),
      psp: choosePsp(run, ec, notice).pspId,
      amount,
      outcomeAt,
      applicationDate: outcomeAt.slice(0, 10),
      standIn: false,
      transfers: [{ idTransfer: 1, ec, iban: draws.pick(ibanOf(ec)), amount }],
      plan,
      deliveries: [
        lastCopy === undefined
          ? { ec, station: 's', status: 'LOST', attempts: 0 }
          : { ec, station: 's', status: 'OK', attempts: 1, acceptedAt: plusMs(outcomeAt, lastCopy) },
      ],
    };
  });
  const days = [...new Set(payments.map(({ outcomeAt }) => pspDayOf(outcomeAt)))];
  const closed = days.map((day) => closeDay({ run, day, payments, psps: builtinPsps, counters }));
  const transfers = closed.flatMap((day) => day.transfers);
  const flows = closed.flatMap((day) => day.flows).map(published);
  const bankDays = [...new Set(transfers.map(({ accountingDate }) => accountingDate))].sort();
  const giornali: Giornale[] = [];
  const movements = ENTI.flatMap((ente) => {
    const ec = ente.codiceFiscale;
    const booked = bankDays.flatMap((day) =>
      bookDay({ run, ente, counters, transfers: transfers.filter((t) => t.ec === ec && t.accountingDate === day) }),
    );
    if (booked.length === 0) return [];
    const giornale = writeGiornale({
      id: `${run.number}-${ec}`,
      ec,
      from: bankDays[0] ?? '',
      to: bankDays.at(-1) ?? '',
      publishedAt: '2026-12-04T19:00:00.000Z',
      movements: booked,
      seed: run.seed,
    });
    giornali.push(giornale);
    return booked.map((movement): LedgerMovement => ({ ...movement, publishedIn: giornale.id }));
  });
  const truth: Truth = {
    payments,
    flows,
    movements,
    giornali: new Map(giornali.map(({ id, publishedAt }): [string, Instant] => [id, publishedAt])),
  };
  return { truth, transfers, giornali };
}

function aNotice(run: Run, at: number): { ec: string; notice: string } {
  const ente = at % ENTI.length;
  const base = `0${ente + 1}00${String(run.number).padStart(3, '0')}${String(at).padStart(8, '0')}`;
  return { ec: ENTI[ente]?.codiceFiscale ?? '', notice: `3${base}${checkDigits(base)}` };
}

function ibanOf(ec: string): readonly string[] {
  return ENTI.find(({ codiceFiscale }) => codiceFiscale === ec)?.iban ?? [];
}

/** What is to be published is published on time. */
function published(flow: Flow): Flow {
  return {
    ...flow,
    revisions: flow.revisions.map((revision) =>
      revision.publishAt === undefined ? revision : { ...revision, publishedAt: revision.publishAt },
    ),
  };
}
