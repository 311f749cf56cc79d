import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Client, ClientConSegreti, Clients, Permesso, VoceRegistro } from '@mypay/onboarding-core';
import type { Database } from '@mypay/platform/db';
import { addRegistroIntermediario } from './pg-registro';

interface ClientRow {
  client_id: string;
  descrizione: string;
  intermediario: string;
  ente: CodiceFiscaleEnte | null;
  permessi: Permesso[];
  segreto_hash: string;
  segreto_precedente_hash: string | null;
  segreto_precedente_fino: Date | null;
  stato: Client['stato'];
}

const toClient = (row: ClientRow): ClientConSegreti => ({
  clientId: row.client_id,
  descrizione: row.descrizione,
  intermediario: row.intermediario,
  ente: row.ente ?? undefined,
  permessi: row.permessi,
  stato: row.stato,
  segretoHash: row.segreto_hash,
  precedente:
    row.segreto_precedente_hash !== null && row.segreto_precedente_fino !== null
      ? { hash: row.segreto_precedente_hash, fino: row.segreto_precedente_fino }
      : undefined,
});

/** Clients, outside row-level security; every write leaves its line in the intermediary's register. */
export class PgClients implements Clients {
  constructor(private readonly db: Database) {}

  async find(clientId: string): Promise<ClientConSegreti | undefined> {
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<ClientRow>(`select * from clients where client_id = $1`, [clientId]),
    );
    return row && toClient(row);
  }

  async list(scope: Parameters<Clients['list']>[0]): Promise<readonly Client[]> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<ClientRow>(
        `select * from clients where intermediario = $1 and ($2::text is null or ente = $2) order by client_id limit 1000`,
        [scope.intermediario, scope.ente ?? null],
      ),
    );
    return rows.map(toClient).map(({ segretoHash: _hash, precedente: _old, ...client }) => client);
  }

  add(client: ClientConSegreti, voce: VoceRegistro): Promise<boolean> {
    return this.db.outsideTenants(async (tx) => {
      const inserted = await tx.execute(
        `insert into clients (client_id, descrizione, intermediario, ente, permessi, segreto_hash, stato, creato_il, modificato_il)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict do nothing`,
        [
          client.clientId,
          client.descrizione,
          client.intermediario,
          client.ente ?? null,
          client.permessi,
          client.segretoHash,
          client.stato,
          voce.ts,
        ],
      );
      if (inserted === 0) return false;
      await addRegistroIntermediario(tx, voce);
      return true;
    });
  }

  save(client: ClientConSegreti, voce: VoceRegistro): Promise<void> {
    return this.db.outsideTenants(async (tx) => {
      await tx.execute(
        `update clients set descrizione = $2, permessi = $3, segreto_hash = $4, segreto_precedente_hash = $5,
           segreto_precedente_fino = $6, stato = $7, modificato_il = $8 where client_id = $1`,
        [
          client.clientId,
          client.descrizione,
          client.permessi,
          client.segretoHash,
          client.precedente?.hash ?? null,
          client.precedente?.fino ?? null,
          client.stato,
          voce.ts,
        ],
      );
      await addRegistroIntermediario(tx, voce);
    });
  }
}
