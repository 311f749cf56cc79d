import { ProblemError } from '@mypay/platform/http';
import type { Session } from '../sessions/session';
import type { Route } from './route';

/** How recent a login must be for an act that cannot be undone with a click, in minutes. Source: roles.md §5. */
export const FRESH_MINUTES = 10;

/** The state of an ente, its accounts, who may do what, and credentials. Source: roles.md §5, "re-auth for dangerous actions". */
const DANGEROUS =
  /^\/(?:enti\/\{ente\}\/(?:stato|iban)|(?:enti\/\{ente\}\/)?(?:assegnazioni|operatori|clients))(?:\/|$)/;

const READS: readonly string[] = ['GET', 'HEAD'];

/** Whether this is an act for which a person must have entered just now; a service reads `%69ban` as `iban`, and so does this. */
export const isDangerous = (method: string, { servizio, path }: Pick<Route, 'servizio' | 'path'>): boolean =>
  servizio === 'onboarding' && !READS.includes(method) && DANGEROUS.test(decodeURIComponent(path));

/**
 * A session begins with a login, at which the provider asks for the person every time (`prompt=login`): its age is the login's.
 * @throws ProblemError 403 `RIACCESSO_NECESSARIO` when it is more than `FRESH_MINUTES` old
 */
export function checkFresh({ createdAt, now }: Pick<Session, 'createdAt' | 'now'>): void {
  if (now.getTime() - createdAt.getTime() <= FRESH_MINUTES * 60_000) return;
  throw new ProblemError(
    403,
    'RIACCESSO_NECESSARIO',
    'Per questo bisogna accedere di nuovo',
    `È una modifica delicata: si fa entro ${FRESH_MINUTES} minuti dall’accesso. Accedere di nuovo e ripeterla.`,
  );
}
