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
}

/** Records long work in the transaction of what caused it. */
@Injectable()
export class Jobs {
  /** The id of the job; of the open one when (tipo, chiave) is open already. */
  async enqueue(tx: Tx, job: NewJob): Promise<string> {
    const rows = await tx.query<{ id: string }>(
      `insert into lavori as l (tipo, chiave, ente, dati, dovuto_il)
       values ($1, $2, $3, $4, coalesce($5, now()))
       on conflict (tipo, chiave) where stato in ('IN_ATTESA', 'IN_CORSO') do update set chiave = l.chiave
       returning id`,
      [job.tipo, job.chiave, job.ente ?? null, JSON.stringify(job.payload), job.dueAt ?? null],
    );
    await tx.query(`select pg_notify(current_schema() || '_' || $1, '')`, [JOBS_CHANNEL]);
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('a job was neither inserted nor found');
    return id;
  }

  /** How far a job is; undefined for an unknown id, or one of another ente. */
  async status(tx: Tx, id: string, ente?: string): Promise<JobStatus | undefined> {
    const rows = await tx.query<JobStatus>(
      `select id, tipo, stato, tentativi, fatto, totale, errore from lavori where id = $1 and ($2::text is null or ente = $2)`,
      [id, ente ?? null],
    );
    return rows[0];
  }
}
