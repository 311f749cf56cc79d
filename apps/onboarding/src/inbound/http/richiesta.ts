import type { Attore, Richiesta } from '@mypay/onboarding-core';
import type { CallerIdentity } from '@mypay/platform/auth';
import { correlationId } from '@mypay/platform/log';

/** Who asks, for the core. */
export const attoreOf = ({ soggetto, permessi }: CallerIdentity): Attore => ({ id: soggetto, permessi });

/** Who asks, the version seen, and the thread of the log. */
export const richiestaOf = (identita: CallerIdentity, versione?: number): Richiesta => ({
  attore: attoreOf(identita),
  correlationId: correlationId(),
  versione,
});

/** The fields that were sent: an absent one is not `undefined`, so a spread leaves what was there. */
export function presenti<T extends object>(dto: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(dto).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
