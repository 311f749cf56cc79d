import { addDays, cents, type LocalDate, type NumeroAvviso } from '@mypay/kernel';
import { ReadAttempts, type Checkout, type Rt } from '@mypay/pagamenti-core';
import { anRt, ENTE, OTHER_ENTE } from '@mypay/pagamenti-core/testing';
import { Database, PgUnitOfWork, type Tx } from '@mypay/platform/db';
import type { TestDatabase } from '@mypay/testing';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { pagamentiDatabase } from '../../testing/pagamenti.fixture';
import { PgAttempts } from './pg-attempts';
import { PgCheckouts } from './pg-checkouts';
import { PgCounts } from './pg-counts';
import { storesOf } from './pg-pagamenti';

const NOW = new Date('2026-03-29T00:30:00Z'); // the night on which the hour jumps
const TODAY = '2026-03-29' as LocalDate;
const HOUR = 3_600_000;
const notice = (n: number): NumeroAvviso => `30210000000000018${n}` as NumeroAvviso;

/** Rows in no order, to compare. */
const inNoOrder = (rows: readonly object[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(Object.entries(row).sort(), (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)),
    )
    .sort();

/** What may happen to a few notices, each step by whichever writer comes first. */
type Step =
  | { readonly op: 'cart'; readonly avviso: number; readonly tipo: string | undefined; readonly ago: number }
  | { readonly op: 'opened' | 'OK' | 'ANNULLATO' | 'ERRORE' | 'expired' | 'forgotten'; readonly cart: number }
  | {
      readonly op: 'receipt';
      readonly avviso: number;
      readonly rt: number;
      readonly cart: number | 'V1' | undefined;
      readonly ko: boolean;
    }
  | { readonly op: 'matched'; readonly rt: number }
  | { readonly op: 'melt' | 'recount' };

const small = fc.nat({ max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('cart' as const),
      avviso: small,
      tipo: fc.constantFrom('TARI', 'MENSA', undefined),
      ago: fc.nat({ max: 50 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constantFrom('opened', 'OK', 'OK', 'ANNULLATO', 'ERRORE', 'expired', 'forgotten'),
      cart: fc.nat({ max: 9 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constant('receipt' as const),
      avviso: small,
      rt: fc.nat({ max: 5 }),
      cart: fc.oneof(fc.nat({ max: 9 }), fc.constant('V1' as const), fc.constant(undefined)),
      ko: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('matched' as const), rt: fc.nat({ max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constantFrom('melt' as const, 'recount' as const) }) },
);

describe('counts of receipts and attempts', () => {
  let database: TestDatabase;
  let db: Database;
  let counts: PgCounts;
  beforeAll(async () => {
    database = await pagamentiDatabase();
    db = await Database.connect({ url: database.url, schema: 'pagamenti' });
    counts = new PgCounts(db);
  }, 60_000);
  afterAll(async () => {
    await db?.close();
    await database?.close();
  });

  const empty = async (): Promise<void> => {
    await db.outsideTenants((tx) => tx.execute(`delete from checkout`, []));
    for (const ente of [ENTE, OTHER_ENTE])
      await db.inEnte(ente, (tx) => tx.execute(`delete from ricevute where ente = $1`, [ente]));
  };

  const carts: Checkout[] = [];
  async function take(one: Step, key: string): Promise<void> {
    const checkouts = new PgCheckouts(db);
    const stores = new PgUnitOfWork(db, storesOf);
    switch (one.op) {
      case 'cart': {
        const begun = new Date(NOW.getTime() - one.ago * HOUR);
        const voce = {
          numeroAvviso: notice(one.avviso),
          iuv: 'i',
          importo: cents(1n),
          causale: 'c',
          denominazioneEnte: 'E',
          intestatario: '*',
        };
        const notices = [ENTE, OTHER_ENTE].map((ente) => ({ ...voce, ente, tipoDovuto: one.tipo }));
        carts.push(
          await checkouts.begin({
            chiave: key,
            voci: notices,
            creatoIl: begun,
            scadeIl: new Date(begun.getTime() + 2 * HOUR),
          }),
        );
        return;
      }
      case 'receipt': {
        const nota = typeof one.cart === 'number' ? carts[one.cart % carts.length]?.idCarrello : undefined;
        const { soloV2: _, ...v1 } = anRt({
          rtId: `rt-${one.rt}`,
          numeroAvviso: notice(one.avviso),
          esito: one.ko ? 'KO' : 'OK',
        });
        const rt: Rt = one.cart === 'V1' ? v1 : { ...v1, soloV2: nota === undefined ? {} : { nota } };
        await stores.run(ENTE, ({ ricevute }) =>
          ricevute.add({ rt, original: randomUUID(), anomalie: () => [], ricevutaIl: NOW, attivazione: undefined }),
        );
        return;
      }
      case 'matched':
        await stores.run(ENTE, ({ ricevute }) =>
          ricevute.match(`rt-${one.rt}`, { iud: 'IUD-1', tipoDovuto: 'TARI', importoCents: 1n }, () => []),
        );
        return;
      case 'melt':
      case 'recount':
        await counts[one.op](ENTE);
        return;
      default: {
        const id = carts[one.cart % carts.length]?.id;
        if (id === undefined) return;
        if (one.op === 'opened') await checkouts.opened(id, 'https://x');
        else if (one.op === 'expired') await checkouts.closeExpired(NOW, new Date(NOW.getTime() - 24 * HOUR));
        else if (one.op === 'forgotten')
          await db.outsideTenants((tx) => tx.execute(`delete from checkout where id = $1 and stato = 'CHIUSO'`, [id]));
        else await checkouts.returned(id, one.op, NOW);
      }
    }
  }

  /** The figures as the rows themselves say, by the rules of `attemptOutcome` and of the channel of a receipt, of the last `days`. */
  const DAYS = 3;
  async function scratch(tipi: readonly string[] | null): Promise<{ channels: object[]; attempts: object[] }> {
    return db.inEnte(ENTE, async (tx: Tx) => ({
      channels: await tx.query(
        `select canale as channel, count(*)::int as numero, sum(importo_totale_cents)::bigint as importo from ricevute
          where ente = $1 and esito = 'OK' and data_esito >= $2 and ($3::text[] is null or tipo_dovuto = any($3)) group by 1`,
        [ENTE, '2000-01-01', tipi],
      ),
      attempts: await tx.query(
        `select esito, count(*)::int as numero from (
           select case when exists (select 1 from ricevute r where r.ente = $1 and r.ente_titolare = $1 and r.numero_avviso = v.numero_avviso
                          and r.esito = 'OK' and (r.contenuto->'soloV2'->>'nota' = c.id_carrello
                          or (r.contenuto->'soloV2' is null and c.ritorno = 'OK'))) then 'PAGATA'
                       when c.ritorno = 'ANNULLATO' then 'ABBANDONATA'
                       when c.ritorno = 'ERRORE' then 'NON_PAGATA'
                       when c.ritorno = 'OK' then case c.stato when 'CHIUSO' then 'NON_PAGATA' else 'IN_CORSO' end
                       when c.stato = 'CHIUSO' or c.scade_il <= $4 then 'ABBANDONATA' else 'IN_CORSO' end as esito
             from checkout_voci v join checkout c on c.id = v.checkout
            where v.ente = $1 and (v.creato_il at time zone 'Europe/Rome')::date >= $2 and ($3::text[] is null or v.tipo_dovuto = any($3))) a
          group by 1`,
        [ENTE, addDays(TODAY, 1 - DAYS), tipi, NOW],
      ),
    }));
  }

  async function expectCountsAreTrue(): Promise<void> {
    const attempts = new PgAttempts(db);
    const read = new ReadAttempts(attempts, { now: () => NOW });
    for (const tipi of [null, ['TARI'], ['NESSUNO']]) {
      const { channels, attempts: ended } = await scratch(tipi);
      const shown = await attempts.perChannel(ENTE, {
        dal: '2000-01-01' as LocalDate,
        al: '2999-01-01' as LocalDate,
        tipi,
      });
      expect(inNoOrder(shown.filter(({ numero }) => numero > 0))).toEqual(inNoOrder(channels));
      const { perEsito } = await read.summary(ENTE, DAYS, tipi);
      expect(inNoOrder(perEsito.filter(({ numero }) => numero > 0))).toEqual(inNoOrder(ended));
    }
  }

  it('are what the rows say, whatever happens and however many write at once, and a recount finds nothing to put right', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 40 }),
        fc.integer({ min: 1, max: 6 }),
        async (steps, writers) => {
          await empty();
          carts.length = 0;
          const queue = steps.map((one, n) => ({ one, key: `k-${n}` }));
          await Promise.all(
            Array.from({ length: writers }, async () => {
              for (let next = queue.shift(); next; next = queue.shift()) await take(next.one, next.key);
            }),
          );
          await expectCountsAreTrue();
          expect(await counts.recount(ENTE)).toBe(0);
          await counts.melt(ENTE);
          await expectCountsAreTrue();
          expect(await counts.melt(ENTE)).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  }, 120_000);

  it('that were spoilt are put right by a recount, of one ente alone', async () => {
    await empty();
    await counts.melt(ENTE);
    await take({ op: 'receipt', avviso: 1, rt: 1, cart: undefined, ko: false }, '');
    await db.inEnte(ENTE, (tx) =>
      tx.execute(`update ricevute_conteggi set numero = numero + 5 where ente = $1`, [ENTE]),
    );
    expect(await counts.recount(OTHER_ENTE)).toBe(0);
    expect(await counts.recount(ENTE)).toBe(1);
    await expectCountsAreTrue();
  });
});
