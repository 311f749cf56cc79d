import { addDays, type LocalDate, type VisibleTipi } from '@mypay/kernel';
import { refuse } from './errors';
import { type Permesso, permessiOf, type Ruolo, RUOLI_BY_TIPO } from './permessi';

/** What a person may do, on one ente or on all of an intermediary, and when. Source: roles.md R1. */
export interface Assegnazione<R extends Ruolo = Ruolo> {
  /** Id of the person. */
  readonly utente: string;
  readonly ruolo: R;
  /** The tipi dovuto of an ente, by code; an empty list is nobody's debts, not a mistake (R5). */
  readonly tipi: VisibleTipi;
  /** First day. */
  readonly da: LocalDate;
  /** Last day; absent: without end (R7). */
  readonly a?: LocalDate | undefined;
  readonly stato: 'ATTIVA' | 'REVOCATA';
}

/** What somebody may do somewhere: roles add up, and so do the tipi of those that give the same permission (R2). */
export interface AccessRights {
  readonly ruoli: readonly Ruolo[];
  readonly permessi: readonly Permesso[];
  /** Tipi dovuto by permission; one that is not here is for all tipi. */
  readonly limiti: Readonly<Record<string, readonly string[]>>;
}

/** Does it count on this day? Source: roles.md R7. */
export const isInForce = ({ stato, da, a }: Assegnazione, today: LocalDate): boolean =>
  stato === 'ATTIVA' && da <= today && (a === undefined || today <= a);

/** How long before its last day an assignment is spoken of. Source: roles.md R7. */
export const REMINDER_DAYS = 15;

/** Does it count today, and end within the days of the reminder? */
export const endsSoon = (assegnazione: Assegnazione, today: LocalDate): boolean =>
  isInForce(assegnazione, today) && assegnazione.a !== undefined && assegnazione.a <= addDays(today, REMINDER_DAYS);

/** What these assignments give together on this day. */
export function accessOf(assegnazioni: readonly Assegnazione[], today: LocalDate): AccessRights {
  const inForce = assegnazioni.filter((assegnazione) => isInForce(assegnazione, today));
  const ruoli = [...new Set(inForce.map(({ ruolo }) => ruolo))].sort();
  const permessi = permessiOf(ruoli);
  const limiti: Record<string, readonly string[]> = {};
  for (const permesso of permessi) {
    const giving = inForce.filter(({ ruolo }) => permessiOf([ruolo]).includes(permesso));
    if (giving.some(({ tipi }) => tipi === 'TUTTI')) continue;
    limiti[permesso] = [...new Set(giving.flatMap(({ tipi }) => tipi))].sort();
  }
  return { ruoli, permessi, limiti };
}

/** @throws OnboardingError `ASSEGNAZIONE_NON_VALIDA` when the role takes no tipi, or the days are the wrong way round */
export function checkAssegnazione({ ruolo, tipi, da, a }: Omit<Assegnazione, 'utente' | 'stato'>): void {
  if (tipi !== 'TUTTI' && !RUOLI_BY_TIPO.includes(ruolo))
    refuse('ASSEGNAZIONE_NON_VALIDA', `Il ruolo ${ruolo} vale per tutti i tipi dovuto.`);
  if (a !== undefined && a < da)
    refuse('ASSEGNAZIONE_NON_VALIDA', 'L’ultimo giorno dell’assegnazione viene prima del primo.');
}

/** Tipi dovuto in one assignment: a longer list would not fit in the token of a request. */
export const TIPI_MAX = 300;

/**
 * The tipi of an assignment when one of them is switched on or off. Off for who has all: all the others of the ente, by name, so
 * one that is made later is not hers. Source: ui.md §9 E-04. @throws OnboardingError `ASSEGNAZIONE_NON_VALIDA` too many to name
 */
export function withTipo(tipi: VisibleTipi, codice: string, on: boolean, ofEnte: readonly string[]): VisibleTipi {
  if (on && tipi === 'TUTTI') return tipi;
  const others = (tipi === 'TUTTI' ? ofEnte : tipi).filter((one) => one !== codice);
  const after = on ? [...others, codice] : others;
  if (after.length > TIPI_MAX)
    refuse('ASSEGNAZIONE_NON_VALIDA', `Un’assegnazione nomina al più ${TIPI_MAX} tipi dovuto: resti per tutti.`);
  return [...new Set(after)].sort();
}

/** Who asks for a change of an assignment. */
export interface Giver {
  /** The person that asks; undefined for a client. */
  readonly utente?: string | undefined;
  readonly permessi: readonly string[];
  /** Speaks for the whole intermediary. */
  readonly ofIntermediario: boolean;
}

/**
 * May she give, change or take this role? Never her own; AMMINISTRATORE_ENTE and what is of the intermediary only with
 * `operatore.admin`; and nobody gives more than she holds, but the administrator of the intermediary, who appoints an ente's
 * people without holding their permissions (R4). Source: roles.md §3.4. @throws OnboardingError `ASSEGNAZIONE_PROPRIA`,
 * `PERMESSO_MANCANTE`, `PERMESSI_NON_CONCEDIBILI`
 */
export function checkMayGive(
  giver: Giver,
  to: { readonly utente: string; readonly ruolo: Ruolo },
  onEnte: boolean,
): void {
  if (giver.utente === to.utente) refuse('ASSEGNAZIONE_PROPRIA', 'Nessuno cambia le proprie assegnazioni.');
  const isAdmin = giver.permessi.includes('operatore.admin');
  if ((to.ruolo === 'AMMINISTRATORE_ENTE' || !onEnte) && !isAdmin)
    refuse('PERMESSO_MANCANTE', 'Gli amministratori li nomina chi ha il permesso operatore.admin.');
  if (giver.ofIntermediario && isAdmin && onEnte) return;
  const permessi = permessiOf([to.ruolo]).filter((permesso) => !giver.permessi.includes(permesso));
  if (permessi.length > 0)
    refuse('PERMESSI_NON_CONCEDIBILI', `Permessi che chi chiama non ha: ${permessi.join(', ')}.`, { permessi });
}

/**
 * An ente, or an intermediary, keeps an administrator (S13): `rest` are the assignments as they will be.
 * @throws OnboardingError `ULTIMO_AMMINISTRATORE`
 */
export function checkAdminRemains(prima: Assegnazione, rest: readonly Assegnazione[], today: LocalDate): void {
  const { ruolo } = prima;
  if (ruolo !== 'AMMINISTRATORE_ENTE' && ruolo !== 'AMMINISTRATORE_INTERMEDIARIO') return;
  if (!isInForce(prima, today)) return;
  const lasting = (a: Assegnazione): boolean => a.ruolo === ruolo && isInForce(a, today);
  if (!rest.some(lasting))
    refuse('ULTIMO_AMMINISTRATORE', 'È l’ultimo amministratore: prima va nominato un altro.', { ruolo });
}
