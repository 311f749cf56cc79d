import { inLanguage, readAddress } from './language';

describe('the language of an address', () => {
  it.each([
    ['/', 'it', '/'],
    ['/enti/c_roccaprova', 'it', '/enti/c_roccaprova'],
    ['/en', 'en', '/'],
    ['/en/carrello', 'en', '/carrello'],
    ['/enti', 'it', '/enti'],
  ])('%s is %s, path %s', (address, language, path) => expect(readAddress(address)).toMatchObject({ language, path }));

  it.each(['/', '/carrello', '/bo/c_roccaprova/dovuti'])('%s goes to English and back', (path) =>
    expect(readAddress(inLanguage('en', path))).toMatchObject({ language: 'en', path }),
  );
});
