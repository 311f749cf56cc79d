import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import {
  bit,
  type ChiavePagamento,
  CLASSI,
  classiDi,
  DESCRIZIONI,
  type Oggetto,
  iufMaiuscolo,
  type PagamentoClassificato,
  type ScrittureClassi,
} from '@mypay/pivot-core';
import { colonna, PAGAMENTO, pagamentoDi } from './righe';

/** Old set, new set, how many objects moved so. */
interface Passaggio {
  readonly prima: number | null;
  readonly dopo: number | null;
  readonly n: number;
}

/** Moves the counters of ente and class; written last, always in the same order, so that two transactions cannot embrace. */
export class PgContatori {
  private readonly delta = new Map<string, number>();

  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  sposta(passaggi: readonly Passaggio[]): void {
    for (const { prima, dopo, n } of passaggi) {
      for (const c of classiDi(prima ?? 0)) this.delta.set(c, (this.delta.get(c) ?? 0) - n);
      for (const c of classiDi(dopo ?? 0)) this.delta.set(c, (this.delta.get(c) ?? 0) + n);
    }
  }

  async scrivi(): Promise<void> {
    const mossi = [...this.delta].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
    this.delta.clear();
    if (mossi.length === 0) return;
    await this.tx.execute(
      `insert into contatori as c (ente, classe, numero) select $1, * from unnest($2::text[], $3::bigint[])
       on conflict (ente, classe) do update set numero = c.numero + excluded.numero`,
      [this.ente, mossi.map(([c]) => c), mossi.map(([, n]) => n)],
    );
  }
}

/**
 * Counts the classes of an ente from the objects themselves and puts the counters right. The counters are locked first: who
 * moves them at the same time is either counted or waits and moves them after. @returns how many were wrong
 */
export async function ricontaClassi(tx: Tx, ente: CodiceFiscaleEnte): Promise<number> {
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [lockDelWorker(ente)]);
  await tx.execute(`select 1 from contatori where ente = $1 order by classe for update`, [ente]);
  const conta = CLASSI.map(
    (c) =>
      `select '${c}' as classe, count(*) as numero from ${TABELLA[DESCRIZIONI[c].oggetto]} where ente = $1 and (classi & ${bit(c)}) <> 0`,
  ).join(' union all ');
  return tx.execute(
    `insert into contatori as c (ente, classe, numero) select $1, classe, numero from (${conta}) vere
      where numero <> 0 or classe in (select classe from contatori where ente = $1) order by classe
     on conflict (ente, classe) do update set numero = excluded.numero where c.numero <> excluded.numero`,
    [ente],
  );
}

const TABELLA: Readonly<Record<Oggetto, string>> = {
  PAGAMENTO: 'pagamenti',
  NOTIFICA: 'notifiche',
  MOVIMENTO: 'movimenti',
};

/** Name of the lock that keeps workers apart on an ente. */
export const lockDelWorker = (ente: CodiceFiscaleEnte): string => `riclassifica\u001f${ente}`;

