import { closeDay, closesAt } from './fdr-generation';
import type { PaidPayment } from './model';
import { cents } from './money';
import { planFlows, planPayments } from './plan';
import { builtinPsps } from './psps';
import { aRun, someCounters } from './testing/a-whole-run';

const ENTE = '80012340123';
const aPayment = (token: string, over: Partial<PaidPayment> = {}): PaidPayment => ({
  run: 1,
  token,
  ec: ENTE,
  notice: `3010000000000001${token}`,
  iuv: `010000000000001${token}`,
  psp: 'BCALITMM',
  amount: cents(1000),
  outcomeAt: '2026-11-24T09:00:00.000Z',
  applicationDate: '2026-11-24',
  standIn: false,
  transfers: [{ idTransfer: 1, ec: ENTE, iban: 'IT1', amount: cents(1000) }],
  plan: { anomalies: [], receipt: { delaysMs: [1] } },
  deliveries: [],
  ...over,
});
const close = (payments: readonly PaidPayment[], maxLines?: number) =>
  closeDay({
    run: aRun('7', 'none'),
    day: '2026-11-24',
    payments,
    psps: builtinPsps,
    counters: someCounters(),
    ...(maxLines === undefined ? {} : { maxLines }),
  });
const linesOf = ({ flows }: ReturnType<typeof close>) =>
  flows.map(({ revisions }) => revisions[0]?.lines.map(({ iur }) => iur));

describe('closing a PSP day (node-simulator.md §8)', () => {
  it('happens on the next bank day', () => {
    expect(closesAt('2026-11-27')).toBe('2026-11-30T05:00:00.000Z');
  });

  it('makes one flow for each PSP, ente and IBAN, in order of payment', () => {
    const closed = close([
      aPayment('12', { outcomeAt: '2026-11-24T09:00:01.000Z' }),
      aPayment('11'),
      aPayment('13', { psp: 'CRBEIT2F' }),
      aPayment('14', { transfers: [{ idTransfer: 1, ec: ENTE, iban: 'IT2', amount: cents(1000) }] }),
    ]);
    expect(linesOf(closed)).toEqual([['11', '12'], ['14'], ['13']]);
    expect(closed.flows.map(({ iuf }) => iuf)).toEqual([
      '2026-11-25BCALITMM-0000000001',
      '2026-11-25BCALITMM-0000000002',
      '2026-11-25CRBEIT2F-0000000001',
    ]);
    expect(closed.transfers.map(({ remittance, amount }) => [remittance, amount])).toEqual([
      ['/PUR/LGPE-RIVERSAMENTO/URI/2026-11-25BCALITMM-0000000001', 2000],
      ['/PUR/LGPE-RIVERSAMENTO/URI/2026-11-25BCALITMM-0000000002', 1000],
      ['/PUR/LGPE-RIVERSAMENTO/URI/2026-11-25CRBEIT2F-0000000001', 1000],
    ]);
  });

  it('spreads the slices of one payment over the flows of its enti, each line with its index; a bollo is in none', () => {
    const closed = close([
      aPayment('11', {
        transfers: [
          { idTransfer: 1, ec: ENTE, iban: 'IT1', amount: cents(400) },
          { idTransfer: 2, ec: '80023450234', iban: 'IT2', amount: cents(300) },
          { idTransfer: 3, ec: ENTE, amount: cents(300) },
        ],
      }),
    ]);
    expect(
      closed.flows.map(({ ec, revisions }) => [ec, revisions[0]?.lines.map(({ idTransfer }) => idTransfer)]),
    ).toEqual([
      [ENTE, [1]],
      ['80023450234', [2]],
    ]);
  });

  it('leaves out other PSP days and other runs', () => {
    const closed = close([aPayment('11', { outcomeAt: '2026-11-24T12:30:00.000Z' }), aPayment('12', { run: 2 })]);
    expect(closed).toEqual({ flows: [], transfers: [] });
  });

  it('splits a flow that is too long', () => {
    expect(linesOf(close([aPayment('11'), aPayment('12'), aPayment('13')], 2))).toEqual([['11', '12'], ['13']]);
  });

  it('says esito 4 of a payment executed in stand-in', () => {
    expect(close([aPayment('11', { standIn: true })]).flows[0]?.revisions[0]?.lines[0]?.esito).toBe('4');
  });

  it('publishes between the evening of D+1 and D+2 24:00', () => {
    for (let at = 0; at < 50; at += 1) {
      const [flow] = close([
        aPayment('11', { transfers: [{ idTransfer: 1, ec: ENTE, iban: `IT${at}`, amount: cents(1) }] }),
      ]).flows;
      const [revision] = flow?.revisions ?? [];
      const publishAt = revision?.publishAt ?? '';
      expect(publishAt > (revision?.fdrDate ?? '')).toBe(true);
      expect(publishAt >= '2026-11-25T17:00:00.000Z' && publishAt < '2026-11-26T23:00:00.000Z').toBe(true);
    }
  });
});

describe('plans', () => {
  const notices = Array.from({ length: 100 }, (_, at) => ({ ec: ENTE, notice: `30100000000000${1000 + at}` }));

  it('depend on the notices, not on their order', () => {
    const run = aRun('7', 'all');
    const planned = planPayments(run, notices);
    const reversed = planPayments(run, [...notices].reverse());
    expect(notices.map(({ ec, notice }) => reversed.get(`${ec}/${notice}`))).toEqual([...planned.values()]);
  });

  it('give at most one anomaly to a payment, and none to most of them', () => {
    const anomalies = [...planPayments(aRun('7', 'all'), notices).values()].map((plan) => plan.anomalies.length);
    expect(Math.max(...anomalies)).toBe(1);
    expect(anomalies.filter((count) => count === 0).length).toBeGreaterThan(70);
  });

  it.each([2, 5, 12, 40])('leave at least half of %i flows with their money and their lines', (count) => {
    const groups = Array.from({ length: count }, (_, at) => `g${at}`);
    const plan = planFlows(aRun('7', 'all'), groups);
    const changed = [...plan.values()].filter(
      (codes) => !codes.every((code) => ['F03', 'F04', 'F08', 'T08'].includes(code)),
    );
    expect(changed.length).toBeLessThanOrEqual(count / 2);
  });

  it('give no anomaly at all to a clean run', () => {
    const run = aRun('7', 'none');
    expect([...planPayments(run, notices).values()].flatMap(({ anomalies }) => anomalies)).toEqual([]);
    expect(planFlows(run, ['a', 'b']).size).toBe(0);
  });
});
