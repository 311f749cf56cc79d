import type { Client, ClientWithSecrets, Clients, ChangeEntry } from '@mypay/onboarding-core';
import type { Database, Tx } from '@mypay/platform/db';
import { type ClientRow, clientSchema } from './client.schema';
import { addIntermediarioChange } from './pg-change-log';
import { wholeRow } from './whole-row';

/** Clients, outside row-level security; every write leaves its line in the intermediary's register. */
export class PgClients implements Clients {
  constructor(private readonly db: Database) {}

  find(clientId: string): Promise<ClientWithSecrets | undefined> {
    return this.db.outsideTenants((tx) => read(tx, clientId, false));
  }

  async list({ intermediario, ente }: Parameters<Clients['list']>[0]): Promise<readonly Client[]> {
    const rows = await this.db.outsideTenants(({ manager }) =>
      manager.getRepository(clientSchema).find({
        where: { intermediario, ...(ente === undefined ? {} : { ente }) },
        order: { clientId: 'asc' },
        take: 1_000,
      }),
    );
    return rows.map(({ segretoHash: _hash, precedente: _old, ...client }) => client);
  }

  add(client: ClientWithSecrets, voce: ChangeEntry): Promise<boolean> {
    return this.db.outsideTenants(async (tx) => {
      const repository = tx.manager.getRepository(clientSchema);
      const row = wholeRow(repository, { ...client, creatoIl: voce.ts, modificatoIl: voce.ts });
      const inserted = await repository
        .createQueryBuilder()
        .insert()
        .values(row)
        .orIgnore()
        .returning('client_id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) return false;
      await addIntermediarioChange(tx, voce);
      return true;
    });
  }

  change(...[clientId, decide]: Parameters<Clients['change']>): Promise<void> {
    return this.db.outsideTenants(async (tx) => {
      const changed = decide(await read(tx, clientId, true));
      if (!changed) return;
      const repository = tx.manager.getRepository(clientSchema);
      const whole = wholeRow(repository, { ...changed.client, modificatoIl: changed.voce.ts });
      const { creatoIl: _born, ...row } = whole;
      await repository.update({ clientId }, row);
      await addIntermediarioChange(tx, changed.voce);
    });
  }
}

async function read({ manager }: Tx, clientId: string, hold: boolean): Promise<ClientWithSecrets | undefined> {
  const row: ClientRow | null = await manager.getRepository(clientSchema).findOne({
    where: { clientId },
    ...(hold ? { lock: { mode: 'pessimistic_write' } } : {}),
  });
  return row ? { ...row, precedente: row.precedente?.hash === undefined ? undefined : row.precedente } : undefined;
}
