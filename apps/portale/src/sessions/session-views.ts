import { ProblemError } from '@mypay/platform/http';
import type { PersonAccess, PersonAccesses } from '../access/person-accesses';
import { WARNING_MS, type Session } from './session';
import type { AssignmentView, OwnSessionView, SessionView } from './session.view';
import type { Present } from './session-door';
import { csrfOf } from './session-token';

const NOTHING: PersonAccess = { generali: { permessi: [] }, enti: [], altriEnti: false };

/** Shows a session to its browser, with what the person may do now. */
export class SessionViews {
  constructor(
    private readonly accesses: PersonAccesses,
    private readonly demo: boolean,
  ) {}

  async of({ session, token }: Present): Promise<SessionView> {
    const { person } = session;
    const access = person === undefined ? NOTHING : await this.accesses.of(person.id).catch(nothingWhileDown);
    const { enti, generali, altriEnti } = access ?? NOTHING;
    return {
      autenticato: person !== undefined,
      csrf: csrfOf(token),
      ora: session.now.toISOString(),
      scadeIl: session.endsAt.toISOString(),
      avvisoIl: new Date(session.endsAt.getTime() - WARNING_MS).toISOString(),
      fineAssoluta: session.finalAt.toISOString(),
      nome: person === undefined ? null : `${person.nome} ${person.cognome}`,
      persona: person === undefined ? null : personView(person),
      cittadino: (person?.codiceFiscale ?? null) !== null,
      assegnazioni: enti.map(({ codiceFiscale, perConto, ...rest }): AssignmentView => ({
        ...rest,
        ente: codiceFiscale,
        perConto: perConto ?? null,
      })),
      altriEnti,
      generali: { permessi: generali.permessi },
      assegnazioniNote: access !== undefined,
      demo: this.demo,
    };
  }
}

/** The session holds while onboarding is down: the page says that what one may do is not known now. */
function nothingWhileDown(error: unknown): undefined {
  if (error instanceof ProblemError && error.status >= 502) return undefined;
  throw error;
}

const personView = ({ id, nome, cognome, codiceFiscale, email }: NonNullable<Session['person']>) => ({
  id,
  nome,
  cognome,
  codiceFiscale,
  email,
});

export const ownSessionView = (session: Session, current: string): OwnSessionView => ({
  id: session.id,
  creataIl: session.createdAt.toISOString(),
  vistaIl: session.seenAt.toISOString(),
  scadeIl: session.endsAt.toISOString(),
  userAgent: session.userAgent,
  corrente: session.id === current,
});
