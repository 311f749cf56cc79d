import { ENTE, INTERMEDIARIO, IUV } from '@mypay/pagamenti-core/testing';
import { ask, receipt } from '../../testing/messages.fixture';
import { DoorFixture } from './door.fixture';

/** A V2 receipt with the content of one element put in the place of another. */
const having = (element: string, content: string) => (value: string) =>
  receipt(2).replace(new RegExp(`<${element}>[^<]*</${element}>`), content.replace('§', value));
const element = (name: string) => having(name, `<${name}>§</${name}>`);
const ofDebtor = (name: string) => having('fullName', `<fullName>Mario Rossi</fullName><${name}>§</${name}>`);
const asked = (name: string) => (value: string) => ask('paGetPaymentV2', { more: `<${name}>${value}</${name}>` });
const demand = (value: string, data = 'YQ==') =>
  ask('paVerifyPaymentNotice')
    .replaceAll('paVerifyPaymentNoticeReq', 'paDemandPaymentNoticeRequest')
    .replace(
      /<qrCode>.*<\/qrCode>/,
      `<idServizio>${value}</idServizio><idSoggettoServizio>00001</idSoggettoServizio><datiSpecificiServizioRequest>${data}</datiSpecificiServizioRequest>`,
    );
const shown = (value: string): string =>
  value.length > 40 ? `${value.slice(0, 8)}… of ${[...value].length} characters` : JSON.stringify(value);
const text = (max: number) => ({
  taken: ['x', 'x'.repeat(max), '😀'.repeat(max), `${'à'.repeat(max - 1)}&amp;`],
  refused: ['', 'x'.repeat(max + 1)],
});
const days = {
  taken: ['2025-11-10', '2025-11-10Z', '2025-11-10+14:00', '1582-10-15', '9999-12-31', '12025-01-01', '-0044-03-15'],
  refused: ['2025-02-30', '2025-11-10T10:00:00', '10/11/2025', ''],
};

/** Every simple type of the schema that a request uses: what lies within its bounds is taken, what lies beyond is refused. */
const TYPES: [type: string, put: (value: string) => string, taken: string[], refused: string[]][] = [
  ['xsd:string (receiptId)', element('receiptId'), ['x', 'x'.repeat(36), 'x'.repeat(255)], ['', 'x'.repeat(256)]],
  ['stText16', ofDebtor('civicNumber'), text(16).taken, text(16).refused],
  ['stText35 (paymentMethod)', element('paymentMethod'), text(35).taken, text(35).refused],
  ['stText70 (pspFiscalCode)', element('pspFiscalCode'), text(70).taken, text(70).refused],
  [
    'stText20 (pspPartitaIVA)',
    having('pspFiscalCode', '<pspPartitaIVA>§</pspPartitaIVA>'),
    text(20).taken,
    text(20).refused,
  ],
  ['stText35', element('creditorReferenceId'), text(35).taken, text(35).refused],
  ['stText35 (idPSP)', element('idPSP'), text(35).taken, text(35).refused],
  ['stText70', element('fullName'), text(70).taken, text(70).refused],
  ['stText140', element('description'), text(140).taken, text(140).refused],
  ['stText210', element('paymentNote'), text(210).taken, text(210).refused],
  [
    'stFiscalCodePA',
    element('fiscalCode'),
    ['01234567890', '99999999999'],
    ['0123456789', '012345678901', 'RSSMRA80A01'],
  ],
  ['stNoticeNumber', element('noticeNumber'), ['302100000000000188', '000000000000000000'], ['30210000000000018', 'x']],
  ['stOutcome', element('outcome'), ['OK', 'KO'], ['ok', 'BOH', '']],
  [
    'stAmount',
    element('paymentAmount'),
    ['0.00', '120.00', '999999999.99', '0000000000000000000000120.00'],
    ['1000000000.00', '120', '120.0', '120.000', '-1.00', '120,00', ''],
  ],
  ['stAmountNotZero', element('transferAmount'), ['0.01', '999999999.99'], ['0.00', '1000000000.00', '1', '']],
  ['stIBAN', element('IBAN'), text(35).taken, text(35).refused],
  ['stIdTransfer', element('idTransfer'), ['1', '5', '+3', '04'], ['0', '6', '1.0', '']],
  ['stEntityUniqueIdentifierType', element('entityUniqueIdentifierType'), ['F', 'G'], ['A', 'FG', '']],
  [
    'stEntityUniqueIdentifierValue',
    element('entityUniqueIdentifierValue'),
    ['xx', 'x'.repeat(16)],
    ['x', 'x'.repeat(17)],
  ],
  ['stNazioneProvincia', ofDebtor('country'), ['IT'], ['I', 'ITA', 'it']],
  ['stEMail', ofDebtor('e-mail'), ['a@b', 'a.b+c@d.e', `a@${'b'.repeat(254)}`], ['a', '@b', `a@${'b'.repeat(255)}`]],
  ['stISODate', element('applicationDate'), days.taken, days.refused],
  [
    'stISODateTime',
    element('paymentDateTime'),
    [
      '2025-11-10T10:15:32',
      '2025-11-10T24:00:00',
      '2025-11-10T10:15:32.1234567890123',
      '2025-11-10T10:15:32-14:00',
      '9999-12-31T23:59:59Z',
      '9999-12-31T24:00:00',
      '-0044-03-15T12:00:00Z',
    ],
    ['2025-11-10', '2025-11-10T24:00:01', '2025-11-10T10:15', '2025-11-10 10:15:32', ''],
  ],
  ['xsd:base64Binary', having('IBAN', '<MBDAttachment>§</MBDAttachment>'), ['YQ==', ''], ['YQ=']],
  ['stText35 (idPA)', (value) => receipt(2, { idPA: value }), ['01234567890'], text(35).refused],
  ['stTransferType', asked('transferType'), ['PAGOPA'], ['BANCA', '']],
  ['stAmount (paGetPayment)', asked('amount'), ['0.00', '120.00'], ['1', '-1.00']],
  ['stText210 (paGetPayment)', asked('paymentNote'), text(210).taken, text(210).refused],
  ['stISODate (paGetPayment)', asked('dueDate'), days.taken, days.refused],
];

