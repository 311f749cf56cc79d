import {
  type Clock,
  type CodiceFiscaleEnte,
  dateInRome,
  type Iud,
  noticeQrText,
  seesTipo,
  type UnitOfWork,
  type VisibleTipi,
} from '@mypay/kernel';
import { numeroAvviso } from '../domain/avviso';
import type { Dovuto, Ente, TipoDovuto } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import { iuvOfAvviso } from '../domain/quote';
import { isScaduto } from '../domain/scadenza';
import { derivedStati } from '../domain/searched-stato';
import { shownStato, type ShownStato, transition } from '../domain/stato';
import { knownEnte } from './known-ente';
import type { DovutiFilters, PageRequest } from './lists';
import type { DovutiStores, Register } from './ports';

/** What may be done to a debt, by who has the permission. */
export type AllowedAction = 'MODIFICA' | 'ANNULLA';

/** A debt as a person sees it: the word of its state, the notice number, the text of the QR code, what may be done. */
export interface ShownDovuto {
  readonly dovuto: Dovuto;
  readonly stato: ShownStato;
  readonly numeroAvviso: string | undefined;
  readonly qr: string | undefined;
  readonly azioni: readonly AllowedAction[];
}

/** What a list is asked at the door: as `DovutiFilters`, and the notice number. */
export interface ListQuestion extends Pick<PageRequest, 'ordine' | 'dopo' | 'limite'> {
  readonly filters: DovutiFilters & { readonly avviso?: string | undefined };
  /** Also say how many there are, counted up to this. */
  readonly countUpTo?: number | undefined;
}

export interface ShownPage {
  readonly righe: readonly ShownDovuto[];
  /** Undefined when nobody asked. */
  readonly totale: number | undefined;
}

/** The debt, if it is there for who asks: one of a tipo that is not its own is not. @throws DovutiError `DOVUTO_NON_TROVATO` */
export function demand(dovuto: Dovuto | undefined, iud: Iud, tipi: VisibleTipi = 'TUTTI'): Dovuto {
  if (dovuto && seesTipo(tipi, dovuto.dati.tipoDovuto)) return dovuto;
  throw new DovutiError('DOVUTO_NON_TROVATO', `L’ente non ha un dovuto con IUD ${iud}: controllare lo IUD.`);
}

/** Reads debts: one by IUD, or a keyset page. */
export class ReadDovuti {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError `DOVUTO_NON_TROVATO`, `ENTE_SCONOSCIUTO` */
  one(codiceFiscale: CodiceFiscaleEnte, iud: Iud, tipi: VisibleTipi = 'TUTTI'): Promise<ShownDovuto> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, dovuti }) => {
      const show = await shower(register, codiceFiscale, this.clock);
      return show(demand(await dovuti.find(iud), iud, tipi));
    });
  }

  /** @throws DovutiError `ENTE_SCONOSCIUTO` */
  page(codiceFiscale: CodiceFiscaleEnte, question: ListQuestion): Promise<ShownPage> {
    const { filters: asked, countUpTo: cap, ...page } = question;
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, elenchi: lists }) => {
      const ente = await knownEnte(register, codiceFiscale);
      const { avviso, ...filters } = asked;
      const iuv = avviso === undefined ? filters.iuv : iuvOfAvviso(avviso, ente);
      if (avviso !== undefined && (iuv === undefined || (filters.iuv !== undefined && filters.iuv !== iuv)))
        return { righe: [], totale: cap === undefined ? undefined : 0 };
      const derived = derivedStati(await register.tipi(), ente, dateInRome(this.clock.now()));
      const request = { filters: { ...filters, iuv }, derived };
      const show = await shower(register, codiceFiscale, this.clock);
      return {
        righe: (await lists.page({ ...request, ...page })).map(show),
        totale: cap === undefined ? undefined : await lists.count(request, cap),
      };
    });
  }
}

/** How to show the debts of an ente today. @throws DovutiError `ENTE_SCONOSCIUTO` */
export async function shower(
  register: Register,
  codiceFiscale: CodiceFiscaleEnte,
  clock: Clock,
): Promise<(dovuto: Dovuto) => ShownDovuto> {
  const ente: Ente = await knownEnte(register, codiceFiscale);
  const tipi = new Map<string, TipoDovuto>((await register.tipi()).map((tipo) => [tipo.codice, tipo]));
  const today = dateInRome(clock.now());
  return (dovuto) => {
    const { dati: content, pagamento } = dovuto;
    const tipo = tipi.get(content.tipoDovuto);
    const avviso = numeroAvviso(content.iuv, ente.codici);
    const allowed: AllowedAction[] = [];
    if (transition(dovuto.stato, 'MODIFICA_OPERATORE') && tipo?.attivo === true) allowed.push('MODIFICA');
    if (transition(dovuto.stato, 'ANNULLAMENTO')) allowed.push('ANNULLA');
    return {
      dovuto,
      stato: shownStato(dovuto.stato, {
        importoPagato: pagamento?.importo,
        scaduto: tipo !== undefined && isScaduto(content.scadenza, tipo, ente, today),
        disabled: tipo !== undefined && !tipo.attivo && tipo.dovutiAperti !== 'MANTIENI_PAGABILI',
      }),
      numeroAvviso: avviso,
      qr: avviso === undefined ? undefined : noticeQrText(avviso, codiceFiscale, content.importo),
      azioni: allowed,
    };
  };
}
