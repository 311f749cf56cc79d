import { type Actor, type CodiceIban, parseIban, type ChangeRequest } from '@mypay/onboarding-core';
import { type LocalDate, parseLocalDate } from '@mypay/kernel';
import type { CallerIdentity } from '@mypay/platform/auth';
import { correlationId } from '@mypay/platform/log';

/** Who asks, for the core. */
export const actorOf = ({ soggetto, permessi }: CallerIdentity): Actor => ({ id: soggetto, permessi });

/** Who asks, the version seen, and the thread of the log. */
export const requestOf = (caller: CallerIdentity, versione?: number | null): ChangeRequest => ({
  attore: actorOf(caller),
  correlationId: correlationId(),
  versione: versione ?? undefined,
});

/**
 * The fields that were sent, for a spread over what was there: one that stayed away leaves it, one sent as `null` clears it.
 * Which may be cleared is the DTO's to say.
 */
export function sent<T extends object>(dto: T): { [K in keyof T]?: Exclude<T[K], undefined | null> } {
  return Object.fromEntries(
    Object.entries(dto)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]: [string, unknown]) => [name, value ?? undefined]),
  ) as { [K in keyof T]?: Exclude<T[K], undefined | null> };
}

/** An account named by a field: absent when it was not sent, undefined when it is to be cleared. */
export const sentIban = <Name extends string>(
  name: Name,
  iban: string | null | undefined,
): { [N in Name]?: CodiceIban | undefined } =>
  (iban === undefined ? {} : { [name]: iban === null ? undefined : parseIban(iban) }) as {
    [N in Name]?: CodiceIban | undefined;
  };

/** A day named by a field: absent when it was not sent, undefined when it is to be cleared. */
export const sentDay = <Name extends string>(
  name: Name,
  day: string | null | undefined,
): { [N in Name]?: LocalDate | undefined } =>
  (day === undefined ? {} : { [name]: day === null ? undefined : parseLocalDate(day) }) as {
    [N in Name]?: LocalDate | undefined;
  };
