import { type Clock, type CodiceFiscaleEnte, dateInRome, type UnitOfWork } from '@mypay/kernel';
import { numeroAvviso, testoQr } from '../domain/avviso';
import type { Dovuto, Ente, TipoDovuto } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import { isScaduto } from '../domain/scadenza';
import { statoMostrato, type StatoMostrato } from '../domain/stato';
import type { DovutiStores, RichiestaPagina } from './ports';
import { enteNoto } from './registro';

/** A debt as a person sees it: the word of its state, the notice number, the text of the QR code. */
export interface DovutoMostrato {
  readonly dovuto: Dovuto;
  readonly stato: StatoMostrato;
  readonly numeroAvviso: string | undefined;
  readonly qr: string | undefined;
}

/** @throws DovutiError `DOVUTO_NON_TROVATO` */
export function esige(dovuto: Dovuto | undefined, iud: string): Dovuto {
  if (dovuto) return dovuto;
  throw new DovutiError('DOVUTO_NON_TROVATO', `L’ente non ha un dovuto con IUD ${iud}: controllare lo IUD.`);
}

/** Reads debts: one by IUD, or a keyset page, newest first. */
export class ConsultaDovuti {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError `DOVUTO_NON_TROVATO`, `ENTE_SCONOSCIUTO` */
  one(codiceFiscale: CodiceFiscaleEnte, iud: string): Promise<DovutoMostrato> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro, dovuti }) => {
      const ente = await enteNoto(registro, codiceFiscale);
      const dovuto = esige(await dovuti.find(iud), iud);
      return this.mostra(codiceFiscale, ente, await registro.tipo(dovuto.dati.tipoDovuto), dovuto);
    });
  }

  /** @throws DovutiError `ENTE_SCONOSCIUTO` */
  page(codiceFiscale: CodiceFiscaleEnte, richiesta: RichiestaPagina): Promise<readonly DovutoMostrato[]> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro, dovuti }) => {
      const ente = await enteNoto(registro, codiceFiscale);
      const tipi = new Map((await registro.tipi()).map((tipo) => [tipo.codice, tipo]));
      const righe = await dovuti.page(richiesta);
      return righe.map((d) => this.mostra(codiceFiscale, ente, tipi.get(d.dati.tipoDovuto), d));
    });
  }

  private mostra(
    codiceFiscale: CodiceFiscaleEnte,
    ente: Ente,
    tipo: TipoDovuto | undefined,
    dovuto: Dovuto,
  ): DovutoMostrato {
    const { dati, pagamento } = dovuto;
    const avviso = numeroAvviso(dati.iuv, ente.codici);
    return {
      dovuto,
      stato: statoMostrato(dovuto.stato, {
        importoPagato: pagamento?.importo,
        scaduto: tipo !== undefined && isScaduto(dati.scadenza, tipo, ente, dateInRome(this.clock.now())),
        disabilitato: tipo !== undefined && !tipo.attivo && tipo.dovutiAperti !== 'MANTIENI_PAGABILI',
      }),
      numeroAvviso: avviso,
      qr: avviso === undefined ? undefined : testoQr(avviso, codiceFiscale, dati.importo),
    };
  }
}
