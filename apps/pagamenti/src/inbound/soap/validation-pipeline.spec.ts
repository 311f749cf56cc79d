import { OTHER_ENTE, ENTE, INTERMEDIARIO } from '@mypay/pagamenti-core/testing';
import { ask, envelope, receipt } from '../../testing/messages.fixture';
import { DoorFixture } from './door.fixture';

const asks = ['paVerifyPaymentNotice', 'paGetPayment', 'paGetPaymentV2'] as const;
const demand = (idPA: string = ENTE) =>
  envelope(
    `<p:paDemandPaymentNoticeRequest><idPA>${idPA}</idPA><idBrokerPA>${INTERMEDIARIO}</idBrokerPA><idStation>s</idStation><idServizio>00001</idServizio><idSoggettoServizio>00001</idSoggettoServizio><datiSpecificiServizioRequest>PGE+</datiSpecificiServizioRequest></p:paDemandPaymentNoticeRequest>`,
  );

describe('the pipeline of pagopa-node.md §4.1', () => {
  let door: DoorFixture;
  beforeEach(async () => {
    door = await DoorFixture.open();
  });

  const broker = `@ ${INTERMEDIARIO}`;
  it.each([
    ...asks.flatMap((primitive) => [
      [
        `NODO-4.1-1 NODO-4.8-extraxsd: ${primitive} against the schema`,
        ask(primitive, { noticeNumber: '1' }),
        `PAA_SINTASSI_EXTRAXSD ${broker}`,
      ],
      [
        `NODO-4.1-2 NODO-4.8-configurazione: ${primitive} for an unknown ente`,
        ask(primitive, { idPA: '99999999999' }),
        'PAA_ID_DOMINIO_ERRATO @ 99999999999',
      ],
      [
        `NODO-4.1-3: ${primitive} whose notice is of another ente`,
        ask(primitive, { fiscalCode: OTHER_ENTE }),
        `PAA_ID_DOMINIO_ERRATO @ ${ENTE}`,
      ],
      [
        `NODO-4.1-4 NODO-4.8-configurazione: ${primitive} by another broker`,
        ask(primitive, { idBrokerPA: 'altro' }),
        `PAA_ID_INTERMEDIARIO_ERRATO ${broker}`,
      ],
      [
        `NODO-4.1-5 NODO-4.8-configurazione: ${primitive} from a station that does not serve the ente`,
        ask(primitive, { idStation: 'altra' }),
        `PAA_STAZIONE_INT_ERRATA ${broker}`,
      ],
      [
        `NODO-4.1-5: ${primitive} for a notice of another segregation code`,
        ask(primitive, { noticeNumber: '303100000000000188' }),
        `PAA_STAZIONE_INT_ERRATA ${broker}`,
      ],
      [
        `NODO-4.1-ordine: ${primitive} with everything wrong, from the domain on`,
        ask(primitive, { idPA: '99999999999', fiscalCode: ENTE, idBrokerPA: 'x', idStation: 'x' }),
        'PAA_ID_DOMINIO_ERRATO @ 99999999999',
      ],
      [
        `NODO-4.1-ordine: ${primitive} with broker and station wrong`,
        ask(primitive, { idBrokerPA: 'x', idStation: 'x' }),
        `PAA_ID_INTERMEDIARIO_ERRATO ${broker}`,
      ],
      [
        `NODO-4.1-ordine: ${primitive} with station wrong and notice unknown`,
        ask(primitive, { idStation: 'x', noticeNumber: '000000000000000000' }),
        `PAA_STAZIONE_INT_ERRATA ${broker}`,
      ],
    ]),
    ...([1, 2] as const).flatMap((version) => [
      [
        `NODO-4.1-1 NODO-4.4-schema NODO-4.8-extraxsd: a V${version} receipt against the schema`,
        receipt(version, { outcome: 'BOH' }),
        `PAA_SINTASSI_EXTRAXSD ${broker}`,
      ],
      [
        `NODO-4.1-2 NODO-4.4-configurazione: a V${version} receipt for an unknown ente`,
        receipt(version, { idPA: '99999999999' }),
        'PAA_ID_DOMINIO_ERRATO @ 99999999999',
      ],
      [
        `NODO-4.1-4 NODO-4.4-configurazione: a V${version} receipt by another broker`,
        receipt(version, { idBrokerPA: 'altro' }),
        `PAA_ID_INTERMEDIARIO_ERRATO ${broker}`,
      ],
      [
        `NODO-4.1-5 NODO-4.4-configurazione: a V${version} receipt from a station that does not serve the ente`,
        receipt(version, { idStation: 'altra' }),
        `PAA_STAZIONE_INT_ERRATA ${broker}`,
      ],
    ]),
    ['NODO-4.8-semantica: paDemandPaymentNotice', demand(), `PAA_SEMANTICA @ ${ENTE}`],
    [
      'NODO-4.8-extraxsd: paDemandPaymentNotice against the schema',
      demand('x'.repeat(40)),
      `PAA_SINTASSI_EXTRAXSD @ ${'x'.repeat(40)}`.replace(/@ .*/, broker),
    ],
    [
      'NODO-4.1-1: a body that is not well formed',
      '<s:Envelope><p:paSendRTV2Request>',
      `PAA_SINTASSI_EXTRAXSD ${broker}`,
    ],
    [
      'NODO-4.1-1: a document type',
      `<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>${ask('paGetPayment')}`,
      `PAA_SINTASSI_EXTRAXSD ${broker}`,
    ],
  ])('%s', async (_, message, expected) => {
    const answer = await door.send(message);
    expect([answer.status, answer.outcome, answer.fault]).toEqual([200, 'KO', expected]);
    expect(door.quotes.asked).toEqual([]);
  });

  it.each([
    ['INSERITO', undefined, `PAA_ID_DOMINIO_ERRATO @ ${ENTE}`],
    ['PRE_ESERCIZIO', undefined, undefined],
    ['ESERCIZIO', undefined, undefined],
    ['SOSPESO', 'TOTALE', `PAA_ID_DOMINIO_ERRATO @ ${ENTE}`],
    ['SOSPESO', undefined, `PAA_ID_DOMINIO_ERRATO @ ${ENTE}`],
    ['SOSPESO', 'INCASSI', `PAA_SYSTEM_ERROR @ ${ENTE}`],
    ['SOSPESO', 'SOLO_SPONTANEI', undefined],
    ['SOSPESO', 'NUOVI_DEBITI', undefined],
  ] as const)('NODO-4.1-2 NODO-4.6-sospeso: an ente %s %s', async (stato, ambitoSospensione, expected) => {
    door.know({ stato, ambitoSospensione });
    for (const primitive of asks) expect((await door.send(ask(primitive))).fault).toBe(expected);
    expect((await door.send(receipt(2))).outcome).toBe('OK'); // money in is never refused
  });

  it('NODO-4.1-3: takes a receipt of another titolare (broadcast)', async () => {
    expect((await door.send(receipt(2, { idPA: OTHER_ENTE }))).outcome).toBe('OK');
  });

  it('NODO-4.1-5: never holds a receipt to the segregation code of its station', async () => {
    door.know({ codici: [{ stazione: '09876543210_02', tipo: 'SEGREGAZIONE', codice: '77' }] });
    expect((await door.send(receipt(2))).outcome).toBe('OK');
  });

  it.each([...asks, 'receipt'] as const)('NODO-4.1-7 NODO-4.8-system: %s when the database is down', async (what) => {
    door.stores.failure = new Error('connection refused to 10.0.0.1');
    const answer = await door.send(what === 'receipt' ? receipt(2) : ask(what));
    expect(answer.fault).toBe(`PAA_SYSTEM_ERROR @ ${ENTE}`);
    expect(answer.body).not.toContain('10.0.0.1');
    expect(answer.text('description')).toBeUndefined();
  });

  it('answers what is no primitive of ours with a Fault', async () => {
    const answer = await door.send(envelope('<p:paInventata/>'));
    expect([answer.status, answer.body.includes('<soap:Fault>')]).toEqual([500, true]);
  });
});
