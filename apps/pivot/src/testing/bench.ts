import type { CodiceFiscaleEnte } from '@mypay/kernel';
import {
  flussoKey,
  movimentoKey,
  pagamentoKey,
  type Classificazione,
  type Facts,
  type EnteFlags,
  type PieceSizes,
  Rebuild,
  Reclassify,
} from '@mypay/pivot-core';
import { markAllDirty } from '@mypay/pivot-core/testing';
import { Database, migrate } from '@mypay/platform/db';
import { testDatabase, type TestDatabase } from '@mypay/testing';
import pg from 'pg';
import { migrations } from '../../migrations';
import { isOutageForAll } from '../inbound/jobs/turn-faults';
import { PgClassificazione, PgPivot } from '../outbound/persistence/pg-pivot';
import {
  FLUSSO,
  flussoOf,
  MOVIMENTO,
  movimentoOf,
  NOTIFICA,
  notificaOf,
  PAGAMENTO,
  pagamentoOf,
  RICEVUTA,
  ricevutaOf,
  RIGA,
  rigaOf,
} from '../outbound/persistence/righe';

/** A migrated database of pivot with all its ports; for specs. */
export interface Bench {
  readonly database: TestDatabase;
  readonly db: Database;
  readonly pivot: PgPivot;
  readonly classificazione: PgClassificazione;
  newEnte(flag: EnteFlags): Promise<CodiceFiscaleEnte>;
  markAllDirty(ente: CodiceFiscaleEnte): Promise<void>;
  rebuild(sizes?: PieceSizes): Rebuild;
  /** As if nothing of the ente had ever been classified; its records stay. */
  forgetResults(ente: CodiceFiscaleEnte): Promise<void>;
  /** What the tables hold: the worker's results, and the records from which they come. */
  kept(ente: CodiceFiscaleEnte): Promise<{
    classificazione: Classificazione;
    fatti: Facts;
    contatori: Record<string, number>;
    /** By `classe tipo`: how many, and cents. */
    totali: Record<string, string>;
    /** By `month stage tipo`: how many, and cents. */
    months: Record<string, string>;
  }>;
  /** A statement as a superuser, outside any transaction. */
  asAdmin(sql: string): Promise<void>;
  close(): Promise<void>;
}

export async function testBench(): Promise<Bench> {
  const database = await testDatabase((target) => migrate({ ...target, migrations }), 'pivot');
  const db = await Database.connect({ url: database.url, schema: 'pivot' });
  let numberOf = 0;
  return {
    database,
    db,
    pivot: new PgPivot(db),
    classificazione: new PgClassificazione(db, 'WAIT'),
    newEnte: async (flag) => {
      const ente = String(++numberOf).padStart(11, '0') as CodiceFiscaleEnte;
      await db.outsideTenants((tx) =>
        tx.execute(
          `insert into enti (ente, codice_ipa, denominazione, flg_pagati, flg_tesoreria, giorni_pagamento_presunti, versione)
           values ($1, $2, 'Comune di Prova', $3, $4, 3, 1)`,
          [ente, `c_${numberOf}`, flag.flgPagati, flag.flgTesoreria],
        ),
      );
      return ente;
    },
    markAllDirty: (ente) => new PgPivot(db).run(ente, markAllDirty),
    rebuild: (sizes) =>
      new Rebuild(
        new PgClassificazione(db, 'BESIDE'),
        new Reclassify(new PgClassificazione(db, 'WAIT')),
        isOutageForAll,
        sizes,
      ),
    forgetResults: (ente) =>
      db.inEnte(ente, async (tx) => {
        for (const sql of [
          `delete from chiavi_sporche where ente = $1`,
          `delete from pagamenti where ente = $1`,
          `update notifiche set classi = 0 where ente = $1`,
          `update movimenti set classi = 0 where ente = $1`,
          `update flussi set esito = 'VUOTO', verdetto = 'NON_VALUTATO', righe = 0, righe_non_revocate = 0, righe_senza_rt = 0,
             righe_con_tv = 0 where ente = $1`,
          `delete from contatori where ente = $1`,
          `delete from totali where ente = $1`,
          `delete from totali_mensili where ente = $1`,
        ])
          await tx.execute(sql, [ente]);
      }),
    kept: (ente) =>
      db.inEnte(ente, async (tx) => {
        const all = (what: string, since: string) => tx.query(`select ${what} from ${since} where ente = $1`, [ente]);
        const pagamenti = (await all(PAGAMENTO, 'pagamenti')).map(pagamentoOf);
        const notifiche = (await all(NOTIFICA, 'notifiche')).map(notificaOf);
        const movimenti = (await all(MOVIMENTO, 'movimenti')).map(movimentoOf);
        const flussi = (await all(FLUSSO, 'flussi f')).map(flussoOf);
        const counters = await tx.query<{ classe: string; numero: bigint }>(
          `select classe, numero from contatori where ente = $1 and numero <> 0`,
          [ente],
        );
        const totals = await tx.query<{ classe: string; tipo: string; numero: bigint; importo: bigint }>(
          `select classe, tipo_dovuto as tipo, numero, importo_cents as importo from totali
            where ente = $1 and (numero <> 0 or importo_cents <> 0)`,
          [ente],
        );
        const months = await tx.query<{ k: string; numero: bigint; importo: bigint }>(
          `select concat_ws(' ', mese, tappa, tipo_dovuto) as k, numero, importo_cents as importo from totali_mensili
            where ente = $1 and (numero <> 0 or importo_cents <> 0)`,
          [ente],
        );
        return {
          months: Object.fromEntries(months.map((m) => [m.k, `${m.numero} ${m.importo}`])),
          totali: Object.fromEntries(totals.map((t) => [`${t.classe} ${t.tipo}`, `${t.numero} ${t.importo}`])),
          contatori: Object.fromEntries(counters.map(({ classe, numero }) => [classe, Number(numero)])),
          fatti: {
            ricevute: (await all(RICEVUTA, 'ricevute')).map(ricevutaOf),
            righe: (await all(RIGA, 'righe_flusso')).map(rigaOf),
            notifiche,
            movimenti,
            flussi,
          },
          classificazione: {
            pagamenti: new Map(pagamenti.map((p) => [pagamentoKey(p), p])),
            notifiche: new Map(notifiche.map((n) => [n.iud, n.classi])),
            movimenti: new Map(movimenti.map((m) => [movimentoKey(m), m.classi])),
            flussi: new Map(
              flussi.map((f) => [
                flussoKey(f),
                { flusso: f, esito: f.esito, verdetto: f.verdetto, conteggi: f.conteggi },
              ]),
            ),
          },
        };
      }),
    asAdmin: async (sql) => {
      const admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=pivot' });
      await admin.connect();
      await admin.query(sql).finally(() => admin.end());
    },
    close: async () => {
      await db.close();
      await database.close();
    },
  };
}
