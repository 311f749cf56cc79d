import { ENTE } from '@mypay/pagamenti-core/testing';
import { Database, migrate } from '@mypay/platform/db';
import { migrateEventi } from '@mypay/platform/events';
import { testDatabase, type TestDatabase } from '@mypay/testing';
import { migrations } from '../../../migrations';
import { PgCounts } from './pg-counts';

const TABLES = 117; // tables and triggers; 118 counts what was there before

/** A receipt, and a cart of its notice that the browser came back from, as the build before writes them. */
const written = async (db: Database, n: number): Promise<void> => {
  await db.outsideTenants((tx) =>
    tx.execute(
      `insert into checkout (id, chiave, id_carrello, enti, stato, ritorno, motivo, creato_il, scade_il, chiuso_il)
       values (lpad($2::text, 32, '0'), $2::text, 'CK-' || $2::text, array[$1], 'CHIUSO', 'OK', 'SENZA_CONFERMA', '2026-03-01T10:00:00Z', now(), now())`,
      [ENTE, n],
    ),
  );
  await db.inEnte(ENTE, async (tx) => {
    await tx.execute(
      `insert into checkout_voci (ente, checkout, posizione, numero_avviso, iuv, importo_cents, causale, denominazione_ente,
         intestatario, tipo_dovuto, creato_il)
       values ($1, lpad($2::text, 32, '0'), 1, lpad($2::text, 18, '3'), 'i', 100, 'c', 'E', '*', 'TARI', '2026-03-01T10:00:00Z')`,
      [ENTE, n],
    );
    if (n % 2 === 0)
      await tx.execute(
        `insert into ricevute (ente, rt_id, numero_avviso, ente_titolare, iuv, esito, importo_totale_cents, causale, psp,
           psp_denominazione, data_ora_messaggio, data_esito, stand_in, fonte, contenuto, tipo_dovuto, messaggio, ricevuta_il)
         values ($1, 'rt-' || $2::text, lpad($2::text, 18, '3'), $1, 'i', 'OK', 100, 'c', 'P', 'P', now(), '2026-03-01', false,
           'PA_SEND_RT_V2', jsonb_build_object('soloV2', jsonb_build_object('nota', 'CK-' || $2::text)), 'TARI', gen_random_uuid(), now())`,
        [ENTE, n],
      );
  });
};

describe('what the build before wrote', () => {
  let database: TestDatabase;
  let db: Database;
  afterAll(async () => {
    await db?.close();
    await database?.close();
  });

  it('is counted once, also what it wrote between the two migrations', async () => {
    const until = (last: number) => migrations.filter(({ number }) => number <= last);
    let rest = (): Promise<unknown> => Promise.resolve();
    database = await testDatabase(async (target) => {
      await migrateEventi({ ownerUrl: target.eventiOwnerUrl, runtimeRole: target.runtimeRole, service: target.schema });
      await migrate({ ...target, migrations: until(TABLES - 1) });
      rest = async () => {
        await migrate({ ...target, migrations: until(TABLES) });
        for (const n of [3, 4]) await written(db, n);
        await migrate({ ...target, migrations });
      };
    }, 'pagamenti');
    db = await Database.connect({ url: database.url, schema: 'pagamenti' });
    for (const n of [1, 2]) await written(db, n);
    await rest();

    const of = (sql: string) => db.inEnte(ENTE, (tx) => tx.query<Record<string, unknown>>(sql, [ENTE]));
    expect(
      await of(`select tipo_dovuto, giorno, canale, sum(numero)::int as numero, sum(importo_cents)::int as importo
                  from ricevute_conteggi where ente = $1 group by 1, 2, 3`),
    ).toEqual([{ tipo_dovuto: 'TARI', giorno: '2026-03-01', canale: 'ALTRO', numero: 2, importo: 200 }]);
    expect(
      await of(`select giorno, ritorno, motivo, pagata, sum(numero)::int as numero from tentativi_conteggi where ente = $1
                 group by 1, 2, 3, 4 order by pagata`),
    ).toEqual([
      { giorno: '2026-03-01', ritorno: 'OK', motivo: 'SENZA_CONFERMA', pagata: false, numero: 2 },
      { giorno: '2026-03-01', ritorno: 'OK', motivo: 'SENZA_CONFERMA', pagata: true, numero: 2 },
    ]);
    expect(await new PgCounts(db).recount(ENTE)).toBe(0);
  }, 60_000);
});
