import type { TestDatabase } from '@mypay/testing';
import fc from 'fast-check';
import { cents } from '../books/money';
import { PspClient } from '../psp/psp-client';
import { EC, noticeNumber, simulatorDatabase, Started } from '../testing/started';
import { TestEnte } from '../testing/test-ente';
import { textAt } from '../wire/xml-reader';

jest.setTimeout(120_000);

describe('activations at once', () => {
  let database: TestDatabase;
  let simulator: Started;
  let ente: TestEnte;
  let next = 5000;

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

  it('never leave two live tokens for a notice, whoever asks, with or without keys, paying or refusing', async () => {
    const client = new PspClient(simulator.url);
    const { psps } = simulator.simulator.registry;
    const attempt = fc.record({
      psp: fc.nat(psps.length - 1),
      key: fc.option(fc.nat(2), { nil: undefined }),
      then: fc.constantFrom('OK', 'KO', 'none'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 2, maxLength: 8 }), async (attempts) => {
        const notice = noticeNumber((next += 1));
        await Promise.all(
          attempts.map(async ({ psp: at, key, then }) => {
            const psp = psps[at];
            if (!psp) throw new Error('no such PSP');
            const idempotencyKey =
              key === undefined ? undefined : `${psp.codiceFiscale}_${next}prova${key}`.padEnd(22, '0').slice(0, 22);
            const answer = await client.activate(psp, { ec: EC, notice, amount: cents(1), idempotencyKey });
            const token = textAt(answer.root, 'paymentToken');
            if (token !== undefined && then !== 'none')
              await client.outcome(psp, {
                tokens: [token],
                outcome: then,
                method: 'cash',
                channel: 'app',
                fee: cents(0),
                applicationDate: '2026-11-24',
                transferDate: '2026-11-25',
              });
          }),
        );
        const rows = await simulator.simulator.store.rows<{ stato: string }>(
          'select stato from pagamenti where ec = $1 and avviso = $2',
          [EC, notice],
        );
        const live = rows.filter(({ stato }) => stato !== 'FAILED' && stato !== 'CANCELLED');
        expect(live.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  });
});
