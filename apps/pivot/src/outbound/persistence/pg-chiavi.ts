import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import { type ChiaveFlusso, type ChiaveSporca, type ChiaviSporche, iufMaiuscolo } from '@mypay/pivot-core';
import { PgTutteLeChiavi } from './pg-tutte';
import { colonna } from './righe';

/** In SQL a service's channels bear its schema. */
export const CANALE_CHIAVI = 'chiavi_sporche';

/** The keys of an ente that are due, those that could not be computed before behind all the others. */
const DUE_KEYS = `
  select sequenza, tipo, chiave from (
    (select tentativi > 0 as tried, sequenza, tipo, chiave from chiavi_sporche
      where ente = $1 and tentativi = 0 order by sequenza limit $2)
    union all
    (select tentativi > 0, sequenza, tipo, chiave from chiavi_sporche
      where ente = $1 and tentativi > 0 and rimandata_a <= now() order by rimandata_a limit $2)) due
  order by tried, sequenza limit $2`;

/** Append-only rows in the transaction of the fact; a NOTIFY wakes the workers at commit. architecture.md, Decisions, 8. */
export class PgChiaviSporche implements ChiaviSporche {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async aggiungi(chiavi: readonly ChiaveSporca[]): Promise<void> {
    if (chiavi.length === 0) return;
    await this.tx.execute(
      `insert into chiavi_sporche (ente, tipo, chiave) select $1, * from unnest($2::text[], $3::text[])`,
      [this.ente, colonna(chiavi, (c) => c.tipo), colonna(chiavi, (c) => c.chiave)],
    );
    await this.sveglia();
  }

  async aggiungiIuvDi(flussi: readonly ChiaveFlusso[]): Promise<void> {
    await this.tx.execute(
      `insert into chiavi_sporche (ente, tipo, chiave)
       select distinct $1, 'IUV', r.iuv
         from unnest($2::text[], $3::text[]) as k (iuf_maiuscolo, psp)
         join righe_flusso r on r.ente = $1 and r.iuf_maiuscolo = k.iuf_maiuscolo and r.psp = k.psp`,
      [this.ente, colonna(flussi, (f) => iufMaiuscolo(f.iuf)), colonna(flussi, (f) => f.psp)],
    );
    await this.sveglia();
  }

  async leggi(limite: number) {
    const righe = await this.tx.query<{ sequenza: bigint; tipo: ChiaveSporca['tipo']; chiave: string }>(DUE_KEYS, [
      this.ente,
      limite,
    ]);
    return { sequenze: righe.map((r) => r.sequenza), chiavi: righe.map(({ tipo, chiave }) => ({ tipo, chiave })) };
  }

  async elimina(sequenze: readonly bigint[]): Promise<void> {
    await this.tx.execute(`delete from chiavi_sporche where ente = $1 and sequenza = any($2::bigint[])`, [
      this.ente,
      sequenze,
    ]);
  }

  async postponeOldest(): Promise<ChiaveSporca | undefined> {
    const [postponed] = await this.tx.query<ChiaveSporca>(
      `with oldest as (${DUE_KEYS}),
       tried as (
         select c.tipo, c.chiave, max(c.tentativi) as tentativi from chiavi_sporche c join oldest using (tipo, chiave)
          where c.ente = $1 group by c.tipo, c.chiave)
       update chiavi_sporche c set tentativi = t.tentativi + 1,
              rimandata_a = now() + least(make_interval(secs => 2 ^ least(t.tentativi, 12)), interval '1 hour')
         from tried t where c.ente = $1 and c.tipo = t.tipo and c.chiave = t.chiave
       returning c.tipo, c.chiave`,
      [this.ente, 1],
    );
    return postponed;
  }

  private async sveglia(): Promise<void> {
    await this.tx.execute(`select pg_notify(current_schema() || '_${CANALE_CHIAVI}', $1)`, [this.ente]);
  }
}

/** Puts every key of an ente in the queue: the whole of it will be computed again. Source: pivot.md §2.6, 7. */
export async function sporcaTutto(tx: Tx, ente: CodiceFiscaleEnte): Promise<void> {
  const tutte = new PgTutteLeChiavi(tx, ente);
  const coda = new PgChiaviSporche(tx, ente);
  let cursore: string | undefined;
  do {
    const blocco = await tutte.blocco(cursore, 10_000);
    await coda.aggiungi(blocco.chiavi);
    cursore = blocco.cursore;
  } while (cursore !== undefined);
}
