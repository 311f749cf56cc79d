import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { ChangeLog, ChangeEntry } from '@mypay/onboarding-core';
import type { Tx } from '@mypay/platform/db';
import { createHash } from 'node:crypto';

/** Hash before the first line of a chain. */
export const ORIGIN = '0'.repeat(64);

/** A line as it is stored and hashed: JSON as PostgreSQL gives it back. */
export interface ChangeRow {
  readonly ts: Date;
  readonly attore: string;
  readonly azione: string;
  readonly oggetto_tipo: string;
  readonly oggetto_id: string;
  readonly prima: unknown;
  readonly dopo: unknown;
  readonly motivo: string | null;
  readonly correlation_id: string;
}

/** SHA-256 over the line before and what this one says: whoever changes one must change all that follow. Source: roles.md §7. */
export function hashRiga(previous: string, riga: ChangeRow): string {
  const parts = [
    previous,
    riga.ts.toISOString(),
    riga.attore,
    riga.azione,
    riga.oggetto_tipo,
    riga.oggetto_id,
    ordered(riga.prima),
    ordered(riga.dopo),
    riga.motivo,
    riga.correlation_id,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** jsonb does not keep the order of keys: both sides put them in order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, ordered(part)]),
  );
}

export const rigaOf = (voce: ChangeEntry): ChangeRow => {
  const plain = (value: unknown): unknown =>
    value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
  return {
    ts: voce.ts,
    attore: voce.attore,
    azione: voce.azione,
    oggetto_tipo: voce.oggettoTipo,
    oggetto_id: voce.oggettoId,
    prima: plain(voce.prima),
    dopo: plain(voce.dopo),
    motivo: voce.motivo ?? null,
    correlation_id: voce.correlationId,
  };
};

/** The chain of one ente. Its writers hold the ente's row, so no two lines follow the same one. */
export class PgChangeLog implements ChangeLog {
  constructor(private readonly tx: Tx) {}

  async add(ente: CodiceFiscaleEnte, voce: ChangeEntry): Promise<void> {
    const [last] = await this.tx.query<{ hash: string }>(
      `select hash from registro where ente = $1 order by id desc limit 1`,
      [ente],
    );
    const riga = rigaOf(voce);
    const previous = last?.hash ?? ORIGIN;
    await this.tx.execute(
      `insert into registro (ente, ts, attore, azione, oggetto_tipo, oggetto_id, prima, dopo, motivo, correlation_id, hash_prec, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ente,
        riga.ts,
        riga.attore,
        riga.azione,
        riga.oggetto_tipo,
        riga.oggetto_id,
        JSON.stringify(riga.prima),
        JSON.stringify(riga.dopo),
        riga.motivo,
        riga.correlation_id,
        previous,
        hashRiga(previous, riga),
      ],
    );
  }
}

/** The chain of what belongs to no ente: stations and clients of the intermediary. */
export async function addIntermediarioChange(tx: Tx, voce: ChangeEntry): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended(current_schema() || ':registro_intermediario', 0))`);
  const [last] = await tx.query<{ hash: string }>(`select hash from registro_intermediario order by id desc limit 1`);
  const riga = rigaOf(voce);
  const previous = last?.hash ?? ORIGIN;
  await tx.execute(
    `insert into registro_intermediario (ts, attore, azione, oggetto_tipo, oggetto_id, prima, dopo, correlation_id, hash_prec, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      riga.ts,
      riga.attore,
      riga.azione,
      riga.oggetto_tipo,
      riga.oggetto_id,
      JSON.stringify(riga.prima),
      JSON.stringify(riga.dopo),
      riga.correlation_id,
      previous,
      hashRiga(previous, riga),
    ],
  );
}
