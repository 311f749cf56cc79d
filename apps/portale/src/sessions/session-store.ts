import type { Database } from '@mypay/platform/db';
import { randomUUID } from 'node:crypto';
import type { Lifetime, Person, Session } from './session';
import { hashOf, newToken } from './session-token';

interface SessionRow {
  readonly id: string;
  readonly persona: Person | null;
  readonly creata_il: Date;
  readonly vista_il: Date;
  readonly scade_il: Date;
  readonly fine_il: Date;
  readonly user_agent: string | null;
  readonly now: Date;
}

/** A session and what its cookie must hold. */
export interface NewSession {
  readonly token: string;
  readonly session: Session;
}

const COLUMNS = 'id, persona, creata_il, vista_il, scade_il, fine_il, user_agent, now() as now';

/** Being seen is written down at most this often. */
const SEEN_EVERY_SECONDS = 10;

/** Sessions of all replicas, by the database's clock. */
export class SessionStore {
  constructor(private readonly db: Database) {}

  /** A new session with a token that nobody had before. */
  async open(lifetime: Lifetime, userAgent: string | undefined, person?: Person): Promise<NewSession> {
    const token = newToken();
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<SessionRow>(
        `insert into sessioni (id, gettone, persona_id, persona, inattivita_secondi, user_agent, scade_il, fine_il)
         values ($1, $2, $3, $4, $5::int, $6, now() + make_interval(secs => least($5::int, $7::int)), now() + make_interval(secs => $7::int))
         returning ${COLUMNS}`,
        [
          randomUUID(),
          hashOf(token),
          person?.id ?? null,
          person === undefined ? null : JSON.stringify(person),
          lifetime.idle,
          userAgent?.slice(0, 300) ?? null,
          lifetime.absolute,
        ],
      ),
    );
    if (!row) throw new Error('the session was not written');
    return { token, session: sessionOf(row) };
  }

  /** The live session of this token; undefined when it ended, or never was. */
  async find(token: string): Promise<Session | undefined> {
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<SessionRow>(`select ${COLUMNS} from sessioni where gettone = $1 and scade_il > now()`, [hashOf(token)]),
    );
    return row && sessionOf(row);
  }

  /** Something was done in it: its idle time begins anew, up to its final end. Undefined when it has ended meanwhile. */
  async prolong(session: Session): Promise<Session | undefined> {
    if (session.now.getTime() - session.seenAt.getTime() < SEEN_EVERY_SECONDS * 1_000) return session;
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<SessionRow>(
        `update sessioni
         set vista_il = now(), scade_il = least(now() + make_interval(secs => inattivita_secondi), fine_il)
         where id = $1 and scade_il > now() returning ${COLUMNS}`,
        [session.id],
      ),
    );
    return row && sessionOf(row);
  }

  /** Live sessions of a person, the newest first. */
  async ofPerson(personId: string): Promise<readonly Session[]> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<SessionRow>(
        `select ${COLUMNS} from sessioni where persona_id = $1 and scade_il > now() order by creata_il desc, id limit 50`,
        [personId],
      ),
    );
    return rows.map(sessionOf);
  }

  /** Ends a session at once, for every replica. */
  async end(id: string): Promise<void> {
    await this.db.outsideTenants((tx) => tx.execute('delete from sessioni where id = $1', [id]));
  }

  /** Ends one of a person's own sessions. @returns whether it was theirs */
  async endOwn(personId: string, id: string): Promise<boolean> {
    const ended = await this.db.outsideTenants((tx) =>
      tx.execute('delete from sessioni where id = $1 and persona_id = $2', [id, personId]),
    );
    return ended > 0;
  }

  /** Leaves a person the newest `most` of their sessions. */
  async keepNewest(personId: string, most: number): Promise<void> {
    await this.db.outsideTenants((tx) =>
      tx.execute(
        `delete from sessioni where id in
           (select id from sessioni where persona_id = $1 order by creata_il desc, id offset $2)`,
        [personId, most],
      ),
    );
  }

  /** Live sessions, of people and of those who have not entered. */
  async count(): Promise<{ people: number; anonymous: number }> {
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<{ people: number; anonymous: number }>(
        `select count(persona_id)::int as people, (count(*) - count(persona_id))::int as anonymous
         from sessioni where scade_il > now()`,
      ),
    );
    return row ?? { people: 0, anonymous: 0 };
  }
}

const sessionOf = (row: SessionRow): Session => ({
  id: row.id,
  ...(row.persona === null ? {} : { person: row.persona }),
  createdAt: row.creata_il,
  seenAt: row.vista_il,
  endsAt: row.scade_il,
  finalAt: row.fine_il,
  now: row.now,
  userAgent: row.user_agent,
});
