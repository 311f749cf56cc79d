import { OTHER_ENTE, ENTE } from '@mypay/pagamenti-core/testing';
import { ask, receipt } from '../../testing/messages.fixture';
import { DoorFixture } from './door.fixture';

describe('a receipt, pagopa-node.md §4.4 and §4.7', () => {
  let door: DoorFixture;
  beforeEach(async () => {
    door = await DoorFixture.open();
  });
  const stored = (ente = ENTE) => [...door.stores.of(ente).ricevute.values()];
  const announced = (ente = ENTE) =>
    door.stores.of(ente).announcements.map(({ data }) => data as Record<string, unknown>);

  it('NODO-4.4-nuova DEC-7-byte: bytes first, then receipt and announcement, then the answer', async () => {
    const message = receipt(2);
    expect((await door.send(message)).outcome).toBe('OK');
    expect(door.story).toEqual(['REQ', 'RSP OK', 'answered']);
    expect(door.kept[0]?.corpo.toString()).toBe(message);
    expect(announced()).toHaveLength(1);
    expect(announced()[0]).toMatchObject({
      rtId: 'rt-0001',
      dataOraMessaggio: new Date('2025-11-10T09:15:32Z'),
      importoTotaleCents: 12000n,
      commissioneCents: 150n,
      fonte: 'PA_SEND_RT_V2',
      versamenti: [{ indice: 1, importoCents: 11400n, tassonomia: '0101101IM' }],
    });
  });

  it('writes the pair of other primitives after the answer, their bytes before', async () => {
    await door.send(ask('paVerifyPaymentNotice'));
    expect(door.story).toEqual(['REQ', 'answered', 'RSP OK']);
  });

  it.each([
    [1, 1],
    [2, 2],
    [1, 2],
    [2, 1],
  ] as const)(
    'NODO-4.4-uguale NODO-4.7-doppia DEC-7-confronto: V%d then V%d of one receipt is one receipt',
    async (first, second) => {
      await door.send(receipt(first));
      const again = receipt(second, { paymentDateTime: '2025-11-10T10:15:32.000+01:00' }).replaceAll('><', '>\n  <');
      expect((await door.send(again)).outcome).toBe('OK');
      expect([stored().length, announced().length]).toEqual([1, 1]);
      expect(stored()[0]?.rt.soloV2?.nota).toBe(first === 1 && second === 1 ? undefined : 'cart-7731');
    },
  );

  it('NODO-4.4-uguale NODO-4.8-receipt: answers KO to a known receipt where an installation wants so', async () => {
    door = await DoorFixture.open({ knownRt: 'KO' });
    await door.send(receipt(2));
    expect((await door.send(receipt(2))).fault).toBe(`PAA_RECEIPT_DUPLICATA @ ${ENTE}`);
  });

  it.each([
    ['amount', { paymentAmount: '120.01' }],
    ['description', { description: 'altro' }],
    ['slice', { firstTransfer: '113.99' }],
    ['date', { paymentDateTime: '2025-11-10T10:15:33' }],
  ])('NODO-4.4-diversa NODO-4.8-receipt: another %s under the same receiptId', async (_, over) => {
    await door.send(receipt(2));
    expect((await door.send(receipt(1, over))).fault).toBe(`PAA_RECEIPT_DUPLICATA @ ${ENTE}`);
    expect([stored().length, announced().length, door.stores.of(ENTE).diverse.length]).toEqual([1, 1, 1]);
  });

  it('NODO-4.4-seconda: another receipt of the same notice is kept and flagged', async () => {
    await door.send(receipt(2));
    expect((await door.send(receipt(2, { receiptId: 'rt-0002' }))).outcome).toBe('OK');
    expect(announced().map(({ anomalie }) => anomalie)).toEqual([[], ['PAGATO_DUE_VOLTE']]);
  });

  it.each(['NODO-4.4-avviso-ignoto', 'NODO-4.7-token-scaduto', 'NODO-4.7-annullata-dopo'])(
    '%s: accepted without asking anybody',
    async () => {
      door.quotes.answer = { esito: 'NON_PAGABILE', causa: 'ANNULLATO' };
      expect((await door.send(receipt(2))).outcome).toBe('OK');
      expect(announced()[0]).not.toHaveProperty('dovuto.iud');
    },
  );

  it('NODO-4.7-aggiornata-dopo: the amount of the receipt wins over that of the activation, which is kept', async () => {
    await door.send(ask('paGetPaymentV2'));
    await door.send(receipt(2, { paymentAmount: '130.00', firstTransfer: '124.00' }));
    expect(announced()[0]).toMatchObject({ importoTotaleCents: 13000n, dovuto: { iud: 'IUD-1' } });
    expect(door.stores.of(ENTE).attivazioni.get('302100000000000188')?.importoCents).toBe(12000n);
  });

  it('NODO-4.4-somme: parts that do not make the whole are stored, flagged, answered OK', async () => {
    expect((await door.send(receipt(2, { firstTransfer: '1.00' }))).outcome).toBe('OK');
    expect(stored()[0]?.anomalie).toEqual([{ code: 'IMPORTI_INCOERENTI', atteso: 12000n, trovato: 700n }]);
  });

  it('NODO-4.4-esito-ko: a KO is stored and closes nothing', async () => {
    expect((await door.send(receipt(2, { outcome: 'KO' }))).outcome).toBe('OK');
    expect(announced()[0]).toMatchObject({ esito: 'KO' });
    expect((await door.send(ask('paVerifyPaymentNotice'))).outcome).toBe('OK');
  });

  it.each([
    ['inside', { standInInside: '<standIn>true</standIn>' }],
    ['inside, lower case', { standInInside: '<standin>1</standin>' }],
    ['beside', { standInBeside: '<standIn>true</standIn>' }],
    ['beside, lower case', { standInBeside: '<standin>true</standin>' }],
  ])('NODO-4.4-standin NODO-4.7-standin: %s the receipt', async (_, over) => {
    for (const version of [1, 2] as const)
      expect((await door.send(receipt(version, { ...over, receiptId: `rt-${version}` }))).outcome).toBe('OK');
    expect(announced().map(({ standIn }) => standIn)).toEqual([true, true]);
  });

  it('NODO-4.4-tassonomia: a slice without transferCategory', async () => {
    expect((await door.send(receipt(1, { category: '' }))).outcome).toBe('OK');
  });

  it('NODO-4.4-guasto: an outage before storing is a KO, and the request stays without outcome', async () => {
    door.stores.failure = new Error('down');
    await door.send(receipt(2));
    expect(door.recorded[0]).toMatchObject({ esito: 'PAA_SYSTEM_ERROR', definitivo: false });
  });

  it('NODO-4.4-guasto: what cannot be kept is not judged', async () => {
    door.giornaleDown = true;
    expect((await door.send(receipt(2))).fault).toBe(`PAA_SYSTEM_ERROR @ 09876543210`);
    expect(stored()).toEqual([]);
  });

  it('DEC-7-byte: keeps what names paSendRT even when it is not one, or not readable', async () => {
    await door.send('<<paSendRT');
    await door.send(Buffer.from('paSendRTV2', 'utf16le'));
    await door.send('garbage', { soapAction: 'paSendRTV2' });
    expect(door.kept).toHaveLength(3);
    expect(door.recorded.map(({ esito }) => esito)).toEqual(['FAULT', 'FAULT', 'PAA_SINTASSI_EXTRAXSD']);
  });

  it('DEC-8-titolare: the copy for a secondary ente never finds that ente’s own activation', async () => {
    await door.send(ask('paGetPaymentV2', { idPA: OTHER_ENTE }));
    await door.send(ask('paGetPaymentV2'));
    await door.send(receipt(2, { idPA: OTHER_ENTE }));
    await door.send(receipt(2));
    expect(announced(OTHER_ENTE)[0]).toMatchObject({
      enteTitolare: ENTE,
      versamenti: [{ indice: 2, importoCents: 600n }],
    });
    expect(announced(OTHER_ENTE)[0]?.['dovuto']).toBeUndefined();
    expect(announced()[0]).toMatchObject({ dovuto: { iud: 'IUD-1' } });
    expect((await door.send(ask('paVerifyPaymentNotice', { idPA: OTHER_ENTE }))).outcome).toBe('OK');
  });

  it('NODO-8.3-data: without a payment instant the stamp is the start of the day of application in Rome, else the arrival', async () => {
    await door.send(receipt(2).replace(/<paymentDateTime>.*?<\/paymentDateTime>/, ''));
    await door.send(receipt(2, { receiptId: 'rt-2' }).replace(/<paymentDateTime>.*?<\/applicationDate>/, ''));
    expect(
      announced().map(({ dataOraMessaggio, dataEsito }) => [(dataOraMessaggio as Date).toISOString(), dataEsito]),
    ).toEqual([
      ['2025-11-09T23:00:00.000Z', '2025-11-10'],
      ['2025-11-10T09:16:00.000Z', '2025-11-10'],
    ]);
  });
});
