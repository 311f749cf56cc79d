import { rtMatchedV1 } from '@mypay/contracts';
import { cents, type Iuv } from '@mypay/kernel';
import { ENTE } from '@mypay/pagamenti-core/testing';
import { ask, receipt } from '../../testing/messages.fixture';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';
import { RtMatchedConsumer } from './rt-matched.consumer';

jest.setTimeout(120_000);

describe('a receipt that comes without an activation', () => {
  let service: PagamentiFixture;
  beforeAll(async () => {
    service = await PagamentiFixture.start();
  });
  afterAll(() => service?.stop());

  const shown = async (rtId: string) =>
    (await service.call('GET', `/enti/${ENTE}/ricevute/${rtId}`, { ente: ENTE, permessi: ['rt.download'] })).body;
  const said = (rtId: string, dovuto?: { iud: string; tipoDovuto: string; importoCents: ReturnType<typeof cents> }) =>
    service.app
      .get(RtMatchedConsumer)
      .on(
        rtMatchedV1.encode(
          rtMatchedV1.from(
            ENTE,
            { rtId, iuv: '02100000000000188' as Iuv, dovuto },
            { versione: 1, occurredAt: new Date('2025-11-10T10:00:00Z'), correlationId: 'prova' },
          ),
        ),
      );
  const dovuto = (importoCents: bigint) => ({ iud: 'IUD-7', tipoDovuto: 'TARI', importoCents: cents(importoCents) });
  const send = async (rtId: string, noticeNumber = '302100000000000188') => {
    expect((await service.post(receipt(2, { receiptId: rtId, noticeNumber }))).body).toContain('<outcome>OK</outcome>');
  };

  it('NODO-4.4-avviso-ignoto: is flagged as unknown when its owner says that nobody knows the notice, not before', async () => {
    await send('rt-a');
    expect((await shown('rt-a'))['anomalie']).toEqual([]);
    await said('rt-a');
    await said('rt-a');
    expect(await shown('rt-a')).toMatchObject({ anomalie: ['AVVISO_SCONOSCIUTO'], iud: null });
  });

  it('NODO-4.4-anomalie: has its amount compared with the dovuto’s; a second one is still paid twice', async () => {
    await send('rt-b');
    await said('rt-b', dovuto(13000n));
    expect(await shown('rt-b')).toMatchObject({
      anomalie: ['IMPORTO_DIVERSO_DAL_DOVUTO', 'PAGATO_DUE_VOLTE'],
      iud: 'IUD-7',
      tipoDovuto: 'TARI',
    });
  });

  it('NODO-4.4-anomalie: has nothing odd when the dovuto is known and its amount is the same', async () => {
    await send('rt-c', '302100000000000289');
    await said('rt-c', dovuto(12000n));
    expect((await shown('rt-c'))['anomalie']).toEqual(['IUV_DIVERSO_DALL_AVVISO']);
  });

  it('that is not here changes nothing', async () => {
    await said('rt-x', dovuto(1n));
    expect((await service.post(ask('paVerifyPaymentNotice'))).body).toContain('outcome');
  });
});
