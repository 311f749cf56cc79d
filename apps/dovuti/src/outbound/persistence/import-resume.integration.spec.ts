import { type CodiceFiscaleEnte, FixedClock, parseCodiceFiscaleEnte, parseIud } from '@mypay/kernel';
import { type DovutiStores, ImportTracciato } from '@mypay/dovuti-core';
import { aLine, anEnte, aTipo } from '@mypay/dovuti-core/testing';
import { Database, migrate } from '@mypay/platform/db';
import { DirectoryObjectStore } from '@mypay/platform/objects';
import { testDatabase, type TestDatabase } from '@mypay/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrations } from '../../../migrations';
import { StoredUploads } from '../files/stored-uploads';
import { PgDovuti } from './pg-dovuti';
import { PgRegister } from './pg-register';
import { PgIuvCounters, pgUnitOfWork } from './pg-stores';

const clock = new FixedClock(new Date('2024-06-01T10:00:00Z'));
const ROWS = 23;
const CHUNK = 5;
const CHUNK_BYTES = 100_000;
let database: TestDatabase;
let db: Database;
let folder: string;
let enti = 0;

beforeAll(async () => {
  database = await testDatabase((target) => migrate({ ...target, migrations }), 'dovuti');
  db = await Database.connect({ url: database.url, schema: 'dovuti' });
  folder = mkdtempSync(path.join(tmpdir(), 'dovuti-import-'));
}, 60_000);
afterAll(async () => {
  await db?.close();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

const LINES = Array.from({ length: ROWS }, (_, i) =>
  aLine({ IUD: `R-${i}`, importoDovuto: i % 5 === 3 ? '0' : '54.00' }),
);

/** An upload of a new ente, kept and recorded; every fifth row wrong unless a test says its lines. */
async function upload(lines = LINES): Promise<{ ente: CodiceFiscaleEnte; id: bigint; objects: DirectoryObjectStore }> {
  const ente = parseCodiceFiscaleEnte(String(10_000_000_000 + enti++));
  const objects = new DirectoryObjectStore(folder);
  const file = await objects.put(`importazioni/${ente}/prova.csv`, asBytes(`intestazione\n${lines.join('\n\n')}\n`));
  const name = { base: 'c_x-F-1_2', iuf: 'F', versione: '1_2', formato: 'csv' } as const;
  const id = await pgUnitOfWork(db).run(ente, async ({ importazioni }) => {
    const esito = await importazioni.add(
      {
        nome: name,
        nomeFile: 'c_x-F-1_2.csv',
        file,
        richiedente: 'prova',
        tipi: 'TUTTI',
        prova: false,
        now: clock.now(),
      },
      1,
    );
    if (typeof esito !== 'bigint') throw new Error(esito);
    return esito;
  });
  await db.inEnte(ente, async (tx) => {
    await new PgRegister(tx, ente).recordEnte(1, anEnte());
    await new PgRegister(tx, ente).recordTipo(1, aTipo());
  });
  return { ente, id, objects };
}
async function* asBytes(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}
const importer = (objects: DirectoryObjectStore, unitOfWork = pgUnitOfWork(db) as Uow) =>
  new ImportTracciato(
    unitOfWork,
    new PgIuvCounters(db),
    new StoredUploads(objects, { maxZip: 1e6, maxCsv: 1e6 }),
    clock,
    { rows: CHUNK, bytes: CHUNK_BYTES },
  );
type Uow = ReturnType<typeof pgUnitOfWork>;
const signal = new AbortController().signal;
const quietly = { signal, progress: () => Promise.resolve() };
/** Dies after so many chunks, as a killed process would: the chunk is committed, nobody is told. */
const dyingAfter = (chunks: number) => {
  let done = 0;
  return {
    signal,
    progress: () => (++done === chunks ? Promise.reject(new Error('killed')) : Promise.resolve()),
  };
};
const look = (ente: CodiceFiscaleEnte, id: bigint) =>
  pgUnitOfWork(db).run(ente, ({ importazioni }) => importazioni.find(id));
const text = async (objects: DirectoryObjectStore, key = '') => {
  const chunks: Buffer[] = [];
  for await (const chunk of await objects.get(key)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};
const iuds = (ente: CodiceFiscaleEnte) =>
  db.inEnte(ente, async (tx) => {
    const rows = await tx.query<{ iud: string }>(`select iud from dovuti where ente = $1 order by riga`, [ente]);
    return rows.map(({ iud }) => iud);
  });
const GOOD = Array.from({ length: ROWS }, (_, i) => i)
  .filter((i) => i % 5 !== 3)
  .map((i) => `R-${i}`);

describe('an import whose process dies', () => {
  it.each([1, 2, 4, 5])(
    'PARZIALE-3.6: after chunk %i goes on from there, and ends as if nothing had happened',
    async (chunks) => {
      const { ente, id, objects } = await upload();
      await expect(importer(objects).execute(ente, id, dyingAfter(chunks))).rejects.toThrow('killed');
      expect(await look(ente, id)).toMatchObject({ stato: 'IMPORT_IN_ELAB', righe: Math.min(chunks * CHUNK, ROWS) });
      await importer(objects).execute(ente, id, quietly);
      const done = await look(ente, id);
      expect(done).toMatchObject({
        stato: 'IMPORT_ESEGUITO',
        righe: ROWS,
        accettate: GOOD.length,
        scartate: ROWS - GOOD.length,
      });
      expect(await iuds(ente)).toEqual(GOOD);
      expect(
        (await text(objects, done?.scarti?.chiave))
          .trimEnd()
          .split('\n')
          .slice(1)
          .map((r) => r.split(';')[0]),
      ).toEqual(Array.from({ length: ROWS }, (_, i) => `R-${i}`).filter((iud) => !GOOD.includes(iud)));
      expect(
        (await text(objects, done?.iuv?.chiave))
          .trimEnd()
          .split('\n')
          .slice(1)
          .map((r) => r.split(';')[0]),
      ).toEqual(GOOD);
    },
  );

  it('PARZIALE-3.6: inside a chunk loses that chunk alone', async () => {
    const { ente, id, objects } = await upload();
    let writes = 0;
    const dying = wrapped((stores) => ({
      ...stores,
      importazioni: intercept(stores.importazioni, 'write', async (go) => {
        const written = await go();
        if (++writes === 2) throw new Error('killed before the commit');
        return written;
      }),
    }));
    await expect(importer(objects, dying).execute(ente, id, quietly)).rejects.toThrow('killed');
    expect(await look(ente, id)).toMatchObject({ righe: CHUNK });
    await importer(objects).execute(ente, id, quietly);
    expect(await iuds(ente)).toEqual(GOOD);
  });

  it('and is finished twice has one effect', async () => {
    const { ente, id, objects } = await upload();
    await importer(objects).execute(ente, id, quietly);
    await importer(objects).execute(ente, id, quietly);
    expect(await iuds(ente)).toEqual(GOOD);
  });

  it('and is taken by two processes at once writes each row once', async () => {
    const { ente, id, objects } = await upload();
    await Promise.allSettled([
      importer(objects).execute(ente, id, quietly),
      importer(objects).execute(ente, id, quietly),
    ]);
    await importer(objects).execute(ente, id, quietly);
    expect(await iuds(ente)).toEqual(GOOD);
    expect(await look(ente, id)).toMatchObject({ stato: 'IMPORT_ESEGUITO', righe: ROWS, accettate: GOOD.length });
  });
});

describe('an import of lines of 65 kB', () => {
  it('FILE-grande: never holds more of the file than its bound, refuses each long line with a code, and goes on', async () => {
    const long = 'x'.repeat(65_000);
    const lines = [aLine({ IUD: 'FIRST' }), ...Array.from({ length: 40 }, () => long), aLine({ IUD: 'LAST' })];
    const { ente, id, objects } = await upload(lines);
    const sizes: number[] = [];
    const measured = wrapped((stores) => ({
      ...stores,
      importazioni: new Proxy(stores.importazioni, {
        get: (target, name: 'write' | 'decided' | 'find') => {
          const call = (...args: unknown[]) =>
            (target[name] as (...a: unknown[]) => Promise<unknown>).apply(target, args);
          const size = (rows: readonly { testo: Buffer }[]) =>
            void sizes.push(rows.reduce((sum, { testo: text }) => sum + text.length, 0));
          if (name === 'write') return (...args: unknown[]) => (size(args[1] as never), call(...args));
          if (name === 'decided')
            return async (...args: unknown[]) => {
              const rows = await call(...args);
              size(rows as never);
              return rows;
            };
          return call;
        },
      }),
    }));
    const wide = new ImportTracciato(
      measured,
      new PgIuvCounters(db),
      new StoredUploads(objects, { maxZip: 1e7, maxCsv: 1e7 }),
      clock,
      { rows: 2_000, bytes: CHUNK_BYTES },
    );
    await wide.execute(ente, id, quietly);
    const done = await look(ente, id);
    expect(done).toMatchObject({ stato: 'IMPORT_ESEGUITO', righe: 42, accettate: 2, scartate: 40 });
    expect(Math.max(...sizes)).toBeLessThan(CHUNK_BYTES + 65_000);
    const scarti = await text(objects, done?.scarti?.chiave);
    expect(scarti.match(/;PAA_IMPORT_SINTASSI_CSV;\|[^\n]*RIGA TROPPO GRANDE/g)).toHaveLength(40);
  });
});

describe('an import while somebody else writes', () => {
  it('DUP-libero: an IUD taken between the look and the write is refused, its chunk is not lost', async () => {
    const { ente, id, objects } = await upload();
    let looks = 0;
    const racing = wrapped((stores) => ({
      ...stores,
      importazioni: intercept(stores.importazioni, 'facts', async (go) => {
        const facts = await go();
        if (++looks === 1)
          await db.inEnte(ente, (tx) =>
            new PgDovuti(tx, ente).add({
              dati: {
                iud: parseIud('R-1'),
                debitore: { tipo: 'F', codice: 'ANONIMO', anagrafica: 'X' },
                importo: 100n as never,
                tipoDovuto: 'TARI',
                tipoVersamento: 'ALL',
                causale: 'x',
                datiSpecifici: '9/x',
              },
              iuvDellaPiattaforma: false,
              now: clock.now(),
            }),
          );
        return facts;
      }),
    }));
    await importer(objects, racing).execute(ente, id, quietly);
    const done = await look(ente, id);
    expect(done).toMatchObject({ stato: 'IMPORT_ESEGUITO', accettate: GOOD.length - 1 });
    expect(await text(objects, done?.scarti?.chiave)).toContain(';|PAA_IMPORT_IUD_DUPLICATO;');
  });
});

const wrapped = (wrap: (stores: DovutiStores) => DovutiStores): Uow =>
  ({
    run: (ente: CodiceFiscaleEnte, work: (stores: DovutiStores) => Promise<unknown>) =>
      pgUnitOfWork(db).run(ente, (stores) => work(wrap(stores))),
  }) as unknown as Uow;

function intercept<T extends object, K extends keyof T>(
  target: T,
  name: K,
  around: (go: () => Promise<never>) => Promise<unknown>,
): T {
  return new Proxy(target, {
    get(object, property, receiver) {
      const value: unknown = Reflect.get(object, property, receiver);
      if (typeof value !== 'function') return value;
      const call = (...args: unknown[]) => (value as (...a: unknown[]) => Promise<never>).apply(object, args);
      return property === name ? (...args: unknown[]) => around(() => call(...args)) : call;
    },
  });
}
