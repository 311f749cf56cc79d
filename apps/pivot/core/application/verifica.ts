import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { StoresClassificazione } from './ports';
import { Turno } from './riclassifica';

/** What a check found. */
export interface EsitoVerifica {
  readonly chiavi: number;
  /** Objects whose stored result is not what the facts say: 0 on a healthy database. */
  readonly diversi: number;
  /** Blocks left out because the worker had still work on the ente. */
  readonly saltati: number;
}

/**
 * The checker: computes everything again and writes nothing. It runs the worker's own turn over all keys, block by block,
 * with writes that only count; a block is left out while dirty keys wait, for then a difference is no fault. Source: pivot.md §2.6, 7.
 */
export class Verifica {
  constructor(
    private readonly unitOfWork: UnitOfWork<StoresClassificazione>,
    private readonly chiaviPerBlocco = 2_000,
  ) {}

  async execute(ente: CodiceFiscaleEnte): Promise<EsitoVerifica> {
    const esito = { chiavi: 0, diversi: 0, saltati: 0 };
    let cursore: string | undefined;
    do {
      cursore = await this.unitOfWork.run(ente, async (stores) => {
        const blocco = await stores.tutte.blocco(cursore, this.chiaviPerBlocco);
        const turno = new Turno(senzaScrivere(stores), await stores.fatti.flag(), blocco.chiavi, false);
        await turno.esegui();
        const inAttesa = (await stores.chiavi.leggi(1)).chiavi.length > 0; // after the facts: whoever came between left its keys
        if (inAttesa) esito.saltati++;
        else esito.diversi += turno.cambiati;
        esito.chiavi += blocco.chiavi.length;
        return blocco.cursore;
      });
    } while (cursore !== undefined);
    return esito;
  }
}

function senzaScrivere(stores: StoresClassificazione): StoresClassificazione {
  const niente = (): Promise<void> => Promise.resolve();
  const { chiavi, classi } = stores;
  return {
    ...stores,
    chiavi: {
      aggiungi: niente,
      aggiungiIuvDi: niente,
      elimina: niente,
      postponeOldest: () => Promise.resolve(undefined),
      leggi: (limite) => chiavi.leggi(limite),
    },
    classi: {
      pagamenti: (iuv) => classi.pagamenti(iuv),
      scriviPagamenti: niente,
      scriviNotifiche: niente,
      scriviMovimenti: niente,
      scriviEsiti: niente,
      scriviVerdetti: niente,
    },
  };
}