describe('every simple type of the requests of paForNode', () => {
  const rows = TYPES.flatMap(([type, put, taken, refused]) => [
    ...taken.map((value) => [type, value, put, 'OK'] as const),
    ...refused.map((value) => [type, value, put, 'KO'] as const),
  ]).map(([type, value, put, outcome]) => [`${type} ${shown(value)}: ${outcome}`, put(value), outcome] as const);

  it.each(rows)('%s', async (_, message, outcome) => {
    const door = await DoorFixture.open();
    const answer = await door.send(message);
    expect([answer.outcome, answer.fault]).toEqual(
      outcome === 'OK' ? ['OK', undefined] : ['KO', `PAA_SINTASSI_EXTRAXSD @ ${INTERMEDIARIO}`],
    );
    expect(door.recorded.at(-1)).toMatchObject({ definitivo: true });
  });

  it.each(['true', 'false', '1', '0'])('xsd:boolean %s is taken', async (value) => {
    const door = await DoorFixture.open();
    expect((await door.send(receipt(2, { standInInside: `<standIn>${value}</standIn>` }))).outcome).toBe('OK');
  });

  it.each([
    ['00001', 'PAA_SEMANTICA'],
    ['0001', 'PAA_SINTASSI_EXTRAXSD'],
    ['000001', 'PAA_SINTASSI_EXTRAXSD'],
  ])('stIdentificativoServizio %s: %s', async (value, fault) => {
    const door = await DoorFixture.open();
    expect((await door.send(demand(value))).fault).toContain(fault);
  });

  it.each([
    ['applicationDate', '12025-01-01'],
    ['applicationDate', '9999-12-31'],
    ['applicationDate', '1582-10-15'],
    ['paymentDateTime', '-0044-03-15T12:00:00Z'],
    ['paymentDateTime', '9999-12-31T23:59:59Z'],
    ['paymentDateTime', '9999-12-31T24:00:00'],
  ])('flags a date that no calendar of ours holds, and keeps the others: %s %s', async (name, value) => {
    const door = await DoorFixture.open();
    await door.send(having(name, `<${name}>${value}</${name}>`)(''));
    const { ricevute, announcements } = door.stores.of(ENTE);
    const [stored] = [...ricevute.values()];
    expect(stored?.anomalie).toContainEqual({ code: 'DATA_FUORI_CALENDARIO', campi: [name] });
    expect(stored?.rt).toMatchObject({ dataBonifico: '2025-11-11', iuv: IUV });
    expect(stored?.rt[name === 'applicationDate' ? 'dataApplicazione' : 'dataOraPagamento']).toBeUndefined();
    expect(announcements[0]?.data).toMatchObject({ dataEsito: '2025-11-10' });
  });
});
