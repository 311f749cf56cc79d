import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { ChainFault, RegisterProof } from '@mypay/onboarding-core';
import type { Database, Tx } from '@mypay/platform/db';
import { type ChangeRow, hashRiga, ORIGIN } from './pg-change-log';

const SHOWN = 100;
const PAGE = 1_000;

interface Found {
  lines: number;
  faults: ChainFault[];
}

interface ChainedChange extends ChangeRow {
  readonly id: string;
  readonly hash_prec: string;
  readonly hash: string;
}

/**
 * Reads the chains of onboarding's three registers. That of accesses is judged by the database in one statement, with the row
 * that tells where each chain begins and ends: lines at either end are missed too. The other two are read page by page.
 */
export class PgRegisterProof implements RegisterProof {
  constructor(private readonly db: Database) {}

  async verify(signal?: AbortSignal): Promise<Found> {
    const accesses = await this.db.outsideTenants((tx) => readAccesses(tx));
    const changes: Found = { lines: 0, faults: [] };
    const enti = await this.db.outsideTenants((tx) =>
      tx.query<{ ente: CodiceFiscaleEnte }>(`select ente from enti order by ente`),
    );
    for (const { ente } of enti) {
      signal?.throwIfAborted();
      await this.db.inEnte(ente, (tx) => readChanges(tx, 'modifiche', ente, changes));
    }
    const ours: Found = { lines: 0, faults: [] };
    await this.db.outsideTenants((tx) => readChanges(tx, 'intermediario', undefined, ours));
    const found = { accessi: accesses, modifiche: changes, intermediario: ours };
    await this.db.outsideTenants(async (tx) => {
      for (const [register, { lines, faults }] of Object.entries(found))
        await tx.execute(
          `insert into registro_verifiche (registro, verificato_il, righe, guasti) values ($1, now(), $2, $3)
           on conflict (registro) do update set verificato_il = excluded.verificato_il, righe = excluded.righe, guasti = excluded.guasti`,
          [register, lines, faults.length],
        );
    });
    const all = Object.values(found);
    return { lines: all.reduce((sum, { lines }) => sum + lines, 0), faults: all.flatMap(({ faults }) => faults) };
  }
}

/** One snapshot of lines and ends: what is being written meanwhile is in both or in neither. */
const ACCESS_FAULTS = `
  with righe as (
    select r.catena, r.numero, r.hash, r.hash_prec, registro_accessi_impronta(r) as impronta,
      lag(r.numero) over di_fila as numero_prima, lag(r.hash) over di_fila as hash_prima
    from registro_accessi r window di_fila as (partition by r.catena order by r.numero)
  ), fini as (
    select distinct on (catena) catena, numero, hash from righe order by catena, numero desc
  ), guasti as (
    select r.catena, r.numero, case when r.hash <> r.impronta then 'CAMBIATA' else 'SLEGATA' end as guasto
    from righe r left join registro_accessi_catene c on c.catena = r.catena
    where r.hash <> r.impronta or c.catena is null
      or r.numero <> coalesce(r.numero_prima + 1, c.primo)
      or r.hash_prec <> coalesce(r.hash_prima, c.primo_hash_prec)
    union all
    select c.catena, c.numero, 'FINE' from registro_accessi_catene c left join fini f on f.catena = c.catena
    where c.numero <> coalesce(f.numero, c.primo - 1) or c.hash <> coalesce(f.hash, c.primo_hash_prec)
  )
  select (select count(*) from righe)::int as lines, g.catena as chain, g.numero::text as line, g.guasto as fault
  from (select 1) uno left join lateral (select * from guasti order by catena, numero limit ${SHOWN}) g on true`;

async function readAccesses(tx: Tx): Promise<Found> {
  const rows = await tx.query<{ lines: number; chain: string | null; line: string; fault: ChainFault['fault'] }>(
    ACCESS_FAULTS,
  );
  return {
    lines: rows[0]?.lines ?? 0,
    faults: rows.flatMap(({ chain, line, fault }) =>
      chain === null ? [] : [{ register: 'accessi' as const, chain, line, fault }],
    ),
  };
}

async function readChanges(
  tx: Tx,
  register: 'modifiche' | 'intermediario',
  ente: CodiceFiscaleEnte | undefined,
  found: Found,
): Promise<void> {
  const from = ente === undefined ? 'registro_intermediario' : 'registro';
  const reason = ente === undefined ? 'null::text as motivo' : 'motivo';
  let previous = ORIGIN;
  for (let after = '0'; ;) {
    const page = await tx.query<ChainedChange>(
      `select id::text as id, ts, attore, azione, oggetto_tipo, oggetto_id, prima, dopo, ${reason}, correlation_id, hash_prec, hash
       from ${from} where id > $1::bigint order by id limit ${PAGE}`,
      [after],
    );
    for (const { id, hash_prec: tied, hash, ...riga } of page) {
      const fault = hash !== hashRiga(tied, riga) ? 'CAMBIATA' : tied !== previous ? 'SLEGATA' : undefined;
      if (fault !== undefined && found.faults.length < SHOWN)
        found.faults.push({ register, chain: ente ?? '', line: id, fault });
      previous = hash;
      after = id;
    }
    found.lines += page.length;
    if (page.length < PAGE) return;
  }
}
