import { addressOf, keyOf, officePath, segmentOf } from './address';

describe('an address with the keys of others in it', () => {
  it.each([
    ['.', '~.'],
    ['..', '~..'],
    ['~.', '~~.'],
    ['a/b?c', 'a%2Fb%3Fc'],
    ['2026-12-02BCALITMM-0000000001', '2026-12-02BCALITMM-0000000001'],
  ])('%s is one segment, and found again', (key, segment) => {
    expect(segmentOf(key)).toBe(segment);
    expect(keyOf(decodeURIComponent(segment))).toBe(key);
    expect(new URL(addressOf('/bo/x/ricevute', key), 'http://portale').pathname).toBe(`/bo/x/ricevute/${segment}`);
  });

  it('bears the ente in small letters', () =>
    expect(officePath('C_ROCCAPROVA', 'dovuti')).toBe('/bo/c_roccaprova/dovuti'));
});
