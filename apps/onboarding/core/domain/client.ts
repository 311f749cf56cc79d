import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { refuse } from './errors';
import { isOfCitizen, type Permesso, permessiOf, type Ruolo, SOLO_INTERMEDIARIO } from './permessi';

/** An OAuth2 client: a program that speaks for one ente, or for the intermediary and all its enti. */
export interface Client {
  readonly clientId: string;
  readonly descrizione: string;
  readonly intermediario: string;
  /** Absent: all enti of the intermediary. */
  readonly ente?: CodiceFiscaleEnte | undefined;
  readonly permessi: readonly Permesso[];
  readonly stato: 'ATTIVO' | 'REVOCATO';
}

/** How long the old secret lives on after a rotation. Source: roles.md §5, credential policy. */
export const OVERLAP_DAYS = 30;

/**
 * The permissions of a new client: those of its roles and those given by name, never more than its maker holds, and for a
 * client of one ente none of the intermediary's. @throws OnboardingError `PERMESSI_NON_CONCEDIBILI`
 */
export function grantedPermessi(request: {
  readonly ruoli: readonly Ruolo[];
  readonly permessi: readonly Permesso[];
  readonly forOneEnte: boolean;
  /** Permissions of who asks; undefined for the installation itself. */
  readonly ofCreator: readonly string[] | undefined;
}): readonly Permesso[] {
  const wanted = [...new Set([...permessiOf(request.ruoli), ...request.permessi])].sort();
  if (wanted.length === 0) refuse('PERMESSI_NON_CONCEDIBILI', 'Un client senza permessi non serve a nulla.');
  const excessive = wanted.filter(
    (permesso) =>
      isOfCitizen(permesso) ||
      (request.ofCreator !== undefined && !request.ofCreator.includes(permesso)) ||
      (request.forOneEnte && SOLO_INTERMEDIARIO.includes(permesso)),
  );
  if (excessive.length > 0)
    refuse('PERMESSI_NON_CONCEDIBILI', `Permessi che non si possono concedere: ${excessive.join(', ')}.`, {
      permessi: excessive,
    });
  return wanted;
}

/**
 * A client with a new secret: only one that still lives, and only for who could do as much himself, since he will hold it.
 * The secret of before is good until `until`. @throws OnboardingError `CLIENT_REVOCATO`, `PERMESSI_NON_CONCEDIBILI`
 */
export function withNewSecret<C extends Client & { readonly segretoHash: string }>(
  client: C,
  secretHash: string,
  until: Date,
  callerPermessi: readonly string[],
): C & { readonly precedente: { readonly hash: string; readonly fino: Date } } {
  if (client.stato !== 'ATTIVO') refuse('CLIENT_REVOCATO', 'Il client è revocato: il suo segreto non si rigenera.');
  const permessi = client.permessi.filter((permesso) => !callerPermessi.includes(permesso));
  if (permessi.length > 0)
    refuse('PERMESSI_NON_CONCEDIBILI', `Il client ha permessi che chi chiama non ha: ${permessi.join(', ')}.`, {
      permessi,
    });
  return { ...client, segretoHash: secretHash, precedente: { hash: client.segretoHash, fino: until } };
}

/** May this client act on an ente? On its own, or, for the intermediary's, on those that it serves. Source: roles.md §4.1, §4.7. */
export function mayAct(
  client: Client,
  ente: { readonly codiceFiscale: CodiceFiscaleEnte; readonly intermediario: string },
): boolean {
  if (client.stato !== 'ATTIVO' || client.intermediario !== ente.intermediario) return false;
  return client.ente === undefined || client.ente === ente.codiceFiscale;
}