/** The worker's results, set-wise; what is written also says what was there (`returning old`), for the counters. */
export class PgClassi implements ScrittureClassi {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
    private readonly contatori: PgContatori,
  ) {}

  async pagamenti(iuv: readonly string[]): Promise<PagamentoClassificato[]> {
    const righe = await this.tx.query(`select ${PAGAMENTO} from pagamenti where ente = $1 and iuv = any($2::text[])`, [
      this.ente,
      iuv,
    ]);
    return righe.map(pagamentoDi);
  }

  async scriviPagamenti(diversi: readonly PagamentoClassificato[], rimossi: readonly ChiavePagamento[]): Promise<void> {
    if (rimossi.length > 0) await this.rimuoviPagamenti(rimossi);
    if (diversi.length === 0) return;
    const passaggi = await this.tx.query<Passaggio>(
      `with scritti as (
         insert into pagamenti (ente, ${PAGAMENTO})
         select $1, * from unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::text[], $7::text[], $8::boolean[], $9::text[],
           $10::text[], $11::bigint[], $12::bigint[], $13::date[], $14::text[], $15::text[], $16::bigint[])
         on conflict (ente, iuv, iur, indice) do update set
           classi = excluded.classi, sintesi = excluded.sintesi, ricevuta = excluded.ricevuta, ha_tv = excluded.ha_tv,
           iud = excluded.iud, tipo_dovuto = excluded.tipo_dovuto, importo = excluded.importo,
           importo_totale = excluded.importo_totale, data_esito = excluded.data_esito, psp = excluded.psp,
           iuf = excluded.iuf, importo_rendicontato = excluded.importo_rendicontato, classificato_il = now()
         returning old.classi as prima, new.classi as dopo)
       select prima, dopo, count(*)::int as n from scritti group by prima, dopo`,
      [
        this.ente,
        colonna(diversi, (p) => p.iuv),
        colonna(diversi, (p) => p.iur),
        colonna(diversi, (p) => p.indice),
        colonna(diversi, (p) => p.classi),
        colonna(diversi, (p) => p.sintesi),
        colonna(diversi, (p) => p.ricevuta),
        colonna(diversi, (p) => p.haTv),
        colonna(diversi, (p) => p.iud),
        colonna(diversi, (p) => p.tipoDovuto),
        colonna(diversi, (p) => p.importo),
        colonna(diversi, (p) => p.importoTotale),
        colonna(diversi, (p) => p.dataEsito),
        colonna(diversi, (p) => p.psp),
        colonna(diversi, (p) => p.iuf),
        colonna(diversi, (p) => p.importoRendicontato),
      ],
    );
    this.contatori.sposta(passaggi);
  }

  private async rimuoviPagamenti(rimossi: readonly ChiavePagamento[]): Promise<void> {
    const passaggi = await this.tx.query<Passaggio>(
      `with tolti as (
         delete from pagamenti p using unnest($2::text[], $3::text[], $4::int[]) as k (iuv, iur, indice)
          where p.ente = $1 and p.iuv = k.iuv and p.iur = k.iur and p.indice = k.indice
         returning p.classi)
       select classi as prima, null::int as dopo, count(*)::int as n from tolti group by classi`,
      [this.ente, colonna(rimossi, (p) => p.iuv), colonna(rimossi, (p) => p.iur), colonna(rimossi, (p) => p.indice)],
    );
    this.contatori.sposta(passaggi);
  }

  async scriviNotifiche(diverse: Parameters<ScrittureClassi['scriviNotifiche']>[0]): Promise<void> {
    const passaggi = await this.tx.query<Passaggio>(
      `with scritte as (
         update notifiche n set classi = k.classi, classificata_il = now()
           from unnest($2::text[], $3::int[]) as k (iud, classi)
          where n.ente = $1 and n.iud = k.iud
         returning old.classi as prima, new.classi as dopo)
       select prima, dopo, count(*)::int as n from scritte group by prima, dopo`,
      [this.ente, colonna(diverse, (n) => n.iud), colonna(diverse, (n) => n.classi)],
    );
    this.contatori.sposta(passaggi);
  }

  async scriviMovimenti(diversi: Parameters<ScrittureClassi['scriviMovimenti']>[0]): Promise<void> {
    const passaggi = await this.tx.query<Passaggio>(
      `with scritti as (
         update movimenti m set classi = k.classi, classificato_il = now()
           from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[]) as k (anno, bolletta, ente_bt, istat, classi)
          where m.ente = $1 and m.anno = k.anno and m.bolletta = k.bolletta and m.ente_bt = k.ente_bt and m.istat = k.istat
         returning old.classi as prima, new.classi as dopo)
       select prima, dopo, count(*)::int as n from scritti group by prima, dopo`,
      [
        this.ente,
        colonna(diversi, (m) => m.anno),
        colonna(diversi, (m) => m.bolletta),
        colonna(diversi, (m) => m.enteBt),
        colonna(diversi, (m) => m.istat),
        colonna(diversi, (m) => m.classi),
      ],
    );
    this.contatori.sposta(passaggi);
  }

  async scriviEsiti(diversi: Parameters<ScrittureClassi['scriviEsiti']>[0]): Promise<void> {
    await this.tx.execute(
      `update flussi f set esito = k.esito from unnest($2::text[], $3::text[], $4::text[]) as k (iuf_maiuscolo, psp, esito)
        where f.ente = $1 and f.iuf_maiuscolo = k.iuf_maiuscolo and f.psp = k.psp`,
      [
        this.ente,
        colonna(diversi, (f) => iufMaiuscolo(f.iuf)),
        colonna(diversi, (f) => f.psp),
        colonna(diversi, (f) => f.esito),
      ],
    );
  }

  async scriviVerdetti(diversi: Parameters<ScrittureClassi['scriviVerdetti']>[0]): Promise<void> {
    await this.tx.execute(
      `update flussi f set verdetto = k.verdetto, righe = k.righe, righe_non_revocate = k.non_revocate,
              righe_senza_rt = k.senza_rt, righe_con_tv = k.con_tv
         from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::int[], $8::int[])
              as k (iuf_maiuscolo, psp, verdetto, righe, non_revocate, senza_rt, con_tv)
        where f.ente = $1 and f.iuf_maiuscolo = k.iuf_maiuscolo and f.psp = k.psp`,
      [
        this.ente,
        colonna(diversi, (f) => iufMaiuscolo(f.iuf)),
        colonna(diversi, (f) => f.psp),
        colonna(diversi, (f) => f.verdetto),
        colonna(diversi, (f) => f.conteggi.righe),
        colonna(diversi, (f) => f.conteggi.righeNonRevocate),
        colonna(diversi, (f) => f.conteggi.righeSenzaRt),
        colonna(diversi, (f) => f.conteggi.righeConTv),
      ],
    );
  }
}
