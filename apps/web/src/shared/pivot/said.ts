import { language } from '../i18n/language';

/** A sentence of the server in the language of the page; its amounts are never broken over two lines. */
export function said(one: {
  readonly testo?: string | undefined;
  readonly testoEn?: string | undefined;
}): string | undefined {
  const text = language === 'it' ? one.testo : (one.testoEn ?? one.testo);
  return text?.replace(/€ (?=\d)/g, '€\u00a0');
}
