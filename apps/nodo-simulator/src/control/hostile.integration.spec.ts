import { hostileFaults, publishedApi } from '@mypay/testing';
import { EC, KEY, simulatorDatabase, Started } from '../testing/started';
import { TestEnte } from '../testing/test-ente';

it('no request of a broken client makes a control door of the simulator fail', async () => {
  const database = await simulatorDatabase();
  const simulator = await Started.on(database);
  const ente = new TestEnte(EC);
  try {
    await simulator.registry(await ente.start());
    const api = publishedApi('nodo-simulator');
    // The counter for people answers with pages, not with problems.
    const paths = Object.fromEntries(Object.entries(api.paths).filter(([path]) => path.startsWith('/control/')));
    const known = { ec: EC, psp: 'BCALITMM', n: '1', token: '0'.repeat(32), id: '1' };
    const caller = { authorization: `Bearer ${KEY}` };
    expect(await hostileFaults({ ...api, paths }, known, simulator.app, caller)).toEqual([]);
  } finally {
    await simulator.stop();
    await ente.stop();
    await database.close();
  }
}, 300_000);
