import { randomBytes } from 'node:crypto';
import { CART_ID_BYTES, channelOf, cartId, attemptOutcome, type AttemptFacts } from './attempt';

describe('the way by which a notice was paid', () => {
  it.each([
    ['our cart', { soloV2: { nota: cartId(randomBytes(CART_ID_BYTES)) } }, 'PORTALE'],
    ['the free text of a PSP', { soloV2: { nota: 'Pagamento allo sportello' } }, 'PSP'],
    ['the cart of somebody else', { soloV2: { nota: 'CK-7731' } }, 'PSP'],
    ['no note', { soloV2: {} }, 'PSP'],
    ['a V1 receipt, which has no note', {}, 'ALTRO'],
  ])('is told by %s', (_, rt, channel) => {
    expect(channelOf(rt)).toBe(channel);
  });
});

describe('an attempt at Checkout', () => {
  const open: AttemptFacts = {
    paid: false,
    stato: 'APERTO',
    ritorno: undefined,
    motivo: undefined,
    expired: false,
  };
  it.each<[string, Partial<AttemptFacts>, string]>([
    ['is under way while its page is open', {}, 'IN_CORSO'],
    ['is paid by its receipt, whatever the browser said', { paid: true, ritorno: 'ANNULLATO' }, 'PAGATA'],
    ['is abandoned by who goes back', { ritorno: 'ANNULLATO', stato: 'CHIUSO' }, 'ABBANDONATA'],
    ['is abandoned by who lets its time pass', { expired: true }, 'ABBANDONATA'],
    ['is abandoned when closed without a word', { stato: 'CHIUSO', motivo: 'SCADUTO' }, 'ABBANDONATA'],
    ['is not paid when refused', { ritorno: 'ERRORE', stato: 'CHIUSO' }, 'NON_PAGATA'],
    ['is not paid when the node takes no cart', { stato: 'CHIUSO', motivo: 'RIFIUTATO_DAL_NODO' }, 'NON_PAGATA'],
    ['waits for its receipt after a success, also beyond its time', { ritorno: 'OK', expired: true }, 'IN_CORSO'],
    [
      'is not paid when the receipt never came',
      { ritorno: 'OK', stato: 'CHIUSO', motivo: 'SENZA_CONFERMA' },
      'NON_PAGATA',
    ],
  ])('%s', (_, facts, esito) => {
    expect(attemptOutcome({ ...open, ...facts })).toBe(esito);
  });
});
