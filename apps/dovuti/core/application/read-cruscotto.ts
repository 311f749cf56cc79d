import { type Clock, type CodiceFiscaleEnte, dateInRome, type UnitOfWork, type VisibleTipi } from '@mypay/kernel';
import { type Figures, figuresOf, type Interval, intervalsOf, type Period } from '../domain/cruscotto';
import { derivedStati } from '../domain/searched-stato';
import { knownEnte } from './known-ente';
import type { DovutiStores } from './ports';

/** The figures of a period, and whose tipi they count. */
export interface Cruscotto extends Figures {
  readonly periodo: Interval;
  /** Only the caller's tipi are in. */
  readonly limitato: boolean;
}

/** The figures of the operator's first page, from counts that every write keeps. Source: ui.md O-03, roles.md §4.3 */
export class ReadCruscotto {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError `ENTE_SCONOSCIUTO` */
  execute(codiceFiscale: CodiceFiscaleEnte, period: Period, tipi: VisibleTipi): Promise<Cruscotto> {
    const today = dateInRome(this.clock.now());
    const intervals = intervalsOf(period, today);
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, elenchi: lists }) => {
      const ente = await knownEnte(register, codiceFiscale);
      const derived = derivedStati(await register.tipi(), ente, today);
      const days = await lists.figures(tipi, intervals.before.da);
      return { ...figuresOf(days, derived, intervals), periodo: intervals.now, limitato: tipi !== 'TUTTI' };
    });
  }
}
