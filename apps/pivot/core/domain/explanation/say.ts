import { english } from './english';
import { italian } from './italian';
import type { Said, Words } from './words';

/** A sentence in both languages. */
export const say = (sentence: (words: Words) => string): Said => ({
  it: phrase(sentence(italian)),
  en: phrase(sentence(english)),
});

/** First letter in upper case, a full stop at the end. */
function phrase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
