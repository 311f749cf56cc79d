import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import { type Movimento, type MovimentoKey, type Readings, upperIuf } from '@mypay/pivot-core';
import { column } from './righe';

/** By which codes a movement with more than one reading is found: what the table `letture` holds of it. */
export class PgReadings {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async add(movimenti: readonly Movimento[]): Promise<void> {
    const rows = movimenti.flatMap((m) => codesToFind(m.letture).map((one) => ({ ...m, ...one })));
    if (rows.length === 0) return;
    await this.tx.execute(
      `insert into letture (ente, tipo, codice, anno, bolletta, ente_bt, istat)
       select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) on conflict do nothing`,
      [this.ente, column(rows, (r) => r.tipo), column(rows, (r) => r.codice), ...keysOf(rows)],
    );
  }

  async remove(keys: readonly MovimentoKey[]): Promise<void> {
    if (keys.length === 0) return;
    await this.tx.execute(
      `delete from letture l using unnest($2::text[], $3::text[], $4::text[], $5::text[]) as k (anno, bolletta, ente_bt, istat)
        where l.ente = $1 and (l.anno, l.bolletta, l.ente_bt, l.istat) = (k.anno, k.bolletta, k.ente_bt, k.istat)`,
      [this.ente, ...keysOf(keys)],
    );
  }
}

const keysOf = (keys: readonly MovimentoKey[]) => [
  column(keys, (k) => k.anno),
  column(keys, (k) => k.bolletta),
  column(keys, (k) => k.enteBt),
  column(keys, (k) => k.istat),
];

/** A single reading is found by the column of the code that counts. */
function codesToFind(readings: Readings | undefined): { tipo: 'IUF' | 'IUV'; codice: string }[] {
  const many = (codes: readonly string[] = []): readonly string[] => (codes.length > 1 ? codes : []);
  return [
    ...many(readings?.iuf).map((codice) => ({ tipo: 'IUF' as const, codice: upperIuf(codice) })),
    ...many(readings?.iuv).map((codice) => ({ tipo: 'IUV' as const, codice })),
  ];
}

/** Readings as the text of an array: their characters are letters, digits, hyphens and underscores. */
export const arrayOf = (codes: readonly string[] | undefined): string | undefined =>
  codes && `{${codes.map((c) => `"${c}"`).join(',')}}`;
