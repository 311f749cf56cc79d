/** Who entered, as onboarding knows them since the login. */
export interface Person {
  readonly id: string;
  /** Name in the tokens between services: `persona:<id>`. */
  readonly soggetto: string;
  readonly nome: string;
  readonly cognome: string;
  readonly codiceFiscale: string | null;
  readonly email: string | null;
}

/** A live session of a browser. */
export interface Session {
  readonly id: string;
  /** Absent for somebody who has not entered. */
  readonly person?: Person;
  readonly createdAt: Date;
  readonly seenAt: Date;
  /** When it ends if nothing is done. */
  readonly endsAt: Date;
  /** When it ends whatever is done. */
  readonly finalAt: Date;
  /** The database's clock at the moment of the reading, by which the others are meant. */
  readonly now: Date;
  readonly userAgent: string | null;
}

/** How long a session lives, in seconds: with nothing done, and at most. */
export interface Lifetime {
  readonly idle: number;
  readonly absolute: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Somebody who has not entered: as long as a cart lives. Source: roles.md §5. */
export const ANONYMOUS: Lifetime = { idle: 24 * HOUR, absolute: 24 * HOUR };

const ABSOLUTE = 8 * HOUR;

/** What is known of a person's work when they enter. */
export interface Work {
  readonly ruoli: readonly string[];
  /** Permissions outside any ente. */
  readonly generali: readonly string[];
}

/** Whether the person works for an ente or for the intermediary: a citizen does not. */
export const isBackOffice = ({ ruoli, generali }: Work): boolean => ruoli.length > 0 || generali.length > 0;

/** 30 minutes for operators; 15 for citizens, and for whoever administers anything. Source: roles.md §5. */
export function lifetimeOf(work: Work): Lifetime {
  const ofIntermediary = work.ruoli.length === 0 && work.generali.length > 0;
  const administers = ofIntermediary || work.ruoli.some((ruolo) => ruolo.startsWith('AMMINISTRATORE'));
  return { idle: (isBackOffice(work) && !administers ? 30 : 15) * MINUTE, absolute: ABSOLUTE };
}

/** Sessions that one person of the back office may have at once. Source: roles.md §5. */
export const SESSIONS_AT_ONCE = 3;

/** How long before its end a person is warned, in milliseconds (at 13 of 15 minutes). */
export const WARNING_MS = 2 * MINUTE * 1_000;

/** The `soggetto` of the tokens that this session gets. */
export const subjectOf = (session: Session): string => session.person?.soggetto ?? `anonimo:${session.id}`;
