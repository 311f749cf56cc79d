import { ApiProblem } from '../api/problem';
import { language } from '../i18n/language';
import { t } from './error-texts';
import { NEXT_STEPS } from './next-steps';

export type ErrorKind = keyof typeof t.kinds;

const BY_STATUS: Readonly<Record<number, ErrorKind>> = {
  0: 'network',
  400: 'invalid',
  401: 'ended',
  // what the protocol itself refuses is a fault of ours, not of who reads it
  405: 'broken',
  406: 'broken',
  414: 'broken',
  431: 'broken',
  403: 'forbidden',
  404: 'missing',
  408: 'slow',
  409: 'conflict',
  410: 'gone',
  413: 'large',
  415: 'format',
  422: 'invalid',
  423: 'locked',
  429: 'many',
  502: 'down',
  503: 'down',
  504: 'slow',
};

/** Which of our pages of error tells this one. */
export function kindOf(error: unknown): ErrorKind {
  if (error instanceof ApiProblem) return BY_STATUS[error.status] ?? (error.status >= 500 ? 'broken' : 'invalid');
  // A chunk that is gone: a new version was put in place while the page was open.
  if (error instanceof TypeError && /dynamically imported module|module script/i.test(error.message))
    return 'newVersion';
  return 'page';
}

/** Title and next step of an error, in the language of the page: the step of its code, or else of its kind. */
export function wordsOf(error: unknown): { readonly title: string; readonly next: string } {
  const { title, next } = t.kinds[kindOf(error)];
  const step = error instanceof ApiProblem ? NEXT_STEPS[error.code] : undefined;
  return { title, next: step === undefined ? next : step[language === 'en' ? 1 : 0] };
}
