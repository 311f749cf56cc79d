import { type Cents, type Clock, type CodiceFiscaleEnte, cents, type Iuv, type LocalDate } from '@mypay/kernel';
import { ricevutaEffect } from '../domain/ricevuta';
import type { DovutiStores, EsitoRicevuta } from './ports';

/** What dovuti reads of a receipt. */
export interface ArrivedRicevuta {
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
export class RecordRicevuta {
  constructor(private readonly clock: Clock) {}

  async execute(
    ricevuta: ArrivedRicevuta,
    { dovuti, ricevute }: Pick<DovutiStores, 'dovuti' | 'ricevute'>,
  ): Promise<EsitoRicevuta | 'IGNORATA'> {
    if (ricevuta.esito !== 'OK' || ricevuta.enteTitolare !== ricevuta.ente) return 'IGNORATA';
    if (await ricevute.isKnown(ricevuta.rtId)) return 'IGNORATA';

    let righe = await dovuti.withIuv(ricevuta.iuv, { lock: true });
    let effect = ricevutaEffect(righe);
    if (effect.effect === 'PAGA' && effect.regola === 'D22') {
      await dovuti.excludeWriters(); // somebody may be writing the same identifiers again right now
      righe = await dovuti.withIuv(ricevuta.iuv, { lock: true });
      effect = ricevutaEffect(righe);
    }
    const esito = await this.apply(effect, righe, ricevuta, dovuti);
    await ricevute.add({
      rtId: ricevuta.rtId,
      iuv: ricevuta.iuv,
      dovuto: effect.effect === 'NON_GESTITA' ? undefined : effect.id,
      esito,
      importoCents: ricevuta.importoTotale,
      dataEsito: ricevuta.dataEsito,
    });
    return esito;
  }

  private async apply(
    effect: ReturnType<typeof ricevutaEffect>,
    righe: Awaited<ReturnType<DovutiStores['dovuti']['withIuv']>>,
    ricevuta: ArrivedRicevuta,
    dovuti: DovutiStores['dovuti'],
  ): Promise<EsitoRicevuta> {
    if (effect.effect === 'NON_GESTITA') return 'NON_GESTITA';
    if (effect.effect === 'COLLEGA') return 'COLLEGATA';
    const riga = righe.find((r) => r.id === effect.id);
    const afterCancellation = effect.regola === 'D22';
    const pagato =
      riga !== undefined &&
      (await dovuti.move(riga.id, riga.stato, 'COMPLETATO', this.clock.now(), {
        rtId: ricevuta.rtId,
        importo: cents(ricevuta.importoTotale),
        data: ricevuta.dataEsito,
        dopoAnnullamento: afterCancellation,
      }));
    if (!pagato) throw new Error('a locked row moved: the receipt is tried again');
    return afterCancellation ? 'PAGATO_DOPO_ANNULLAMENTO' : 'PAGATO';
  }
}
