import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { OnboardingStores } from '@mypay/onboarding-core';
import type { Tx } from '@mypay/platform/db';
import { PgOutbox } from '@mypay/platform/events';
import { PgEnteAssegnazioni } from './pg-ente-assegnazioni';
import { PgEnti } from './pg-enti';
import { PgChangeLog } from './pg-change-log';
import { updateCompleteness } from './pg-completeness';
import { PgLoghi } from './pg-loghi';
import { PgPerConto } from './pg-per-conto';
import { PgTipiDovuto } from './pg-tipi-dovuto';

async function enteOf(tx: Tx): Promise<CodiceFiscaleEnte> {
  const [row] = await tx.query<{ ente: CodiceFiscaleEnte }>(`select current_setting('app.ente_id') as ente`);
  if (!row) throw new Error('a transaction without its ente');
  return row.ente;
}

/** The stores of one transaction. What changes an ente, a tipo or an assignment brings up to date what the register says that it lacks. */
export const storesOf = (tx: Tx): OnboardingStores => {
  const enti = new PgEnti(tx);
  const tipi = new PgTipiDovuto(tx);
  const assegnazioni = new PgEnteAssegnazioni(tx);
  return {
    enti: {
      lock: (ente) => enti.lock(ente),
      find: (ente) => enti.find(ente),
      async add(ente, at) {
        await enti.add(ente, at);
        await updateCompleteness(tx, ente.codiceFiscale);
      },
      async save(ente, at) {
        await enti.save(ente, at);
        await updateCompleteness(tx, ente.codiceFiscale);
      },
    },
    tipi: {
      all: (ente) => tipi.all(ente),
      async save(ente, tipo, at) {
        await tipi.save(ente, tipo, at);
        await updateCompleteness(tx, ente);
      },
    },
    loghi: new PgLoghi(tx),
    assegnazioni: {
      all: () => assegnazioni.all(),
      async save(assegnazione, entry) {
        await assegnazioni.save(assegnazione, entry);
        await updateCompleteness(tx, await enteOf(tx));
      },
    },
    perConto: new PgPerConto(tx),
    registro: new PgChangeLog(tx),
    outbox: new PgOutbox(tx),
  };
};
