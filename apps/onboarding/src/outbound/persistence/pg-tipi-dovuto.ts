import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { TipiDovuto, TipoDovuto } from '@mypay/onboarding-core';
import type { Tx } from '@mypay/platform/db';
import { countSpontanei } from './pg-directory';
import { tipoDovutoSchema } from './tipo-dovuto.schema';
import { wholeRow, withoutEnte } from './whole-row';

/** Tipi dovuto of one ente; written with the ente's row held. */
export class PgTipiDovuto implements TipiDovuto {
  constructor(private readonly tx: Tx) {}

  async all(ente: CodiceFiscaleEnte): Promise<readonly TipoDovuto[]> {
    const rows = await this.tx.manager
      .getRepository(tipoDovutoSchema)
      .find({ where: { ente }, order: { codice: 'asc' } });
    return rows.map(withoutEnte);
  }

  async save(ente: CodiceFiscaleEnte, tipo: TipoDovuto, at: Date): Promise<void> {
    const repository = this.tx.manager.getRepository(tipoDovutoSchema);
    await repository.upsert(wholeRow(repository, { ...tipo, ente, modificatoIl: at }), ['ente', 'codice']);
    await countSpontanei(this.tx, ente);
  }
}
