import type { Stazione, Stazioni, VoceRegistro } from '@mypay/onboarding-core';
import type { Database } from '@mypay/platform/db';
import { addRegistroIntermediario } from './pg-registro';

const COLUMNS = 'id, intermediario, versione, primitive, broadcast';

/** Stations of the intermediaries. */
export class PgStazioni implements Stazioni {
  constructor(private readonly db: Database) {}

  async find(id: string): Promise<Stazione | undefined> {
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<Stazione>(`select ${COLUMNS} from stazioni where id = $1`, [id]),
    );
    return row;
  }

  all(intermediario: string): Promise<readonly Stazione[]> {
    return this.db.outsideTenants((tx) =>
      tx.query<Stazione>(`select ${COLUMNS} from stazioni where intermediario = $1 order by id`, [intermediario]),
    );
  }

  save(stazione: Stazione, voce: VoceRegistro): Promise<void> {
    return this.db.outsideTenants(async (tx) => {
      await tx.execute(
        `insert into stazioni (${COLUMNS}, modificato_il) values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set versione = excluded.versione, primitive = excluded.primitive,
           broadcast = excluded.broadcast, modificato_il = excluded.modificato_il`,
        [stazione.id, stazione.intermediario, stazione.versione, stazione.primitive, stazione.broadcast, voce.ts],
      );
      await addRegistroIntermediario(tx, voce);
    });
  }
}
