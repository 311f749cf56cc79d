import { Injectable } from '@nestjs/common';
import type { Tx } from '../db';

export const JOBS_CHANNEL = 'lavori';

export interface NewJob {
  readonly tipo: string;
  /** Natural key: while one of this type and key is open, asking again gives the same job. */
  readonly chiave: string;
  readonly ente?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly dueAt?: Date;
}

export interface JobStatus {
  readonly id: string;
  readonly tipo: string;
  readonly stato: 'IN_ATTESA' | 'IN_CORSO' | 'FATTO' | 'FALLITO';
  readonly tentativi: number;
  readonly fatto: bigint;
  readonly totale: bigint | null;
  readonly errore: string | null;
  /** A `GivenUpCode` when it was given up. */
  readonly esito: string | null;
}

/** Records long work in the transaction of what caused it. */
@Injectable()
export class Jobs {
  /** The id of the job; of the open one when (tipo, chiave) is open already. */
  async enqueue(tx: Tx, job: NewJob): Promise<string> {
    const rows = await tx.query<{ id: string }>(
      // The turn makes the queue fair: behind the ente's own jobs of this kind, level with the first in the queue if it has none.
      `insert into lavori as l (tipo, chiave, ente, dati, dovuto_il, turno)
       values ($1, $2, $3, $4, coalesce($5, now()), greatest(
         coalesce((select min(turno) from lavori
                    where tipo = $1 and stato in ('IN_ATTESA', 'IN_CORSO') and dovuto_il <= now()), 0),
         coalesce((select max(turno) + 1 from lavori
                    where tipo = $1 and ente = $3 and stato in ('IN_ATTESA', 'IN_CORSO')), 0)))
       on conflict (tipo, chiave) where stato in ('IN_ATTESA', 'IN_CORSO') do update set chiave = l.chiave
       returning id`,
      [job.tipo, job.chiave, job.ente ?? null, JSON.stringify(job.payload), job.dueAt ?? null],
    );
    await tx.query(`select pg_notify(current_schema() || '_' || $1, '')`, [JOBS_CHANNEL]);
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('a job was neither inserted nor found');
    return id;
  }

  /** Takes back a job that nobody has taken; one that runs, or has ended, stays as it is. */
  async withdraw(tx: Tx, id: string): Promise<void> {
    await tx.execute(`delete from lavori where id = $1 and stato = 'IN_ATTESA'`, [id]);
  }

  /** How far a job is; undefined for an unknown id, or one of another ente. */
  async status(tx: Tx, id: string, ente?: string): Promise<JobStatus | undefined> {
    const rows = await tx.query<JobStatus>(
      `select id, tipo, stato, tentativi, fatto, totale, errore, esito from lavori where id = $1 and ($2::text is null or ente = $2)`,
      [id, ente ?? null],
    );
    return rows[0];
  }

  /** How many jobs of a kind wait or run for an ente. */
  async waiting(tx: Tx, tipo: string, ente: string): Promise<number> {
    const rows = await tx.query<{ n: bigint }>(
      `select count(*) as n from lavori where tipo = $1 and ente = $2 and stato in ('IN_ATTESA', 'IN_CORSO')`,
      [tipo, ente],
    );
    return Number(rows[0]?.n ?? 0);
  }

  /**
   * Asked by a door in the transaction that will enqueue: may the ente have one more job of this kind, `max` in all? Who
   * asks at the same time waits for this transaction to end, so that the limit holds for parallel uploads too.
   */
  async hasRoom(tx: Tx, tipo: string, ente: string, max: number): Promise<boolean> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`lavori:${tipo}:${ente}`]);
    return (await this.waiting(tx, tipo, ente)) < max;
  }
}
