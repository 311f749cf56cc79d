import { portsSuite, ALL_FLAGS } from '@mypay/pivot-core/testing';
import { type Bench, testBench } from '../../testing/bench';

let bench: Bench;
beforeAll(async () => {
  bench = await testBench();
}, 120_000);
afterAll(() => bench.close());

describe('le porte di pivot, su PostgreSQL: PF1.VERSIONE.SIL, PF1.VERSIONE.CASSA, PF1.RIMOZIONE', () =>
  portsSuite(async () => ({ ente: await bench.newEnte(ALL_FLAGS), unitOfWork: bench.pivot })));
