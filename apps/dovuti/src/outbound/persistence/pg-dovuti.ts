import { type CodiceFiscaleEnte, type Iud, type Iuv, tipiOrNull } from '@mypay/kernel';
import type {
  Act,
  Author,
  DovutoContent,
  Dovuti,
  Dovuto,
  NewDovuto,
  Pagamento,
  RecordedAct,
  StatoDovuto,
} from '@mypay/dovuti-core';
import type { Tx } from '@mypay/platform/db';
import { CONTENT_COLUMNS, DOVUTO_COLUMNS, type DovutoRow, contentPlaceholders, toDovuto, valuesOf } from './dovuto-row';

/** The advisory lock of who writes identifiers of an ente: shared by all writers, exclusive for D22. */
export const WRITERS_LOCK = `hashtextextended('dovuti-identificativi:' || $1, 0)`;

/** Debts in PostgreSQL. The unique keys decide races; every change of state is conditional on the state before it. */
export class PgDovuti implements Dovuti {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async add({
    dati: content,
    iuvDellaPiattaforma: iuvFromPlatform,
    now,
  }: NewDovuto): Promise<'INSERITO' | 'IUD_DUPLICATO' | 'IUV_DUPLICATO'> {
    await this.tx.query(`select pg_advisory_xact_lock_shared(${WRITERS_LOCK})`, [this.ente]);
    const withIud = `select 1 from dovuti where ente = $1 and iud = $2 and stato <> 'ANNULLATO'`;
    const inserted = await this.tx.execute(
      `insert into dovuti (ente, ${CONTENT_COLUMNS.join(', ')}, iuv_della_piattaforma, stato, creato_il, modificato_il)
       select $1::text, ${contentPlaceholders(2)}, $22::boolean, 'INSERIMENTO_DOVUTO', $23::timestamptz, $23::timestamptz
        where not exists (${withIud})
       on conflict do nothing`,
      [this.ente, ...valuesOf(content), iuvFromPlatform, now],
    );
    if (inserted === 1) return 'INSERITO';
    const taken = await this.tx.query(withIud, [this.ente, content.iud]);
    return taken.length > 0 ? 'IUD_DUPLICATO' : 'IUV_DUPLICATO';
  }

  find(iud: Iud): Promise<Dovuto | undefined> {
    return this.byIud(iud, '');
  }

  lock(iud: Iud): Promise<Dovuto | undefined> {
    return this.byIud(iud, 'for update');
  }

  private async byIud(iud: Iud, lock: string): Promise<Dovuto | undefined> {
    const rows = await this.tx.query<DovutoRow>(
      `select ${DOVUTO_COLUMNS} from dovuti
        where ente = $1 and iud = $2
        order by (stato <> 'ANNULLATO' and not pagato_dopo_annullamento) desc, stato <> 'ANNULLATO' desc, id desc
        limit 1 ${lock}`,
      [this.ente, iud],
    );
    return rows[0] && toDovuto(rows[0]);
  }

  async withIuv(iuv: Iuv, options?: { readonly lock: boolean }): Promise<readonly Dovuto[]> {
    const rows = await this.tx.query<DovutoRow>(
      `select ${DOVUTO_COLUMNS} from dovuti where ente = $1 and iuv = $2 order by id desc ${options?.lock ? 'for update' : ''}`,
      [this.ente, iuv],
    );
    return rows.map(toDovuto);
  }

  async replace(id: bigint, from: StatoDovuto, content: DovutoContent, now: Date): Promise<boolean> {
    await this.tx.query(`select pg_advisory_xact_lock_shared(${WRITERS_LOCK})`, [this.ente]);
    await this.tx.query(
      `insert into dovuti_storia (ente, dovuto, versione, dati, fino_al)
       select ente, id, versione, to_jsonb(d) - 'ente' - 'id', $3::timestamptz from dovuti d where ente = $1 and id = $2 and stato = $4`,
      [this.ente, id, now, from],
    );
    const changed = await this.tx.execute(
      `update dovuti set (${CONTENT_COLUMNS.join(', ')}) = (${contentPlaceholders(4)}), versione = versione + 1, modificato_il = $24
        where ente = $1 and id = $2 and stato = $3`,
      [this.ente, id, from, ...valuesOf(content), now],
    );
    return changed === 1;
  }

  async move(id: bigint, from: StatoDovuto, a: StatoDovuto, now: Date, pagamento?: Pagamento): Promise<boolean> {
    const changed = await this.tx.execute(
      `update dovuti set stato = $4, versione = versione + 1, modificato_il = $5,
              rt_id = $6, importo_pagato_cents = $7, pagato_il = $8, pagato_dopo_annullamento = $9
        where ente = $1 and id = $2 and stato = $3`,
      [
        this.ente,
        id,
        from,
        a,
        now,
        pagamento?.rtId ?? null,
        pagamento?.importo ?? null,
        pagamento?.data ?? null,
        pagamento?.dopoAnnullamento ?? false,
      ],
    );
    return changed === 1;
  }

  cancelOpen(tipoDovuto: string, limit: number, now: Date): Promise<number> {
    return this.tx.execute(
      `update dovuti set stato = 'ANNULLATO', versione = versione + 1, modificato_il = $4
        where ente = $1 and stato = 'INSERIMENTO_DOVUTO'
          and id = any(array(select id from dovuti where ente = $1 and stato = 'INSERIMENTO_DOVUTO' and tipo_dovuto = $2
                              order by id limit $3 for update))`,
      [this.ente, tipoDovuto, limit, now],
    );
  }

  async cancelNamed(iuds: readonly Iud[], author: Author, now: Date): Promise<readonly Iud[]> {
    const rows = await this.tx.query<{ iud: Iud }>(
      `with aperti as (
         select id from dovuti where ente = $1 and iud = any($2) and stato = 'INSERIMENTO_DOVUTO'
            and ($3::text[] is null or tipo_dovuto = any($3)) order by id for update),
       annullati as (
         update dovuti d set stato = 'ANNULLATO', versione = versione + 1, modificato_il = $4
           from aperti where d.ente = $1 and d.id = aperti.id and d.stato = 'INSERIMENTO_DOVUTO'
         returning d.id, d.iud, d.versione),
       atti as (
         insert into dovuti_atti (ente, dovuto, versione, atto, autore, motivo, compiuto_il)
         select $1, id, versione, 'ANNULLATO', $5, $6, $4::timestamptz from annullati)
       select iud from annullati`,
      [this.ente, iuds, tipiOrNull(author.tipi), now, author.autore, author.motivo ?? null],
    );
    return rows.map(({ iud }) => iud);
  }

  async recordAct(
    id: bigint,
    kind: RecordedAct['atto'],
    { autore: author, motivo: reason }: Act,
    now: Date,
  ): Promise<void> {
    await this.tx.execute(
      `insert into dovuti_atti (ente, dovuto, versione, atto, autore, motivo, compiuto_il)
       select ente, id, versione, $3, $4, $5, $6::timestamptz from dovuti where ente = $1 and id = $2`,
      [this.ente, id, kind, author, reason ?? null, now],
    );
  }

  async bornOf(id: bigint): Promise<string | undefined> {
    const [act] = await this.tx.query<{ autore: string }>(
      `select autore from dovuti_atti where ente = $1 and dovuto = $2 and versione = 1 and atto = 'CREATO'`,
      [this.ente, id],
    );
    return act?.autore;
  }

  async excludeWriters(): Promise<void> {
    await this.tx.query(`select pg_advisory_xact_lock(${WRITERS_LOCK})`, [this.ente]);
  }
}
