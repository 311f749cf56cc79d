import {
  type CodiceFiscaleEnte,
  FixedClock,
  type Iuv,
  type LocalDate,
  parseCodiceFiscaleEnte,
  parseIud,
} from '@mypay/kernel';
import { CancelDovuto, CreateDovuto, RecordRicevuta } from '@mypay/dovuti-core';
import { aContent, anEnte, aText, aTipo } from '@mypay/dovuti-core/testing';
import { Database, migrate } from '@mypay/platform/db';
import { testDatabase, type TestDatabase } from '@mypay/testing';
import { migrations } from '../../../migrations';
import { PgRegister } from './pg-register';
import { PgIuvCounters, storesOf, pgUnitOfWork } from './pg-stores';

const clock = new FixedClock(new Date('2024-06-01T10:00:00Z'));
const IUV = '01500000000123488' as Iuv;
const IUD = 'TARI-2024-0001';
let database: TestDatabase;
let db: Database;
let enti = 0;

beforeAll(async () => {
  database = await testDatabase((target) => migrate({ ...target, migrations }), 'dovuti');
  db = await Database.connect({ url: database.url, schema: 'dovuti' });
}, 60_000);
afterAll(async () => {
  await db?.close();
  await database?.close();
});

async function newEnte(): Promise<CodiceFiscaleEnte> {
  const ente = parseCodiceFiscaleEnte(String(10_000_000_000 + enti++));
  await db.inEnte(ente, async (tx) => {
    await new PgRegister(tx, ente).recordEnte(1, anEnte());
    await new PgRegister(tx, ente).recordTipo(1, aTipo());
  });
  return ente;
}
const createDovuto = (ente: CodiceFiscaleEnte) =>
  new CreateDovuto(pgUnitOfWork(db), new PgIuvCounters(db), clock).execute(ente, aText({ iuv: IUV }));
const cancelDovuto = (ente: CodiceFiscaleEnte) =>
  new CancelDovuto(pgUnitOfWork(db), clock).execute(ente, parseIud(IUD));
const pay = (ente: CodiceFiscaleEnte, rtId = 'rt-1') =>
  db.inEnte(ente, (tx) =>
    new RecordRicevuta(clock).execute(
      {
        ente,
        rtId,
        enteTitolare: ente,
        iuv: IUV,
        esito: 'OK',
        dataEsito: '2024-06-01' as LocalDate,
        importoTotale: aContent().importo,
      },
      storesOf(tx),
    ),
  );
const rows = (ente: CodiceFiscaleEnte) =>
  db.inEnte(ente, (tx) =>
    tx.query<{ stato: string; pagato_dopo_annullamento: boolean }>(
      `select stato, pagato_dopo_annullamento from dovuti where ente = $1 order by id`,
      [ente],
    ),
  );
const paid = async (ente: CodiceFiscaleEnte) => (await rows(ente)).filter(({ stato }) => stato === 'COMPLETATO');

describe('a receipt at the same moment as', () => {
  it.each(Array.from({ length: 10 }, (_, i) => i))('D11, D07: a cancellation is never lost (%i)', async () => {
    const ente = await newEnte();
    await createDovuto(ente);
    await Promise.allSettled([cancelDovuto(ente), pay(ente)]);
    expect(await paid(ente)).toHaveLength(1);
  });

  it.each(Array.from({ length: 10 }, (_, i) => i))(
    'D22: the same identifiers written again pays one row (%i)',
    async () => {
      const ente = await newEnte();
      await createDovuto(ente);
      await cancelDovuto(ente);
      const [created] = await Promise.allSettled([createDovuto(ente), pay(ente)]);
      const all = await rows(ente);
      expect(all.filter(({ stato }) => stato === 'COMPLETATO')).toHaveLength(1);
      // Who came second found the identifiers taken, or the live row to pay.
      if (created.status === 'rejected')
        expect(created.reason).toMatchObject({ code: expect.stringMatching(/^IU[DV]_DUPLICATO$/) });
      else expect(all.map(({ stato }) => stato)).toEqual(['ANNULLATO', 'COMPLETATO']);
    },
  );

  it('D05: a modification by file pays the new row, not the archived one', async () => {
    const ente = await newEnte();
    await createDovuto(ente);
    let delivered: Promise<unknown> | undefined;
    await db.inEnte(ente, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock_shared(hashtextextended('dovuti-identificativi:' || $1, 0))`, [
        ente,
      ]);
      await tx.query(`update dovuti set stato = 'ANNULLATO' where ente = $1`, [ente]);
      await storesOf(tx).dovuti.add({
        dati: aContent({ iud: IUD, iuv: IUV }),
        iuvDellaPiattaforma: false,
        now: clock.now(),
      });
      delivered = pay(ente);
      await waiting(1); // the receipt stands at the old row
    });
    expect(await delivered).toBe('PAGATO');
    expect((await rows(ente)).map(({ stato }) => stato)).toEqual(['ANNULLATO', 'COMPLETATO']);
  });

  it('RIC-doppia: itself, in two events, pays once', async () => {
    const ente = await newEnte();
    await createDovuto(ente);
    expect((await Promise.all([pay(ente), pay(ente), pay(ente)])).sort()).toEqual(['IGNORATA', 'IGNORATA', 'PAGATO']);
  });

  it('RIC-pagata: another one of the same notice, one pays and the other is linked', async () => {
    const ente = await newEnte();
    await createDovuto(ente);
    expect((await Promise.all([pay(ente, 'rt-1'), pay(ente, 'rt-2')])).sort()).toEqual(['COLLEGATA', 'PAGATO']);
  });
});

/** Waits until so many of our connections wait for a lock. */
async function waiting(n: number): Promise<void> {
  for (;;) {
    const [row] = await db.outsideTenants((tx) =>
      tx.query<{ n: bigint }>(
        `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      ),
    );
    if (Number(row?.n) >= n) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
