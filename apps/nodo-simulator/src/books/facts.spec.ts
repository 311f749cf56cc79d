import { factsOf } from './facts';
import type { Flow, FlowRevision, LedgerMovement, PaidPayment, Truth } from './model';
import { cents } from './money';

const ENTE = '80012340123';
const OTHER = '80023450234';

const aPayment = (over: Partial<PaidPayment> = {}): PaidPayment => ({
  run: 1,
  token: 't1',
  ec: ENTE,
  notice: '301000000000000144',
  iuv: '01000000000000144',
  psp: 'BCALITMM',
  amount: cents(3000),
  outcomeAt: '2026-11-24T09:00:00.000Z',
  applicationDate: '2026-11-24',
  standIn: false,
  transfers: [{ idTransfer: 1, ec: ENTE, iban: 'IT1', amount: cents(3000) }],
  plan: { anomalies: [], receipt: { delaysMs: [1] } },
  deliveries: [{ ec: ENTE, station: 's', status: 'OK', attempts: 1, acceptedAt: '2026-11-24T09:00:02.000Z' }],
  ...over,
});
const aRevision = (over: Partial<FlowRevision> = {}): FlowRevision => ({
  revision: 1,
  fdrDate: '2026-11-25T17:00:00.000Z',
  publishedAt: '2026-11-25T18:00:00.000Z',
  regulation: 'SIM1',
  regulationDate: '2026-11-25',
  declaredCount: 0,
  declaredTotal: cents(0),
  lines: [],
  ...over,
});
const aFlow = (revisions: readonly FlowRevision[]): Flow => ({
  run: 1,
  iuf: '2026-11-25CRBEIT2F-0000000001',
  psp: 'CRBEIT2F',
  senderId: '06945',
  ec: ENTE,
  iban: 'IT1',
  day: '2026-11-24',
  channel: 'SOAP',
  anomalies: [],
  revisions,
});
const aMovement = (over: Partial<LedgerMovement> = {}): LedgerMovement => ({
  run: 1,
  ec: ENTE,
  iban: 'IT1',
  anno: '2026',
  codice: '1001',
  accountingDate: '2026-11-25',
  valueDate: '2026-11-25',
  amount: cents(3000),
  causale: 'BONIFICO',
  payerName: 'BANCA',
  trn: 'SIM1',
  manglers: [],
  anomalies: [],
  publishedIn: 'g1',
  ...over,
});
const aTruth = (over: Partial<Truth>): Truth => ({
  payments: [],
  flows: [],
  movements: [],
  giornali: new Map([['g1', '2026-11-26T19:00:00.000Z']]),
  ...over,
});

describe('what exists for the oracle', () => {
  it('a receipt once the platform answered OK to it, and from that instant', () => {
    const truth = aTruth({ payments: [aPayment()] });
    expect(factsOf(truth, ENTE).receipts).toHaveLength(1);
    expect(factsOf(truth, ENTE, '2026-11-24T09:00:01.999Z').receipts).toHaveLength(0);
    const lost = aPayment({ deliveries: [{ ec: ENTE, station: 's', status: 'LOST', attempts: 0 }] });
    expect(factsOf(aTruth({ payments: [lost] }), ENTE).receipts).toHaveLength(0);
  });

  it('of a receipt for several enti, each its own slices, when its own copy was accepted', () => {
    const payment = aPayment({
      transfers: [
        { idTransfer: 1, ec: ENTE, iban: 'IT1', amount: cents(1000) },
        { idTransfer: 2, ec: OTHER, iban: 'IT2', amount: cents(500) },
        { idTransfer: 3, ec: ENTE, iban: 'IT1', amount: cents(1500) },
      ],
    });
    const truth = aTruth({ payments: [payment] });
    expect(factsOf(truth, ENTE).receipts).toEqual([
      { iuv: payment.iuv, iur: 't1', indice: 1, amount: 1000, total: 2500 },
      { iuv: payment.iuv, iur: 't1', indice: 3, amount: 1500, total: 2500 },
    ]);
    expect(factsOf(truth, OTHER).receipts).toEqual([]);
  });

  it('of a flow the last published revision, under the id of its sender', () => {
    const later = aRevision({ revision: 2, fdrDate: '2026-11-26T08:00:00.000Z', declaredTotal: cents(5) });
    const { publishedAt: _, ...unpublished } = later;
    expect(factsOf(aTruth({ flows: [aFlow([later, aRevision()])] }), ENTE).flows).toMatchObject([
      { psp: '06945', revision: 2, declaredTotal: 5 },
    ]);
    expect(factsOf(aTruth({ flows: [aFlow([aRevision(), unpublished])] }), ENTE).flows).toMatchObject([
      { revision: 1 },
    ]);
    expect(factsOf(aTruth({ flows: [aFlow([unpublished])] }), ENTE).flows).toEqual([]);
  });

  it('a movement once its giornale is published, unless its row is refused', () => {
    const { publishedIn: _, ...unpublished } = aMovement();
    const tooLong = aMovement({
      codice: '1002',
      causale: `/PUR/LGPE-RIVERSAMENTO/URI/2026-11-25BCALITMM-${'0'.repeat(20)}`,
    });
    expect(factsOf(aTruth({ movements: [aMovement(), tooLong] }), ENTE).movements).toMatchObject([{ codice: '1001' }]);
    expect(factsOf(aTruth({ movements: [unpublished] }), ENTE).movements).toEqual([]);
  });
});
