import type { AccessFilter, AccessReads, ShownAccess } from '@mypay/onboarding-core';
import { Conditions, type Database, type Tx } from '@mypay/platform/db';

interface AccessRow extends Omit<ShownAccess, 'persona'> {
  readonly utente: string | null;
  readonly nome: string;
  readonly cognome: string;
}

/** A person is of an ente from her first assignment there until her last one ends: before and after she is a citizen. */
const PEOPLE_OF_ENTE = `
  select a.utente, min(a.creato_il) as dal,
    max(case when a.stato = 'ATTIVA' then coalesce((a.a + 1)::timestamp at time zone 'Europe/Rome', 'infinity') else a.modificato_il end) as al
  from assegnazioni a where a.ente = $1 group by a.utente`;

const PEOPLE_OF_INTERMEDIARIO = `
  select p.utente, '-infinity'::timestamptz as dal, 'infinity'::timestamptz as al from (
    select ue.utente from utenti_enti ue join enti e on e.ente = ue.ente where e.intermediario = $1
    union select utente from assegnazioni_intermediario where intermediario = $1
  ) p`;

const IS_ENTE = `lower(r.codice_ipa) = (select lower(codice_ipa) from enti where ente = $1)`;

/** Lines about its enti, and those about nobody's ente of its persons or of nobody known. */
const OF_INTERMEDIARIO = `
  case when r.codice_ipa is not null and exists (select 1 from enti e where lower(e.codice_ipa) = lower(r.codice_ipa))
    then exists (select 1 from enti e where lower(e.codice_ipa) = lower(r.codice_ipa) and e.intermediario = $1)
    else r.persona is null or p.utente is not null end`;

/** The register of accesses through the lens of an ente, or of an intermediary. Source: roles.md §4.5, §4.7, §7.2. */
export class PgAccessReads implements AccessReads {
  constructor(private readonly db: Database) {}

  ofEnte(...[ente, filter, before, limit]: Parameters<AccessReads['ofEnte']>): ReturnType<AccessReads['ofEnte']> {
    const seen = `(${IS_ENTE} or (r.codice_ipa is null and p.utente is not null))`;
    return this.db.inEnte(ente, (tx) => read(tx, PEOPLE_OF_ENTE, seen, { subject: ente, filter, before, limit }));
  }

  ofIntermediario(
    ...[intermediario, filter, before, limit]: Parameters<AccessReads['ofIntermediario']>
  ): ReturnType<AccessReads['ofIntermediario']> {
    return this.db.outsideTenants((tx) =>
      read(tx, PEOPLE_OF_INTERMEDIARIO, OF_INTERMEDIARIO, { subject: intermediario, filter, before, limit }),
    );
  }
}

async function read(
  tx: Tx,
  people: string,
  seen: string,
  asked: {
    readonly subject: string;
    readonly filter: AccessFilter;
    readonly before: bigint | undefined;
    readonly limit: number;
  },
): Promise<readonly ShownAccess[]> {
  const { persona, azione: action, dal, al } = asked.filter;
  const where = new Conditions(asked.subject)
    .add(seen)
    .where(persona, (one) => `r.persona = ${one}`, 'uuid')
    .where(action, (one) => `r.azione = ${one}`, 'text')
    .where(dal, (day) => `r.ts >= ${day}::timestamp at time zone 'Europe/Rome'`, 'date')
    .where(al, (day) => `r.ts < (${day} + 1)::timestamp at time zone 'Europe/Rome'`, 'date')
    .where(asked.before?.toString(), (id) => `r.id < ${id}`, 'bigint');
  const limitAt = where.value(asked.limit, 'int');
  const rows = await tx.query<AccessRow>(
    `with persone as (${people})
     select r.id, r.ts, r.attore, r.azione, r.codice_ipa as "codiceIpa", r.dettaglio, r.per_conto as "perConto", r.correlation_id as "correlationId",
       u.id as utente, u.nome, u.cognome
     from registro_accessi r
     left join persone p on p.utente = r.persona and r.ts >= p.dal and r.ts < p.al
     left join utenti u on u.id = p.utente
     where ${where.sql} order by r.id desc limit ${limitAt}`,
    where.values,
  );
  return rows.map(({ utente, nome, cognome, ...line }) => ({
    ...line,
    persona: utente === null ? null : { id: utente, nome, cognome },
  }));
}
