import { type CodiceFiscaleEnte, FixedClock, SystemClock } from '@mypay/kernel';
import { ForgetGiornali } from '@mypay/pivot-core';
import { Housekeeping } from '@mypay/platform/db';
import { ObjectMissing, OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { PgEntiRegister } from './outbound/persistence/pg-enti';
import { PgPivot } from './outbound/persistence/pg-pivot';
import { CF, type RunningPivot, startPivot } from './testing/pivot.fixture';

const OTHER = '80023450234' as CodiceFiscaleEnte;
const DAY_MS = 86_400_000;
const FILE = `anno;bolletta;data;ordinante;causale;importo;valuta
2024;1;2024-03-18;PSP;SALDO;10.00;2024-03-18
2024;2;2024-03-18;PSP;SALDO;dieci;2024-03-18
`;

let pivot: RunningPivot;
beforeAll(async () => {
  pivot = await startPivot();
  for (const ente of [CF, OTHER]) await pivot.ente({}, 1, ente);
}, 120_000);
afterAll(() => pivot?.close());

const load = async (name: string, content: string, ente: CodiceFiscaleEnte): Promise<string> => {
  const { body } = await pivot.load(name, content, undefined, ente);
  await pivot.quiet();
  return body.id;
};
const objectOf = async (ente: CodiceFiscaleEnte, id: string): Promise<string> => {
  const giornale = await new PgPivot(pivot.db).run(ente, ({ giornali }) => giornali.find(id));
  if (!giornale) throw new Error(`no giornale ${id}`);
  return giornale.oggetto;
};
const isKept = async (object: string): Promise<boolean> => {
  try {
    (await pivot.app.get<ObjectStore>(OBJECTS).get(object)).destroy();
    return true;
  } catch (error) {
    if (error instanceof ObjectMissing) return false;
    throw error;
  }
};
/** Forgets after 400 days, seen so many days from now. */
const forgetIn = (days: number, bytes = pivot.app.get<Pick<ObjectStore, 'delete'>>(OBJECTS)): Promise<number> =>
  new ForgetGiornali(
    new PgPivot(pivot.db),
    new PgEntiRegister(pivot.db),
    bytes,
    new FixedClock(new Date(new SystemClock().now().getTime() + days * DAY_MS)),
  ).execute(400, new AbortController().signal);

describe('i giornali oltre il tempo di conservazione', () => {
  it('lose bytes and refused rows, of every ente; upload, counts and movements stay', async () => {
    const [loaded, refused] = [await load('uno.csv', FILE, CF), await load('rotto.csv', 'x', OTHER)];
    const objects = [await objectOf(CF, loaded), await objectOf(OTHER, refused)];

    expect(await forgetIn(399)).toBe(0);
    expect(await Promise.all(objects.map(isKept))).toEqual([true, true]);
    expect(await forgetIn(401)).toBe(2);
    expect(await forgetIn(401)).toBe(0);
    expect(await Promise.all(objects.map(isKept))).toEqual([false, false]);

    expect((await pivot.get(`giornali-di-cassa/${loaded}`)).body).toMatchObject({
      stato: 'FILE_CARICATO',
      righeAccettate: 1,
      righeScartate: 1,
      fileEliminatiIl: expect.any(String),
    });
    for (const file of ['scarti', 'originale'])
      expect(await pivot.get(`giornali-di-cassa/${loaded}/${file}`)).toMatchObject({
        status: 404,
        body: { code: 'SCARTI_NON_DISPONIBILI' },
      });
    expect((await pivot.get('movimenti')).body.elementi).toHaveLength(1);
    expect((await pivot.get(`giornali-di-cassa/${refused}`, OTHER)).body).toMatchObject({ stato: 'ERROR_LOAD' });
  });

  it('one that is not loaded yet is kept', async () => {
    const id = await load('aperto.csv', FILE, CF);
    const reopen = `update giornali set stato = 'FILE_IN_CARICAMENTO', finito_il = null where ente = $1 and id = $2`;
    await pivot.db.inEnte(CF, (tx) => tx.execute(reopen, [CF, id]));
    expect(await forgetIn(401)).toBe(0);
    expect(await isKept(await objectOf(CF, id))).toBe(true);
  });

  it('an ente whose bytes cannot be thrown away does not keep the others from it', async () => {
    const ids = [await load('due.csv', FILE, CF), await load('due.csv', FILE, OTHER)] as const;
    const objects = [await objectOf(CF, ids[0]), await objectOf(OTHER, ids[1])];
    const store = pivot.app.get<ObjectStore>(OBJECTS);
    const broken = {
      delete: (key: string) => (key === objects[0] ? Promise.reject(new Error('disk')) : store.delete(key)),
    };
    await expect(forgetIn(401, broken)).rejects.toThrow('1 enti');
    expect(await Promise.all(objects.map(isKept))).toEqual([true, false]);
    expect(await forgetIn(401)).toBe(1);
  });

  it('are a task of the housekeeping', async () => {
    const id = await load('tre.csv', FILE, CF);
    const age = `update giornali set finito_il = now() - interval '401 days' where ente = $1 and id = $2`;
    await pivot.db.inEnte(CF, (tx) => tx.execute(age, [CF, id]));
    const done = await pivot.app.get(Housekeeping).run(new AbortController().signal);
    expect(done).toMatchObject({ giornali: 1 });
    expect(await isKept(await objectOf(CF, id))).toBe(false);
  });
});
