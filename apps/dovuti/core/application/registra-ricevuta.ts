import { type Cents, type Clock, type CodiceFiscaleEnte, cents, type Iuv, type LocalDate } from '@mypay/kernel';
import { effettoRicevuta } from '../domain/ricevuta';
import type { DovutiStores, EsitoRicevuta } from './ports';

/** What dovuti reads of a receipt. */
export interface RicevutaArrivata {
  readonly ente: CodiceFiscaleEnte;
  readonly rtId: string;
  readonly enteTitolare: CodiceFiscaleEnte;
  readonly iuv: Iuv;
  readonly esito: 'OK' | 'KO';
  readonly dataEsito: LocalDate;
  readonly importoTotale: Cents;
}

/**
 * D11, D22: a receipt closes the debt of its IUV, when it is OK and this ente is its titolare: a copy for a secondary ente, or
 * a KO, closes nothing. Runs in the transaction of the inbox, so the same event twice has one effect; the same receipt in two
 * events too, by its key. Source: dovuti.md §5.2; architecture.md, Decisions, 8.
 */
export class RegistraRicevuta {
  constructor(private readonly clock: Clock) {}

  async execute(
    ricevuta: RicevutaArrivata,
    { dovuti, ricevute }: Pick<DovutiStores, 'dovuti' | 'ricevute'>,
  ): Promise<EsitoRicevuta | 'IGNORATA'> {
    if (ricevuta.esito !== 'OK' || ricevuta.enteTitolare !== ricevuta.ente) return 'IGNORATA';
    if (await ricevute.isKnown(ricevuta.rtId)) return 'IGNORATA';

    let righe = await dovuti.withIuv(ricevuta.iuv, { lock: true });
    let effetto = effettoRicevuta(righe);
    if (effetto.effetto === 'PAGA' && effetto.regola === 'D22') {
      await dovuti.excludeWriters(); // somebody may be writing the same identifiers again right now
      righe = await dovuti.withIuv(ricevuta.iuv, { lock: true });
      effetto = effettoRicevuta(righe);
    }
    const esito = await this.applica(effetto, righe, ricevuta, dovuti);
    await ricevute.add({
      rtId: ricevuta.rtId,
      iuv: ricevuta.iuv,
      dovuto: effetto.effetto === 'NON_GESTITA' ? undefined : effetto.id,
      esito,
      importoCents: ricevuta.importoTotale,
      dataEsito: ricevuta.dataEsito,
    });
    return esito;
  }

  private async applica(
    effetto: ReturnType<typeof effettoRicevuta>,
    righe: Awaited<ReturnType<DovutiStores['dovuti']['withIuv']>>,
    ricevuta: RicevutaArrivata,
    dovuti: DovutiStores['dovuti'],
  ): Promise<EsitoRicevuta> {
    if (effetto.effetto === 'NON_GESTITA') return 'NON_GESTITA';
    if (effetto.effetto === 'COLLEGA') return 'COLLEGATA';
    const riga = righe.find((r) => r.id === effetto.id);
    const dopoAnnullamento = effetto.regola === 'D22';
    const pagato =
      riga !== undefined &&
      (await dovuti.move(riga.id, riga.stato, 'COMPLETATO', this.clock.now(), {
        rtId: ricevuta.rtId,
        importo: cents(ricevuta.importoTotale),
        data: ricevuta.dataEsito,
        dopoAnnullamento,
      }));
    if (!pagato) throw new Error('a locked row moved: the receipt is tried again');
    return dopoAnnullamento ? 'PAGATO_DOPO_ANNULLAMENTO' : 'PAGATO';
  }
}
