import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { AssegnazioniStore, PersonAssegnazioni, Utente, Utenti } from '@mypay/onboarding-core';
import type { Database, Tx } from '@mypay/platform/db';
import { type AssegnazioneRow, INTERMEDIARIO_COLUMNS, toAssegnazione } from './assegnazione-row';
import { addAccess } from './pg-access-log';
import { addIntermediarioChange } from './pg-change-log';
import { PgEnteAssegnazioni } from './pg-ente-assegnazioni';
import { PgPerConto } from './pg-per-conto';
import { toUtente, UTENTE_COLUMNS, type UtenteRow } from './utente-row';

/** Persons, outside row-level security; what they may do on an ente is read inside that ente. */
export class PgUtenti implements Utenti {
  constructor(private readonly db: Database) {}

  find(id: string): Promise<Utente | undefined> {
    return this.db.outsideTenants(async (tx) => {
      const [row] = await tx.query<UtenteRow>(`select ${UTENTE_COLUMNS} from utenti u where u.id = $1`, [id]);
      return row && toUtente(row);
    });
  }

  invite(...[person, at]: Parameters<Utenti['invite']>): Promise<Utente> {
    return this.db.outsideTenants(async (tx) => {
      const { codiceFiscale, nome, cognome, email } = person;
      await tx.execute(
        `insert into utenti (codice_fiscale, nome, cognome, email, creato_il, modificato_il)
         values ($1, $2, $3, $4, $5, $5) on conflict do nothing`,
        [codiceFiscale, nome, cognome, email ?? null, at],
      );
      const [row] = await tx.query<UtenteRow>(`select ${UTENTE_COLUMNS} from utenti u where u.codice_fiscale = $1`, [
        codiceFiscale,
      ]);
      if (!row) throw new Error('a person just recorded must be found');
      return toUtente(row);
    });
  }

  enter(...[identity, { ts, correlationId }]: Parameters<Utenti['enter']>): Promise<Utente> {
    const { sub, codiceFiscale, nome, cognome, email } = identity;
    const key = codiceFiscale === undefined ? 'sub' : 'codice_fiscale';
    return this.db.outsideTenants(async (tx) => {
      const [row] = await tx.query<UtenteRow>(
        `insert into utenti as u (${key}, nome, cognome, email, creato_il, modificato_il, ultimo_accesso_il)
         values ($1, $2, $3, $4, $5, $5, $5)
         on conflict (${key}) do update
         set nome = excluded.nome, cognome = excluded.cognome, email = coalesce(excluded.email, u.email),
             modificato_il = excluded.modificato_il, ultimo_accesso_il = excluded.ultimo_accesso_il
         returning ${UTENTE_COLUMNS}`,
        [codiceFiscale ?? sub, nome, cognome, email ?? null, ts],
      );
      if (!row) throw new Error('an upsert gives its row back');
      await addAccess(tx, { ts, attore: row.id, azione: 'LOGIN_OK', correlationId });
      return toUtente(row);
    });
  }

  async assegnazioni(id: string): Promise<PersonAssegnazioni> {
    const { enti, intermediari, perConto } = await this.db.outsideTenants(async (tx) => ({
      enti: await tx.query<{ ente: CodiceFiscaleEnte }>(
        `select ente from utenti_enti where utente = $1 order by ente`,
        [id],
      ),
      intermediari: await tx.query<AssegnazioneRow & { intermediario: string }>(
        `select a.intermediario, ${INTERMEDIARIO_COLUMNS} from assegnazioni_intermediario a
         where a.utente = $1 order by a.intermediario, a.ruolo`,
        [id],
      ),
      perConto: await new PgPerConto(tx).of(id),
    }));
    const own: PersonAssegnazioni['enti'][number][] = [];
    for (const { ente } of enti) {
      const assegnazioni = await this.db.inEnte(ente, (tx) => new PgEnteAssegnazioni(tx).of(id));
      own.push({ ente, assegnazioni });
    }
    return {
      enti: own,
      intermediari: intermediari.map((row) => ({ intermediario: row.intermediario, ...toAssegnazione(row) })),
      perConto,
    };
  }

  inIntermediario<T>(intermediario: string, work: (store: AssegnazioniStore) => Promise<T>): Promise<T> {
    return this.db.outsideTenants(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended(current_schema() || ':persone:' || $1, 0))`, [
        intermediario,
      ]);
      return work(intermediarioStore(tx, intermediario));
    });
  }

  ofIntermediario(intermediario: string): ReturnType<Utenti['ofIntermediario']> {
    return this.db.outsideTenants(async (tx) => {
      const rows = await tx.query<AssegnazioneRow & UtenteRow>(
        `select ${INTERMEDIARIO_COLUMNS}, ${UTENTE_COLUMNS}
         from assegnazioni_intermediario a join utenti u on u.id = a.utente
         where a.intermediario = $1 order by a.utente, a.ruolo limit 1000`,
        [intermediario],
      );
      return rows.map((row) => ({ utente: toUtente(row), assegnazione: toAssegnazione(row) }));
    });
  }
}

const intermediarioStore = (tx: Tx, intermediario: string): AssegnazioniStore => ({
  async all() {
    const rows = await tx.query<AssegnazioneRow>(
      `select ${INTERMEDIARIO_COLUMNS} from assegnazioni_intermediario a where a.intermediario = $1`,
      [intermediario],
    );
    return rows.map(toAssegnazione);
  },
  async save({ utente, ruolo, da, a, stato }, voce) {
    await tx.execute(
      `insert into assegnazioni_intermediario (utente, intermediario, ruolo, da, a, stato, creato_il, modificato_il)
       values ($1, $2, $3, $4, $5, $6, $7, $7)
       on conflict (utente, intermediario, ruolo) do update
       set da = excluded.da, a = excluded.a, stato = excluded.stato, modificato_il = excluded.modificato_il`,
      [utente, intermediario, ruolo, da, a ?? null, stato, voce.ts],
    );
    await addIntermediarioChange(tx, voce);
  },
});
