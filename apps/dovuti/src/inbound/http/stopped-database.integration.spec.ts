import { ownServer, type OwnServer, until } from '@mypay/testing';
import { DEADLINE_MS } from '@mypay/platform/service';
import { type Answer, CF, IPA, type RunningDovuti, startDovuti } from '../../testing/dovuti.fixture';

jest.setTimeout(240_000);

/** Room for a machine that has other work to do. */
const ROOM_MS = 10_000;
const DEBITORE = { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' };
const PRINTER = { permessi: ['avviso.massivo'] };
const dovuto = (iud: string) => ({
  iud,
  tipoDovuto: 'TARI',
  causale: 'TARI 2024',
  importo: '120.50',
  dataScadenza: '2030-06-30',
  debitore: DEBITORE,
});

describe('the REST doors while the database is stopped', () => {
  let server: OwnServer;
  let dovuti: RunningDovuti;
  beforeAll(async () => {
    server = await ownServer();
    dovuti = await startDovuti('2024-06-01T10:00:00Z', {}, server.url);
    await dovuti.announceEnte();
    await dovuti.announceTipo();
    expect((await dovuti.call('POST', `/enti/${CF}/dovuti`, dovuto('A'))).status).toBe(201);
  });
  afterAll(async () => {
    await server?.start().catch(() => undefined); // it may run
    await dovuti?.close();
    await server?.close();
  });

  const upload = (iuf: string) => dovuti.upload(`${IPA}-${iuf}-1_2.csv`, 'IUD;codIuv\n');
  const { iud: _, ...content } = dovuto('A');
  /** Every door that needs the database, each with a request that is right. */
  const doors = (run: string): Readonly<Record<string, () => Promise<Answer>>> => ({
    'POST /dovuti': () => dovuti.call('POST', `/enti/${CF}/dovuti`, dovuto(`N${run}`)),
    'GET /dovuti': () => dovuti.call('GET', `/enti/${CF}/dovuti`),
    'GET /dovuti/A': () => dovuti.call('GET', `/enti/${CF}/dovuti/A`),
    'PUT /dovuti/A': () => dovuti.call('PUT', `/enti/${CF}/dovuti/A`, content),
    'DELETE /dovuti/X': () => dovuti.call('DELETE', `/enti/${CF}/dovuti/X`),
    'POST /import-dovuti': () => upload(`F${run}`),
    'GET /import-dovuti': () => dovuti.call('GET', `/enti/${CF}/import-dovuti`),
    'GET /import-dovuti/1': () => dovuti.call('GET', `/enti/${CF}/import-dovuti/1`),
    'GET /import-dovuti/1/scarti': () => dovuti.call('GET', `/enti/${CF}/import-dovuti/1/scarti`),
    'GET /import-dovuti/1/iuv': () => dovuti.call('GET', `/enti/${CF}/import-dovuti/1/iuv`),
    'POST /stampe-avvisi': () => dovuti.call('POST', `/enti/${CF}/stampe-avvisi`, { iud: ['A'] }, PRINTER),
    'GET /stampe-avvisi': () => dovuti.call('GET', `/enti/${CF}/stampe-avvisi`, undefined, PRINTER),
    'GET /stampe-avvisi/1': () => dovuti.call('GET', `/enti/${CF}/stampe-avvisi/1`, undefined, PRINTER),
    'GET /stampe-avvisi/1/parti/1': () => dovuti.call('GET', `/enti/${CF}/stampe-avvisi/1/parti/1`, undefined, PRINTER),
    'POST /quote': () => dovuti.quote({ numeroAvviso: '301000000000000144', scopo: 'VERIFICA' }),
  });
  const everyDoor = async <T>(run: string, look: (answer: Answer, ms: number) => T): Promise<Record<string, T>> => {
    const found = Object.entries(doors(run)).map(async ([door, ask]) => {
      const from = performance.now();
      return [door, look(await ask(), performance.now() - from)] as const;
    });
    return Object.fromEntries(await Promise.all(found));
  };
  const eachIs = <T>(value: T): Record<string, T> =>
    Object.fromEntries(Object.keys(doors('')).map((door) => [door, value]));

  it.each(['SIGINT', 'SIGQUIT'] as const)(
    'answer 503 in time, with words and when to try again, and serve as before when it is back (%s)',
    async (signal) => {
      let stopped = false;
      const caught: number[] = [];
      const asking = Array.from({ length: 8 }, async () => {
        while (!stopped) caught.push((await dovuti.call('GET', `/enti/${CF}/dovuti/A`)).status);
      });
      await until(() => caught.length > 20);
      await server.stop(signal);
      stopped = true;
      await Promise.all(asking);
      expect(caught.filter((status) => status !== 200 && status !== 503)).toEqual([]); // caught in the middle

      const refusals = await everyDoor(signal, ({ status, headers, body }, ms) => ({
        status,
        type: String(headers['content-type']).split(';')[0],
        retry: Number(headers['retry-after']) > 0,
        code: body['code'],
        inTime: ms < DEADLINE_MS + ROOM_MS,
      }));
      expect(refusals).toEqual(
        eachIs({ status: 503, type: 'application/problem+json', retry: true, code: 'NON_DISPONIBILE', inTime: true }),
      );
      expect((await dovuti.app.inject({ method: 'GET', url: '/health/ready' })).statusCode).toBe(503);
      expect((await dovuti.app.inject({ method: 'GET', url: '/health/live' })).statusCode).toBe(200);

      await server.start();
      await until(async () => (await dovuti.call('GET', `/enti/${CF}/dovuti/A`)).status === 200);
      expect(await everyDoor(signal, ({ status }) => status < 500)).toEqual(eachIs(true));
      expect((await dovuti.app.inject({ method: 'GET', url: '/health/ready' })).statusCode).toBe(200);
      const { body } = await upload(`DOPO_${signal}`); // jobs go on too
      await until(async () => {
        const { stato } = (await dovuti.call('GET', `/enti/${CF}/import-dovuti/${String(body['id'])}`)).body;
        return stato === 'IMPORT_ESEGUITO' || stato === 'IMPORT_ABORTITO';
      });
    },
  );
});
