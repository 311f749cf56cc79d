import type { Clock, CodiceFiscaleEnte, UnitOfWork, VisibleTipi } from '@mypay/kernel';
import { DovutiError } from '../domain/errors';
import { iuvOfAvviso } from '../domain/quote';
import { MIN_SEARCH, readSearchText } from '../domain/search-text';
import { knownEnte } from './known-ente';
import type { Match } from './lists';
import type { DovutiStores } from './ports';
import { type ShownDovuto, shower } from './read-dovuti';

/** A debt that one text found, and by what. */
export interface FoundDovuto extends ShownDovuto {
  readonly trovato: Match;
}

/** The one box: a text that is an IUV, a notice number, an IUD, a codice fiscale or a name, or the beginning of some of them. */
export class SearchDovuti {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** At most `limit` debts. @throws DovutiError `RICERCA_TROPPO_BREVE`, `ENTE_SCONOSCIUTO` */
  execute(
    codiceFiscale: CodiceFiscaleEnte,
    text: string,
    tipi: VisibleTipi,
    limit: number,
  ): Promise<readonly FoundDovuto[]> {
    const read = readSearchText(text);
    if (!read)
      throw new DovutiError(
        'RICERCA_TROPPO_BREVE',
        `Servono almeno ${MIN_SEARCH} caratteri: uno IUV, un numero avviso, uno IUD, un codice fiscale o un nome.`,
      );
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, elenchi: lists }) => {
      const { avviso, ...question } = read;
      const ofAvviso = avviso && iuvOfAvviso(avviso, await knownEnte(register, codiceFiscale));
      const found = await lists.search({ ...question, iuv: ofAvviso ?? question.iuv, tipi }, limit);
      const show = await shower(register, codiceFiscale, this.clock);
      return found.map(({ trovato, dovuto }) => ({ trovato, ...show(dovuto) }));
    });
  }
}
