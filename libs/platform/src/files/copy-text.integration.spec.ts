import { testDatabase } from '@mypay/testing';
import fc from 'fast-check';
import { Database } from '../db';
import { copyRow } from './index';

it('what COPY reads is what was written, whatever the text, bytes, number or instant', async () => {
  const database = await testDatabase(() => Promise.resolve(), 'prova');
  const db = await Database.connect({ url: database.url, schema: 'prova' });
  const textOf = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''));
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(textOf, fc.uint8Array(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.boolean()),
        ),
        async (rows) => {
          const at = new Date('2026-11-30T12:00:00.123Z');
          const read = await db.outsideTenants(async (tx) => {
            await tx.execute(
              `create temporary table prova_copy (n int, t text, b bytea, i bigint, v boolean, q timestamptz, x text) on commit drop`,
            );
            await tx.copyIn(
              'copy prova_copy from stdin',
              rows.map(([t, b, i, v], n) => copyRow([n, t, b, i, v, at, n % 2 === 0 ? null : undefined])),
            );
            return tx.query('select t, b, i, v, q, x from prova_copy order by n');
          });
          expect(read).toEqual(rows.map(([t, b, i, v]) => ({ t, b: Buffer.from(b), i, v, q: at, x: null })));
        },
      ),
      { numRuns: 25 },
    );
  } finally {
    await db.close();
    await database.close();
  }
}, 60_000);
