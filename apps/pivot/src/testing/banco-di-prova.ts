import type { CodiceFiscaleEnte } from '@mypay/kernel';
import {
  chiaveFlusso,
  chiaveMovimento,
  chiavePagamento,
  type Classificazione,
  type Fatti,
  type FlagEnte,
  MarkAllDirty,
} from '@mypay/pivot-core';
import { Database, migrate } from '@mypay/platform/db';
import { testDatabase, type TestDatabase } from '@mypay/testing';
import pg from 'pg';
import { migrations } from '../../migrations';
import { PgClassificazione, PgPivot } from '../outbound/persistence/pg-pivot';
import {
  FLUSSO,
  flussoDi,
  MOVIMENTO,
  movimentoDi,
  NOTIFICA,
  notificaDi,
  PAGAMENTO,
  pagamentoDi,
  RICEVUTA,
  ricevutaDi,
  RIGA,
  rigaDi,
} from '../outbound/persistence/righe';

/** A migrated database of pivot with all its ports; for specs. */
export interface Banco {
  readonly database: TestDatabase;
  readonly db: Database;
  readonly pivot: PgPivot;
  readonly classificazione: PgClassificazione;
  nuovoEnte(flag: FlagEnte): Promise<CodiceFiscaleEnte>;
  sporcaTutto(ente: CodiceFiscaleEnte): Promise<void>;
  /** What the tables hold: the worker's results, and the records from which they come. */
  conservata(
    ente: CodiceFiscaleEnte,
  ): Promise<{ classificazione: Classificazione; fatti: Fatti; contatori: Record<string, number> }>;
  /** A statement as a superuser, outside any transaction. */
  comeAmministratore(sql: string): Promise<void>;
  close(): Promise<void>;
}

export async function bancoDiProva(): Promise<Banco> {
  const database = await testDatabase((target) => migrate({ ...target, migrations }), 'pivot');
  const db = await Database.connect({ url: database.url, schema: 'pivot' });
  let numero = 0;
  return {
    database,
    db,
    pivot: new PgPivot(db),
    classificazione: new PgClassificazione(db, true),
    nuovoEnte: async (flag) => {
      const ente = String(++numero).padStart(11, '0') as CodiceFiscaleEnte;
      await db.outsideTenants((tx) =>
        tx.execute(
          `insert into enti (ente, codice_ipa, denominazione, flg_pagati, flg_tesoreria, giorni_pagamento_presunti, versione)
           values ($1, $2, 'Comune di Prova', $3, $4, 3, 1)`,
          [ente, `c_${numero}`, flag.flgPagati, flag.flgTesoreria],
        ),
      );
      return ente;
    },
    sporcaTutto: (ente) => new MarkAllDirty(new PgPivot(db)).execute(ente),
    conservata: (ente) =>
      db.inEnte(ente, async (tx) => {
        const tutti = (cosa: string, da: string) => tx.query(`select ${cosa} from ${da} where ente = $1`, [ente]);
        const pagamenti = (await tutti(PAGAMENTO, 'pagamenti')).map(pagamentoDi);
        const notifiche = (await tutti(NOTIFICA, 'notifiche')).map(notificaDi);
        const movimenti = (await tutti(MOVIMENTO, 'movimenti')).map(movimentoDi);
        const flussi = (await tutti(FLUSSO, 'flussi f')).map(flussoDi);
        const contatori = await tx.query<{ classe: string; numero: bigint }>(
          `select classe, numero from contatori where ente = $1 and numero <> 0`,
          [ente],
        );
        return {
          contatori: Object.fromEntries(contatori.map(({ classe, numero }) => [classe, Number(numero)])),
          fatti: {
            ricevute: (await tutti(RICEVUTA, 'ricevute')).map(ricevutaDi),
            righe: (await tutti(RIGA, 'righe_flusso')).map(rigaDi),
            notifiche,
            movimenti,
            flussi,
          },
          classificazione: {
            pagamenti: new Map(pagamenti.map((p) => [chiavePagamento(p), p])),
            notifiche: new Map(notifiche.map((n) => [n.iud, n.classi])),
            movimenti: new Map(movimenti.map((m) => [chiaveMovimento(m), m.classi])),
            flussi: new Map(
              flussi.map((f) => [
                chiaveFlusso(f),
                { flusso: f, esito: f.esito, verdetto: f.verdetto, conteggi: f.conteggi },
              ]),
            ),
          },
        };
      }),
    comeAmministratore: async (sql) => {
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
