import { ApiProblem } from '../api/problem';
import { t } from './error-texts';

export type ErrorKind = keyof typeof t.kinds;

const BY_STATUS: Readonly<Record<number, ErrorKind>> = {
  0: 'network',
  400: 'invalid',
  401: 'ended',
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

/** Title and next step of an error, in the language of the page. */
export const wordsOf = (error: unknown): { readonly title: string; readonly next: string } => t.kinds[kindOf(error)];
