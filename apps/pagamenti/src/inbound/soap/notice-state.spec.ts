import type { UnpayableReason } from '@mypay/contracts';
import { cents } from '@mypay/kernel';
import { aQuote, ENTE, IUV } from '@mypay/pagamenti-core/testing';
import { ask, receipt } from '../../testing/messages.fixture';
import { DoorFixture } from './door.fixture';

const asks = ['paVerifyPaymentNotice', 'paGetPayment', 'paGetPaymentV2'] as const;

describe('the state of a notice, pagopa-node.md §4.6', () => {
  let door: DoorFixture;
  beforeEach(async () => {
    door = await DoorFixture.open();
  });

  const CAUSE: Record<UnpayableReason, [id: string, fault: string]> = {
    SCONOSCIUTO: ['NODO-4.6-sconosciuto', 'PAA_PAGAMENTO_SCONOSCIUTO'],
    SCADUTO: ['NODO-4.6-scaduto', 'PAA_PAGAMENTO_SCADUTO'],
    TIPO_NON_PAGABILE: ['NODO-4.6-tipo', 'PAA_SEMANTICA'],
    ANNULLATO: ['NODO-4.6-annullato', 'PAA_PAGAMENTO_ANNULLATO'],
    GIA_PAGATO: ['NODO-4.6-pagato', 'PAA_PAGAMENTO_DUPLICATO'],
    IN_CORSO: ['NODO-4.6-in-corso', 'PAA_PAGAMENTO_IN_CORSO'],
    POSIZIONI_MULTIPLE: ['NODO-4.6-ambiguo', 'PAA_PAGAMENTO_DUPLICATO'],
    DATI_INCOMPLETI: ['NODO-4.6-incompleto', 'PAA_SEMANTICA'],
    CONTO_POSTALE_ASSENTE: ['NODO-4.6-incompleto', 'PAA_SEMANTICA'],
  };
  it.each(
    Object.entries(CAUSE).flatMap(([cause, [id, fault]]) =>
      asks.map((primitive) => [id, cause, primitive, fault] as const),
    ),
  )('%s NODO-4.8-pagamento NODO-4.1-6: dovuti says %s to %s', async (_id, cause, primitive, fault) => {
    door.quotes.answer = { esito: 'NON_PAGABILE', causa: cause as UnpayableReason };
    expect((await door.send(ask(primitive))).fault).toBe(`${fault} @ ${ENTE}`);
    expect(door.stores.of(ENTE).attivazioni.size).toBe(0);
  });

  it.each([
    ['NODO-4.6-sonda', '000000000000000000'],
    ['NODO-4.6-malformato', '102100000000000188'],
    ['NODO-4.6-malformato', '202100000000000188'],
    ['NODO-4.6-malformato', '902100000000000188'],
  ])('%s: notice %s is unknown', async (_, noticeNumber) => {
    door.quotes.answer = { esito: 'NON_PAGABILE', causa: 'SCONOSCIUTO' };
    for (const primitive of asks)
      expect((await door.send(ask(primitive, { noticeNumber }))).fault).toBe(`PAA_PAGAMENTO_SCONOSCIUTO @ ${ENTE}`);
  });

  it('NODO-4.6-pagabile: verification shows the amount of the ente', async () => {
    const answer = await door.send(ask('paVerifyPaymentNotice'));
    expect(answer.outcome).toBe('OK');
    expect(['amount', 'options', 'dueDate', 'allCCP', 'fiscalCodePA', 'companyName'].map(answer.text)).toEqual([
      '120.00',
      'EQ',
      '2025-12-31',
      'false',
      ENTE,
      'Comune di Esempio',
    ]);
  });

  it('NODO-4.6-pagabile: activation gives the whole payment, whatever the PSP believed of its amount', async () => {
    const answer = await door.send(
      ask('paGetPaymentV2', {
        more: '<amount>1.00</amount><paymentNote>cart-1</paymentNote><transferType>PAGOPA</transferType>',
      }),
    );
    expect(['creditorReferenceId', 'paymentAmount', 'transferCategory', 'key', 'value'].map(answer.text)).toEqual([
      IUV,
      '120.00',
      '0101101IM',
      'datiSpecificiRiscossione',
      '9/0101101IM/',
    ]);
    expect(door.quotes.asked).toEqual([{ numeroAvviso: `3${IUV}`, scopo: 'ATTIVAZIONE', transferType: 'PAGOPA' }]);
  });

  it('names the beneficiary of a slice in V2 alone', async () => {
    const companies = async (primitive: 'paGetPayment' | 'paGetPaymentV2') =>
      (await door.send(ask(primitive))).body.match(/<companyName>/g)?.length;
    expect([await companies('paGetPayment'), await companies('paGetPaymentV2')]).toEqual([1, 2]);
  });

  it('keeps texts of any length within the schema', async () => {
    const quote = aQuote();
    door.quotes.answer = aQuote({
      causale: 'à'.repeat(140),
      debitore: { tipo: 'F', codice: 'ANONIMO', anagrafica: '' },
      versamenti: quote.versamenti.map((v) => ({
        ...v,
        metadati: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`k${i}`, ''])),
      })),
    });
    for (const primitive of asks) expect((await door.send(ask(primitive))).outcome).toBe('OK');
  });

  it('NODO-4.6-incompleto: a quote whose slices do not make its amount is not paid on', async () => {
    door.quotes.answer = aQuote({ importoCents: cents(1n) });
    expect((await door.send(ask('paGetPaymentV2'))).fault).toBe(`PAA_SEMANTICA @ ${ENTE}`);
  });

  it('NODO-4.6-remoto: dovuti does not answer', async () => {
    door.quotes.nobodyAnswers();
    for (const primitive of asks) expect((await door.send(ask(primitive))).fault).toBe(`PAA_SYSTEM_ERROR @ ${ENTE}`);
  });

  it('NODO-4.6-pagato: a receipt of ours says so before dovuti has heard', async () => {
    await door.send(receipt(2));
    for (const primitive of asks)
      expect((await door.send(ask(primitive))).fault).toBe(`PAA_PAGAMENTO_DUPLICATO @ ${ENTE}`);
    expect(door.quotes.asked).toEqual([]);
  });

  it.each(['NODO-4.6-attivato-altrove', 'NODO-4.7-due-psp'])('%s: activated twice, answered OK twice', async () => {
    expect([(await door.send(ask('paGetPayment'))).outcome, (await door.send(ask('paGetPaymentV2'))).outcome]).toEqual([
      'OK',
      'OK',
    ]);
  });

  it('NODO-4.7-importo: the amount is asked again at every call', async () => {
    await door.send(ask('paVerifyPaymentNotice'));
    const quote = aQuote();
    door.quotes.answer = aQuote({
      importoCents: cents(12345n),
      versamenti: quote.versamenti.map((v) => ({ ...v, importoCents: cents(12345n) })),
    });
    expect((await door.send(ask('paGetPaymentV2'))).text('paymentAmount')).toBe('123.45');
  });
});
