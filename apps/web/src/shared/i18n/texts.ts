import { type Language, language } from './language';

/** The texts of one screen in one language: words, sentences made of values, and groups of both. */
type Text = string | ((...values: never[]) => string) | readonly string[] | { readonly [key: string]: Text };
export type Texts = { readonly [key: string]: Text };

/** The same keys, and the same values to be put in, whatever the words. */
export type SameAs<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : T[K] extends readonly string[]
        ? readonly string[]
        : SameAs<T[K]>;
};

/**
 * The texts of a screen, in the language of the page. English must have each key of Italian and no other, each taking the same
 * values: one that is missing does not compile.
 */
export function texts<const T extends Texts>(all: { readonly it: T; readonly en: SameAs<T> }): SameAs<T> {
  const known: Record<Language, SameAs<T>> = { it: all.it as unknown as SameAs<T>, en: all.en };
  return known[language];
}

/** A short text in both languages, such as the title of a route. */
export interface Bilingual {
  readonly it: string;
  readonly en: string;
}

export const say = (text: Bilingual): string => text[language];

/** The form of a noun for a count: `plural(1, 'avviso', 'avvisi')`. */
export const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
