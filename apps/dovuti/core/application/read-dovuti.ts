import { type Clock, type CodiceFiscaleEnte, dateInRome, type Iud, noticeQrText, type UnitOfWork } from '@mypay/kernel';
import { numeroAvviso } from '../domain/avviso';
import type { Dovuto, Ente, TipoDovuto } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import { isScaduto } from '../domain/scadenza';
import { shownStato, type ShownStato } from '../domain/stato';
import type { DovutiStores, PageRequest } from './ports';
import { knownEnte } from './known-ente';

/** A debt as a person sees it: the word of its state, the notice number, the text of the QR code. */
export interface ShownDovuto {
  readonly dovuto: Dovuto;
  readonly stato: ShownStato;
  readonly numeroAvviso: string | undefined;
  readonly qr: string | undefined;
}

/** @throws DovutiError `DOVUTO_NON_TROVATO` */
export function demand(dovuto: Dovuto | undefined, iud: Iud): Dovuto {
  if (dovuto) return dovuto;
  throw new DovutiError('DOVUTO_NON_TROVATO', `L’ente non ha un dovuto con IUD ${iud}: controllare lo IUD.`);
}

/** Reads debts: one by IUD, or a keyset page, newest first. */
export class ReadDovuti {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError `DOVUTO_NON_TROVATO`, `ENTE_SCONOSCIUTO` */
  one(codiceFiscale: CodiceFiscaleEnte, iud: Iud): Promise<ShownDovuto> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, dovuti }) => {
      const ente = await knownEnte(register, codiceFiscale);
      const dovuto = demand(await dovuti.find(iud), iud);
      return this.show(codiceFiscale, ente, await register.tipo(dovuto.dati.tipoDovuto), dovuto);
    });
  }

  /** @throws DovutiError `ENTE_SCONOSCIUTO` */
  page(codiceFiscale: CodiceFiscaleEnte, request: PageRequest): Promise<readonly ShownDovuto[]> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, dovuti }) => {
      const ente = await knownEnte(register, codiceFiscale);
      const tipi = new Map((await register.tipi()).map((tipo) => [tipo.codice, tipo]));
      const righe = await dovuti.page(request);
      return righe.map((d) => this.show(codiceFiscale, ente, tipi.get(d.dati.tipoDovuto), d));
    });
  }

  private show(
    codiceFiscale: CodiceFiscaleEnte,
    ente: Ente,
    tipo: TipoDovuto | undefined,
    dovuto: Dovuto,
  ): ShownDovuto {
    const { dati: content, pagamento } = dovuto;
    const avviso = numeroAvviso(content.iuv, ente.codici);
    return {
      dovuto,
      stato: shownStato(dovuto.stato, {
        importoPagato: pagamento?.importo,
        scaduto: tipo !== undefined && isScaduto(content.scadenza, tipo, ente, dateInRome(this.clock.now())),
        disabilitato: tipo !== undefined && !tipo.attivo && tipo.dovutiAperti !== 'MANTIENI_PAGABILI',
      }),
      numeroAvviso: avviso,
      qr: avviso === undefined ? undefined : noticeQrText(avviso, codiceFiscale, content.importo),
    };
  }
}
