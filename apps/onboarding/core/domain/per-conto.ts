import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { AccessRights } from './assegnazione';
import { refuse } from './errors';
import type { Permesso } from './permessi';

/** Whoever administers the intermediary works on an ente's debts in its stead, for a reason and a while. Source: roles.md R4. */
export interface PerConto {
  /** Id of the person. */
  readonly utente: string;
  readonly ente: CodiceFiscaleEnte;
  readonly motivo: string;
  readonly dal: Date;
  /** From this instant on it is over. */
  readonly fino: Date;
}

/** The most that it lasts. Source: roles.md R4. */
export const PER_CONTO_MINUTES = 60;

/** What it gives beside what the person holds: the cells "per conto" of roles.md §3.2 that change something. For all tipi. */
export const PER_CONTO_PERMESSI: readonly Permesso[] = ['dovuto.write', 'flusso.import'];

const REASON_MIN = 5;
const REASON_MAX = 500;

/** Does it count at this instant? */
export const isActing = ({ fino }: PerConto, now: Date): boolean => now.getTime() < fino.getTime();

/** One that begins now. @throws OnboardingError `PER_CONTO_NON_VALIDO` without a reason, or for longer than it may last */
export function perContoFrom(
  who: { readonly utente: string; readonly ente: CodiceFiscaleEnte },
  reason: string,
  minutes: number,
  now: Date,
): PerConto {
  const words = reason.trim();
  if (words.length < REASON_MIN || words.length > REASON_MAX)
    refuse('PER_CONTO_NON_VALIDO', `Il motivo va scritto: da ${REASON_MIN} a ${REASON_MAX} caratteri.`);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > PER_CONTO_MINUTES)
    refuse('PER_CONTO_NON_VALIDO', `Si agisce per conto di un ente al massimo per ${PER_CONTO_MINUTES} minuti.`);
  return { ...who, motivo: words, dal: now, fino: new Date(now.getTime() + minutes * 60_000) };
}

/**
 * What she may do on the ente while she acts on its behalf: only who still administers the intermediary, so that a revocation
 * ends this too.
 */
export function actingFor(access: AccessRights, allPermessi: readonly Permesso[]): AccessRights {
  if (!access.ruoli.includes('AMMINISTRATORE_INTERMEDIARIO')) return access;
  const held = new Set([...access.permessi, ...PER_CONTO_PERMESSI]);
  const limiti = Object.fromEntries(
    Object.entries(access.limiti).filter(([permesso]) => !(PER_CONTO_PERMESSI as readonly string[]).includes(permesso)),
  );
  return { ...access, permessi: allPermessi.filter((permesso) => held.has(permesso)), limiti };
}
