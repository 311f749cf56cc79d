import { EN } from './words-en';
import { IT } from './words-it';
import type { Said, Words } from './words';

/** A sentence in both languages. */
export const say = (sentence: (words: Words) => string): Said => ({
  it: phrase(sentence(IT)),
  en: phrase(sentence(EN)),
});

/** First letter in upper case, a full stop at the end. */
function phrase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
