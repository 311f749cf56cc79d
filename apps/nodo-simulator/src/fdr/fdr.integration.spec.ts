import type { TestDatabase } from '@mypay/testing';
import { cents, type Flow, type FlowLine } from '../books';
import { EC, IBAN, KEY, simulatorDatabase, Started } from '../testing/started';
import { insertFlow } from '../store/truth';

jest.setTimeout(90_000);

interface List {
  metadata: { pageSize: number; pageNumber: number; totPage: number };
  count: number;
  data: { fdr: string; pspId: string; revision: number; published: string }[];
}

const line = (index: number): FlowLine => ({
  index,
  iuv: `0100000000${String(index).padStart(7, '0')}`,
  iur: `iur-${index}`,
  idTransfer: 1,
  amount: cents(index * 10),
  esito: index === 1 ? '9' : '0',
  payDate: '2026-11-23',
});

const flow = (iuf: string, over: Partial<Flow> = {}, lines = [line(1), line(2), line(3)]): Flow => ({
  run: 0,
  iuf,
  psp: 'CRBEIT2F',
  senderId: '06945',
  ec: EC,
  iban: IBAN,
  day: '2026-11-23',
  channel: 'REST',
  anomalies: [],
  revisions: [
    {
      revision: 1,
      fdrDate: '2026-11-24T09:00:00.000Z',
      publishAt: '2026-11-24T09:30:00.000Z',
      regulation: `TRN-${iuf}`,
      regulationDate: '2026-11-24',
      declaredCount: lines.length,
      declaredTotal: cents(60),
      lines,
    },
  ],
  ...over,
});

