import type { CodiceFiscaleEnte } from '@mypay/kernel';
import pg from 'pg';
import { CF, type RunningPivot, startPivot } from '../../testing/pivot.fixture';

const POISON = '01000000000066644';
const SLOW = '01000000000077745';
const OTHER = '80023450234' as CodiceFiscaleEnte;

let pivot: RunningPivot;
beforeAll(async () => {
  pivot = await startPivot();
  await pivot.ente();
  await pivot.ente({}, 1, OTHER);
  const admin = new pg.Client({ connectionString: pivot.database.adminUrl });
  await admin.connect();
  await admin.query(`set search_path to pivot;
    create function poison() returns trigger language plpgsql as $$ begin raise exception 'poison'; end $$;
    create trigger poison before insert on pagamenti for each row when (new.iuv = '${POISON}') execute function poison();
    create function slow() returns trigger language plpgsql as $$
      begin raise exception 'canceling statement due to statement timeout' using errcode = '57014'; end $$;
    create trigger slow before insert on pagamenti for each row when (new.iuv = '${SLOW}') execute function slow()`);
  await admin.end();
}, 120_000);
afterAll(() => pivot?.close());

describe('una chiave avvelenata: PV2.6.VELENO', () => {
  it('is put off longer each time; the other keys of its ente and the other enti are classified', async () => {
    await pivot.rt(POISON, 1000n);
    await pivot.rt('01000000000000144', 1000n);
    await pivot.rt('01000000000000245', 1000n);
    await pivot.quiet();
    const { body } = await pivot.get('pagamenti');
    expect(body.elementi.map((p: { iuv: string }) => p.iuv)).toEqual(['01000000000000144', '01000000000000245']);
    expect((await pivot.get('classi', OTHER)).status).toBe(200);
    const [row] = await pivot.db.outsideTenants((tx) =>
      tx.query<{ tentativi: number; later: boolean }>(
        `select tentativi, rimandata_a is not null as later from chiavi_sporche where ente = $1 and chiave = $2`,
        [CF, POISON],
      ),
    );
    expect(row).toMatchObject({ later: true });
    expect(row?.tentativi).toBeGreaterThanOrEqual(1);
  }, 60_000);

  it('one whose statement never ends in time is put off as well, and no other waits for it', async () => {
    await pivot.rt(SLOW, 1000n);
    await pivot.rt('01000000000000346', 1000n);
    await pivot.quiet();
    const { body } = await pivot.get('pagamenti');
    const iuvs = body.elementi.map((p: { iuv: string }) => p.iuv);
    expect(iuvs).toContain('01000000000000346');
    expect(iuvs).not.toContain(SLOW);
  }, 60_000);
});
