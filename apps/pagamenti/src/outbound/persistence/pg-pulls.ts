import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { PullSummary } from '@mypay/pagamenti-core';
import type { Database } from '@mypay/platform/db';
import type { Jobs } from '@mypay/platform/jobs';
import { randomUUID } from 'node:crypto';

export const PULL = 'fdr.scarico';

export interface Pull {
  readonly id: string;
  readonly stato: 'IN_ATTESA' | 'IN_CORSO' | 'COMPLETATO' | 'FALLITO';
  readonly chiesto_il: Date;
  readonly finito_il: Date | null;
  readonly elencati: number | null;
  readonly noti: number | null;
  readonly nuovi: number | null;
  readonly scartati: number | null;
  readonly errore: string | null;
}

/** Pulls asked by hand, on the tenant's own rows, and the jobs of all pulls. */
export class PgPulls {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  /** Each request is a job of its own: one that joined a pull already under way could miss what was published meanwhile. */
  async ask(ente: CodiceFiscaleEnte, soggetto: string): Promise<string> {
    const id = randomUUID();
    await this.db.inEnte(ente, async (tx) => {
      await tx.execute(`insert into scarichi_fdr (ente, id, chiesto_da) values ($1, $2, $3)`, [ente, id, soggetto]);
      await this.jobs.enqueue(tx, { tipo: PULL, chiave: id, ente, payload: { scarico: id, completo: false } });
    });
    return id;
  }

  /** A pull of the schedule; none is added while the last one is open. */
  async schedule(ente: CodiceFiscaleEnte, whole: boolean): Promise<void> {
    const key = `${whole ? 'notturno' : 'giro'}:${ente}`;
    await this.db.outsideTenants((tx) =>
      this.jobs.enqueue(tx, { tipo: PULL, chiave: key, ente, payload: { completo: whole } }),
    );
  }

  async find(ente: CodiceFiscaleEnte, id: string): Promise<Pull | undefined> {
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<Pull>(
        `select id, stato, chiesto_il, finito_il, elencati, noti, nuovi, scartati, errore
           from scarichi_fdr where ente = $1 and id = $2`,
        [ente, id],
      ),
    );
    return rows[0];
  }

  async begun(ente: CodiceFiscaleEnte, id: string): Promise<void> {
    await this.db.inEnte(ente, (tx) =>
      tx.execute(`update scarichi_fdr set stato = 'IN_CORSO' where ente = $1 and id = $2`, [ente, id]),
    );
  }

  async done(ente: CodiceFiscaleEnte, id: string, { elencati, noti, nuovi, scartati }: PullSummary): Promise<void> {
    await this.db.inEnte(ente, (tx) =>
      tx.execute(
        `update scarichi_fdr set stato = 'COMPLETATO', finito_il = now(), elencati = $3, noti = $4, nuovi = $5, scartati = $6
          where ente = $1 and id = $2`,
        [ente, id, elencati, noti, nuovi, scartati],
      ),
    );
  }

  async failed(ente: CodiceFiscaleEnte, id: string, error: string): Promise<void> {
    await this.db.inEnte(ente, (tx) =>
      tx.execute(
        `update scarichi_fdr set stato = 'FALLITO', finito_il = now(), errore = $3 where ente = $1 and id = $2`,
        [ente, id, error.slice(0, 500)],
      ),
    );
  }
}
