import type { TestDatabase } from '@mypay/testing';
import { EC, noticeNumber, simulatorDatabase, Started } from '../testing/started';
import { TestEnte } from '../testing/test-ente';

jest.setTimeout(120_000);

describe('the treasurer bank for people', () => {
  let database: TestDatabase;
  let simulator: Started;
  let ente: TestEnte;

  beforeAll(async () => {
    database = await simulatorDatabase();
    simulator = await Started.on(database);
    ente = new TestEnte(EC);
    await simulator.registry(await ente.start());
  });
  afterAll(async () => {
    await simulator?.stop();
    await ente?.stop();
    await database?.close();
  });

  const open = async (): Promise<{ cookie: string; csrf: string }> => {
    const answer = await fetch(`${simulator.url}/banca`);
    const text = await answer.text();
    return {
      cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
      csrf: /name="csrf" value="([0-9a-f]+)"/.exec(text)?.[1] ?? '',
    };
  };
  const send = async (fields: Record<string, string>): Promise<Response> => {
    const { cookie, csrf } = await open();
    return fetch(`${simulator.url}/banca`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ csrf, ...fields }),
    });
  };

  it('lets a week go by after a payment, then gives the giornale di cassa as a file', async () => {
    expect(await (await send({ azione: 'pubblica', ec: EC })).text()).toContain('Nessun movimento nuovo');
    const notice = noticeNumber(1);
    await simulator.call('POST', '/psp/BCALITMM/pay', { ec: EC, notice });
    expect(await (await send({ azione: 'settimana' })).text()).toContain('Ora è il');
    const text = await (await send({ azione: 'pubblica', ec: EC })).text();
    const path = /href="(\/banca\/[^"]+)"/.exec(text)?.[1];
    expect(path).toBeDefined();
    const file = await fetch(`${simulator.url}${path}`);
    expect(file.headers.get('content-disposition')).toContain('.csv');
    expect((await file.text()).split('\n').length).toBeGreaterThan(1);
  });

  it('does nothing for a form of another page', async () => {
    const answer = await send({ azione: 'giorno', csrf: 'x' });
    expect(answer.status).toBe(403);
  });

  it.each(['/banca/80012340123/giornali/nessuno', '/banca/x/giornali/%00'])('%s is not there', async (path) => {
    expect([400, 404]).toContain((await fetch(`${simulator.url}${path}`)).status);
  });
});