describe('FDR-3, organization side (N§9.5)', () => {
  let database: TestDatabase;
  let simulator: Started;

  beforeAll(async () => {
    database = await simulatorDatabase(`update orologio set fermo = '2026-11-24T10:00:00.000Z'`);
    simulator = await Started.on(database);
    await simulator.registry('http://127.0.0.1:9/ws');
    const { store } = simulator.simulator;
    const [first] = flow('A').revisions;
    if (!first) throw new Error('no revision');
    await insertFlow(store, flow('A'));
    await insertFlow(
      store,
      flow('B', { revisions: [first, { ...first, revision: 2, fdrDate: '2026-11-24T09:10:00.000Z' }] }),
    );
    await insertFlow(store, flow('C'));
    await insertFlow(store, flow('VECCHIO'));
    await insertFlow(store, flow('MAI'));
    const publish = (iuf: string, revision: number, at: string) =>
      store.run('update revisioni set pubblicata = $3 where iuf = $1 and revisione = $2', [iuf, revision, at]);
    await publish('A', 1, '2026-11-24T09:30:00.000Z');
    await publish('B', 1, '2026-11-24T09:31:00.000Z');
    await publish('B', 2, '2026-11-24T09:40:00.000Z');
    await publish('C', 1, '2026-11-24T09:40:00.000Z');
    await publish('VECCHIO', 1, '2026-10-20T09:40:00.000Z');
  });
  afterAll(async () => {
    await simulator?.stop();
    await database?.close();
  });

  const get = async <T = Record<string, unknown>>(path: string): Promise<{ status: number; body: T; text: string }> => {
    const response = await fetch(`${simulator.url}/fdr-org/service/v1/organizations/${path}`, {
      headers: { 'ocp-apim-subscription-key': 'chiave-fdr-prova' },
    });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text) as T, text };
  };
  const names = async (query: string) =>
    (await get<List>(`${EC}/fdrs${query}`)).body.data.map(({ fdr, revision }) => `${fdr}${revision}`);

  it.each([
    ['the newest published revision of each flow of the last 30 days, oldest first', '', ['A1', 'B2', 'C1']],
    ['strictly later publications', '?publishedGt=2026-11-24T09:30:00Z', ['B2', 'C1']],
    ['publications after an instant with an offset', '?publishedGt=2026-11-24T10:35:00%2B01:00', ['B2', 'C1']],
    ['nothing after the last', '?publishedGt=2026-11-24T09:40:00.000Z', []],
    ['a page of them', '?page=2&size=2', ['C1']],
    ['nothing beyond the last page', '?page=9&size=2', []],
    ['flows of one PSP', '?pspId=BCALITMM', []],
  ])('lists %s', async (_, query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('counts pages', async () => {
    expect((await get<List>(`${EC}/fdrs?size=2`)).body.metadata).toEqual({ pageSize: 2, pageNumber: 1, totPage: 2 });
  });

  it('shows every revision, with the sender whose id is not the PSP’s', async () => {
    for (const revision of [1, 2])
      expect((await get(`${EC}/fdrs/B/revisions/${revision}/psps/CRBEIT2F`)).body).toMatchObject({
        fdr: 'B',
        revision,
        status: 'PUBLISHED',
        sumPayments: 0.6,
        computedSumPayments: 0.6,
        totPayments: 3,
        sender: { type: 'ABI_CODE', id: '06945', pspId: 'CRBEIT2F' },
      });
  });

  it('pages payments in document order', async () => {
    const { body, text } = await get<{ data: unknown[]; count: number }>(
      `${EC}/fdrs/A/revisions/1/psps/CRBEIT2F/payments?page=1&size=2`,
    );
    expect(body).toMatchObject({
      metadata: { totPage: 2 },
      count: 2,
      data: [
        { index: 1, pay: 0.1, payStatus: 'NO_RPT', idTransfer: 1, payDate: '2026-11-23T11:00:00.000Z' },
        { index: 2, pay: 0.2, payStatus: 'EXECUTED' },
      ],
    });
    expect(text).not.toContain('"pay":"');
  });

  it.each([
    ['an ente that it does not know', '99999999999/fdrs', 400, 'FDR-2008'],
    ['a PSP that it does not know', `${EC}/fdrs?pspId=NESSUNO`, 400, 'FDR-2000'],
    ['a page below the first', `${EC}/fdrs?page=0`, 400, 'FDR-1000'],
    ['a page larger than a thousand', `${EC}/fdrs?size=1001`, 400, 'FDR-1000'],
    ['what is no instant', `${EC}/fdrs?publishedGt=ieri`, 400, 'FDR-1000'],
    ['a revision that is not published', `${EC}/fdrs/MAI/revisions/1/psps/CRBEIT2F`, 404, 'FDR-3001'],
    ['a flow older than 30 days', `${EC}/fdrs/VECCHIO/revisions/1/psps/CRBEIT2F`, 404, 'FDR-3001'],
    ['a flow of another PSP', `${EC}/fdrs/A/revisions/1/psps/BCALITMM/payments`, 404, 'FDR-3001'],
  ])('refuses %s', async (_, path, status, appErrorCode) => {
    expect(await get(path)).toMatchObject({ status, body: { appErrorCode, httpStatusCode: status } });
  });

  it('publishes what the control door gives it, exactly as it is written', async () => {
    const header = `{"fdr":"DATO-\\u0000","revision":1 , "fdrDate":"ieri","sumPayments":8.0E1}`;
    const payment = '{"index":1,"pay":80.00,"iuv":null}';
    const readable = `{"ec":"${EC}","pspId":"X","published":"2026-11-24","header":{"fdr":"DATO","revision":1,"sumPayments":1.10},"payments":[ ${payment},{} ]}`;
    const body = `[{"ec":"${EC}","pspId":"X","published":"boh","header":${header},"payments":[]}, ${readable}]`;
    const response = await fetch(`${simulator.url}/control/fdr/flows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body,
    });
    expect([response.status, await response.json()]).toEqual([201, { pubblicati: 2 }]);
    const { text } = await get(`${EC}/fdrs`);
    expect(text).toContain('{"fdr":"DATO-\\u0000","pspId":"X","revision":1,"published":"boh","flowDate":"ieri"}');
    expect(text).toContain('{"fdr":"DATO","pspId":"X","revision":1,"published":"2026-11-24"}');
    expect((await get(`${EC}/fdrs/DATO/revisions/1/psps/X`)).text).toBe(
      '{"fdr":"DATO","revision":1,"sumPayments":1.10}',
    );
    const page = await get(`${EC}/fdrs/DATO/revisions/1/psps/X/payments?size=1`);
    expect(page.text).toBe(`{"metadata":{"pageSize":1,"pageNumber":1,"totPage":2},"count":1,"data":[${payment}]}`);
    expect(await names('?publishedGt=2026-11-24T10:00:00Z')).toEqual(['DATO-\u00001']);
  });

  it.each([['{}'], ['[]'], ['[{"pspId":"X"}]']])('refuses to publish %s', async (body) => {
    const response = await fetch(`${simulator.url}/control/fdr/flows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(400);
  });
});
