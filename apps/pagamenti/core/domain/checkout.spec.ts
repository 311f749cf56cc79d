import { cents, type CodiceFiscaleEnte, type NumeroAvviso } from '@mypay/kernel';
import { checkoutKey, esitoOfAll, esitoWithoutReceipt, type EsitoVoce, type ReturnHint } from './checkout';

const NOW = new Date('2026-11-30T10:00:00Z');
const LATER = new Date('2026-11-30T10:10:00Z');
const voce = (numeroAvviso: string, importo = 12050n) => ({
  ente: '80012340123' as CodiceFiscaleEnte,
  numeroAvviso: numeroAvviso as NumeroAvviso,
  importo: cents(importo),
});

describe('the outcome of a notice without receipt', () => {
  it.each<[string, ReturnHint | undefined, Date, EsitoVoce]>([
    ['the browser came back with success: still to be confirmed', 'OK', LATER, 'DA_CONFERMARE'],
    ['the same for ever, as long as there is no receipt', 'OK', NOW, 'DA_CONFERMARE'],
    ['the person gave up', 'ANNULLATO', LATER, 'ANNULLATO'],
    ['the node’s page told an error', 'ERRORE', LATER, 'NON_RIUSCITO'],
    ['nobody came back yet', undefined, LATER, 'IN_CORSO'],
    ['nobody came back in time', undefined, NOW, 'SCADUTO'],
  ])('%s', (_, hint, end, expected) => {
    expect(esitoWithoutReceipt({ ritorno: hint, scadeIl: end }, NOW)).toBe(expected);
  });

  it.each<[readonly EsitoVoce[], EsitoVoce | 'PARZIALE']>([
    [['PAGATO', 'PAGATO'], 'PAGATO'],
    [['PAGATO', 'DA_CONFERMARE'], 'PARZIALE'],
    [['ANNULLATO'], 'ANNULLATO'],
  ])('of %j the whole is %s', (esiti, expected) => {
    expect(esitoOfAll(esiti)).toBe(expected);
  });
});

describe('two requests are one cart', () => {
  it('whatever the order of the notices', () => {
    expect(checkoutKey('s', [voce('1'), voce('2')])).toBe(checkoutKey('s', [voce('2'), voce('1')]));
  });
  it.each([
    ['of another asker', checkoutKey('t', [voce('1')])],
    ['of another notice', checkoutKey('s', [voce('2')])],
    ['of another amount', checkoutKey('s', [voce('1', 1n)])],
  ])('but not when one is %s', (_, other) => {
    expect(other).not.toBe(checkoutKey('s', [voce('1')]));
  });
});
