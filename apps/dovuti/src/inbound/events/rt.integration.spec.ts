import { rtMatchedV1 } from '@mypay/contracts';
import { Database } from '@mypay/platform/db';
import { aReceipt, CF, type RunningDovuti, startDovuti } from '../../testing/dovuti.fixture';

jest.setTimeout(120_000);

describe('a receipt that pagamenti announces', () => {
  let dovuti: RunningDovuti;
  beforeAll(async () => {
    dovuti = await startDovuti();
    await dovuti.announceEnte();
    await dovuti.announceTipo();
  });
  afterAll(() => dovuti?.close());
  const said = async () => {
    const rows = await dovuti.app
      .get(Database)
      .outsideTenants((tx) => tx.query<{ evento: unknown }>(`select evento from outbox order by id`));
    return rows.map(({ evento }) => rtMatchedV1.decode(evento)).map(({ ente, data }) => ({ ente, ...data }));
  };

  it('RIC-senza-attivazione: is answered with its debt, once; one that was activated is not', async () => {
    const activated = { iud: 'X', tipoDovuto: 'TARI' };
    await dovuti.deliver(aReceipt('01000000000000144', { rtId: 'rt-1', dovuto: activated }));
    const unknown = aReceipt('01000000000000245', { rtId: 'rt-2' });
    await dovuti.deliver(unknown);
    await dovuti.deliver(unknown);
    expect(await said()).toEqual([{ ente: CF, rtId: 'rt-2', iuv: '01000000000000245' }]);
  });
});
