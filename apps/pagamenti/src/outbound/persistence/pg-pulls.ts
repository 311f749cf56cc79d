import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { type Pull, PULL, type PullSummary, type Pulls } from '@mypay/pagamenti-core';
import type { Database } from '@mypay/platform/db';
import type { Jobs } from '@mypay/platform/jobs';
import { randomUUID } from 'node:crypto';

/** Pulls asked by hand, on the tenant's own rows, and the jobs of all pulls. */
export class PgPulls implements Pulls {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  async ask(ente: CodiceFiscaleEnte, soggetto: string): Promise<string> {
    const id = randomUUID();
    await this.db.inEnte(ente, async (tx) => {
      await tx.execute(`insert into scarichi_fdr (ente, id, chiesto_da) values ($1, $2, $3)`, [ente, id, soggetto]);
      await this.jobs.enqueue(tx, { tipo: PULL, chiave: id, ente, payload: { scarico: id, completo: false } });
    });
    return id;
  }

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
