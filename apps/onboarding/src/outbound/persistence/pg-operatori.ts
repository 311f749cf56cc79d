import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { type Operatore, type Operatori, RUOLI_BY_TIPO } from '@mypay/onboarding-core';
import type { Database } from '@mypay/platform/db';
import { type AssegnazioneRow, toAssegnazione } from './assegnazione-row';
import { toUtente, UTENTE_COLUMNS, type UtenteRow } from './utente-row';

interface OperatoreRow extends UtenteRow {
  readonly surname: string;
  readonly firstName: string;
  readonly ultimoAccesso: Date | null;
  readonly assegnazioni: readonly Omit<AssegnazioneRow, 'utente'>[];
}

/** Neither revoked nor past. */
const LIVE = `(a.stato = 'ATTIVA' and (a.a is null or a.a >= $2::date))`;

/** An ente has hundreds of persons at most: they are grouped first, then filtered and paged. */
const PAGE = `
  select * from (
    select ${UTENTE_COLUMNS}, u.ultimo_accesso_il as "ultimoAccesso",
      lower(u.cognome) collate "C" as surname, lower(u.nome) collate "C" as "firstName",
      json_agg(json_build_object('ruolo', a.ruolo, 'tipi', a.tipi, 'da', a.da, 'fino', a.a, 'stato', a.stato)
        order by a.ruolo) as assegnazioni,
      bool_or(${LIVE}) as live, bool_or(${LIVE} and a.ruolo = $3) as has_role,
      bool_or(${LIVE} and a.ruolo = any($11)) as by_tipo
    from utenti u join assegnazioni a on a.utente = u.id
    where a.ente = $1 group by u.id
  ) persone
  where ($3::text is null or has_role)
    and ($4::boolean is null or live = $4)
    and ($11::text[] is null or by_tipo)
    and ($5::uuid is null or id = $5)
    and ($6::text is null
      or position(lower($6) in lower(cognome || ' ' || nome)) > 0 or position(lower($6) in lower(nome || ' ' || cognome)) > 0
      or starts_with("codiceFiscale", upper($6)) or starts_with(lower(email), lower($6)))
    and ($7::text is null or (surname, "firstName", id) > ($7, $8::text, $9::uuid))
  order by surname, "firstName", id limit $10`;

/** Persons of one ente with all that they have, or had, there. */
export class PgOperatori implements Operatori {
  constructor(private readonly db: Database) {}

  page(...[ente, query, after, limit]: Parameters<Operatori['page']>): ReturnType<Operatori['page']> {
    const { utente, testo, ruolo, stato, byTipo, today } = query;
    return this.db.inEnte(ente, async (tx) => {
      const rows = await tx.query<OperatoreRow>(PAGE, [
        ente,
        today,
        ruolo ?? null,
        stato === undefined ? null : stato === 'ATTIVI',
        utente ?? null,
        testo ?? null,
        after?.cognome ?? null,
        after?.nome ?? null,
        after?.utente ?? null,
        limit,
        byTipo === true ? RUOLI_BY_TIPO : null,
      ]);
      return rows.map(toOperatore);
    });
  }

  async one(ente: CodiceFiscaleEnte, utente: string, today: Parameters<Operatori['one']>[2]) {
    return (await this.page(ente, { utente, today }, undefined, 1))[0];
  }
}

const toOperatore = ({ ultimoAccesso, assegnazioni, surname, firstName, ...row }: OperatoreRow): Operatore => ({
  utente: toUtente(row),
  ordine: { cognome: surname, nome: firstName },
  ultimoAccesso: ultimoAccesso ?? undefined,
  assegnazioni: assegnazioni.map((one) => toAssegnazione({ ...one, utente: row.id })),
});
