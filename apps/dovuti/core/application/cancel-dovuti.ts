import type { Clock, CodiceFiscaleEnte, Iud, UnitOfWork } from '@mypay/kernel';
import { seesTipo } from '@mypay/kernel';
import type { Author } from './author';
import { knownEnte } from './known-ente';
import type { DovutiStores } from './ports';

/** Debts that one request may cancel. */
export const MAX_CANCELLED = 500;

/** What became of one of the debts that were to be cancelled. */
export type CancelOutcome = 'ANNULLATO' | 'NON_ANNULLABILE' | 'NON_TROVATO';

export interface CancelledRow {
  readonly iud: Iud;
  readonly esito: CancelOutcome;
}

/**
 * D07 for many debts at once, in one transaction: those that are still to be paid are cancelled with one reason, and of each
 * other one it is told why not. Source: ui.md O-04, bulk.
 */
export class CancelDovuti {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** In the order of asking, each IUD once. @throws DovutiError `ENTE_SCONOSCIUTO` */
  execute(codiceFiscale: CodiceFiscaleEnte, iuds: readonly Iud[], author: Author): Promise<readonly CancelledRow[]> {
    const each = [...new Set(iuds)];
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, dovuti }) => {
      await knownEnte(register, codiceFiscale);
      const cancelled = new Set(await dovuti.cancelNamed(each, author, this.clock.now()));
      const rows: CancelledRow[] = [];
      for (const iud of each) {
        if (cancelled.has(iud)) rows.push({ iud, esito: 'ANNULLATO' });
        else {
          const dovuto = await dovuti.find(iud);
          const seen = dovuto !== undefined && seesTipo(author.tipi, dovuto.dati.tipoDovuto);
          rows.push({ iud, esito: seen ? 'NON_ANNULLABILE' : 'NON_TROVATO' });
        }
      }
      return rows;
    });
  }
}
