import { type AvvisoPrinter, type PrintBatch, PrintNotices, RequestPrintBatch } from '@mypay/dovuti-core';
import { anEnte, aText, aTipo, FakeCounters } from '@mypay/dovuti-core/testing';
import { CreateDovuto } from '@mypay/dovuti-core';
import { type CodiceFiscaleEnte, FixedClock, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Database, migrate } from '@mypay/platform/db';
import { DirectoryObjectStore } from '@mypay/platform/objects';
import { testDatabase, type TestDatabase, unzipped } from '@mypay/testing';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrations } from '../../../migrations';
import { ZipArchive } from '../paper/zip-archive';
import { PgRegister } from './pg-register';
import { pgUnitOfWork } from './pg-stores';

jest.setTimeout(240_000);

const ENTE = parseCodiceFiscaleEnte('80012340123');
const ROWS = 1_003;
const clock = new FixedClock(new Date('2024-06-01T10:00:00Z'));
/** IUDs of the notices that broke the printer. */
const broken: string[] = [];
const quiet = {
  signal: new AbortController().signal,
  progress: () => Promise.resolve(),
  broken: (iud: string) => void broken.push(iud),
};
let database: TestDatabase;
let db: Database;
let folder: string;
let objects: DirectoryObjectStore;

beforeAll(async () => {
  database = await testDatabase((target) => migrate({ ...target, migrations }), 'dovuti');
  db = await Database.connect({ url: database.url, schema: 'dovuti' });
  folder = mkdtempSync(path.join(tmpdir(), 'dovuti-print-'));
  objects = new DirectoryObjectStore(folder);
  await db.inEnte(ENTE, async (tx) => {
    await new PgRegister(tx, ENTE).recordEnte(1, anEnte());
    await new PgRegister(tx, ENTE).recordTipo(1, aTipo());
  });
  const create = new CreateDovuto(pgUnitOfWork(db), new FakeCounters(), clock);
  for (let n = 0; n < ROWS; n++) await create.execute(ENTE, aText({ iud: `R-${n}` }));
});
/** No runner empties the queue here. */
afterEach(() => db.outsideTenants((tx) => tx.execute(`delete from lavori`)));
afterAll(async () => {
  await db?.close();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

const printing = (printer: AvvisoPrinter) =>
  new PrintNotices(pgUnitOfWork(db), printer, new ZipArchive(objects), clock);
const good: AvvisoPrinter = { print: ({ dovuto }) => Promise.resolve(Buffer.from(`paper of ${dovuto.dati.iud}`)) };
/** Whose process dies at its nth notice. */
const dyingAt = (nth: number) => {
  let asked = 0;
  const dead = new AbortController();
  return {
    signal: dead.signal,
    progress: () => Promise.resolve(),
    broken: quiet.broken,
    printer: {
      print: (avviso) => {
        if (++asked === nth) dead.abort(new Error('killed'));
        return good.print(avviso);
      },
    } satisfies AvvisoPrinter,
  };
};
const ask = async (): Promise<bigint> => {
  const asked = new RequestPrintBatch(pgUnitOfWork(db), clock);
  return (await asked.execute(ENTE, { da: 'TIPO', tipoDovuto: 'TARI' }, 'anna', 'TUTTI')).id;
};
const look = (id: bigint): Promise<PrintBatch | undefined> =>
  pgUnitOfWork(db).run(ENTE, ({ printBatches }) => printBatches.find(id));
const finish = async (id: bigint, printer = good, ente: CodiceFiscaleEnte = ENTE): Promise<void> => {
  while (await printing(printer).part(ente, id, quiet));
};
async function index(key: string): Promise<string[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of await objects.get(key)) chunks.push(chunk as Buffer);
  const text = (await unzipped(Buffer.concat(chunks))).get('indice.csv')?.toString() ?? '';
  return text.trimEnd().split('\n').slice(1);
}

describe('a batch whose process dies', () => {
  it.each([
    [1, 0],
    [250, 0],
    [501, 1],
    [1_002, 2],
  ])('at notice %i keeps %i parts, goes on from there, and prints each notice once', async (nth, kept) => {
    const id = await ask();
    const { printer, ...run } = dyingAt(nth);
    const dying = async (): Promise<void> => {
      const notices = printing(printer);
      while (await notices.part(ENTE, id, run));
    };
    await expect(dying()).rejects.toThrow('killed');
    expect(await look(id)).toMatchObject({ stato: 'IN_CORSO', parti: { length: kept } });
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.part'))).toEqual([]);

    await finish(id);
    const done = await look(id);
    expect(done).toMatchObject({ stato: 'PRONTA', totale: ROWS, lavorati: ROWS });
    const lines = (await Promise.all((done?.parti ?? []).map(({ file }) => index(file.chiave)))).map((one) =>
      one.map((row) => row.split(';')[1]),
    );
    expect(lines.map(({ length }) => length)).toEqual([500, 500, 3]);
    expect(lines.flat()).toEqual(Array.from({ length: ROWS }, (_, n) => `R-${n}`));
  });

  it('and which two processes print at once has each part once', async () => {
    const id = await ask();
    await Promise.all([finish(id), finish(id)]);
    expect((await look(id))?.parti.map(({ stampati }) => stampati)).toEqual([500, 500, 3]);
  });
});

it('a notice that the printer breaks on stands in the index with its reason, and spoils itself alone', async () => {
  const id = await ask();
  await finish(id, {
    print: (avviso) => (avviso.dovuto.dati.iud === 'R-7' ? Promise.reject(new TypeError('a bug')) : good.print(avviso)),
  });
  expect(broken).toEqual(['R-7']);
  const done = await look(id);
  expect(done?.parti[0]).toMatchObject({ stampati: 499, nonStampati: 1 });
  expect((await index(done?.parti[0]?.file.chiave ?? ''))[7]).toMatch(/^3\d{17};R-7;;NON STAMPATO;la pagina/);
});

it('one notice alone is held in memory: the next is printed when the last was taken', async () => {
  const id = await ask();
  let inHand = 0;
  let most = 0;
  const archive = new ZipArchive(objects);
  const counting: PrintNotices = new PrintNotices(
    pgUnitOfWork(db),
    {
      print: (avviso) => {
        most = Math.max(most, ++inHand);
        return good.print(avviso);
      },
    },
    {
      delete: (key) => archive.delete(key),
      put: (key, rows) =>
        archive.put(
          key,
          (async function* () {
            for await (const row of rows) {
              yield row;
              inHand -= 1;
            }
          })(),
        ),
    },
    clock,
  );
  await counting.part(ENTE, id, quiet);
  expect(most).toBe(1);
});
