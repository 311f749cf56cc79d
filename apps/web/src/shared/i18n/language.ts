/** The languages of the screens. Italian is the source and has no prefix in the address; the others have theirs. */
export type Language = 'it' | 'en';

export const LANGUAGES: readonly Language[] = ['it', 'en'];

/** What an address says of its language, and the path without it: `/en/carrello` → en, `/carrello`. */
export function readAddress(pathname: string): { language: Language; basename: string; path: string } {
  const [, first] = pathname.split('/');
  const other = LANGUAGES.find((language) => language !== 'it' && language === first);
  if (other === undefined) return { language: 'it', basename: '/', path: pathname };
  return { language: other, basename: `/${other}`, path: pathname.slice(other.length + 1) || '/' };
}

/** The same path in another language. */
export const inLanguage = (language: Language, path: string): string =>
  language === 'it' ? path : `/${language}${path === '/' ? '' : path}`;

/** The language of this page: it never changes while the page lives, for the switch loads the other address. */
export const language: Language = typeof location === 'undefined' ? 'it' : readAddress(location.pathname).language;

/** The address bar's path, language included: where a login or an error page leads back to. */
export const here = (): string => `${location.pathname}${location.search}`;
