import {
  type Cents,
  type CodiceFiscaleEnte,
  dateInRome,
  type Iuv,
  type LocalDate,
  type NumeroAvviso,
  startOfDayInRome,
} from '@mypay/kernel';

export interface Soggetto {
  readonly tipo: 'F' | 'G';
  /** Codice fiscale, partita IVA or `ANONIMO`. */
  readonly codice: string;
  readonly anagrafica: string;
  /** Address and e-mail, by their names on the wire. */
  readonly recapiti: Readonly<Record<string, string>>;
}

/** One slice of a receipt: what one ente gets of it. */
export interface Versamento {
  readonly indice: number;
  readonly importo: Cents;
  readonly ente: CodiceFiscaleEnte;
  readonly iban?: string | undefined;
  readonly causale: string;
  readonly tassonomia?: string | undefined;
  readonly metadati: Readonly<Record<string, string>>;
  /** V2 alone. */
  readonly denominazione?: string | undefined;
  /** V2 alone: the revenue stamp's document, base64, in the place of the IBAN. */
  readonly marcaDaBollo?: string | undefined;
}

/** A receipt as the node tells it, whichever version of the primitive brought it. Source: pagopa-node.md §4.4, §8.3. */
export interface Rt {
  /** receiptId = payment token = IUR of every slice. */
  readonly rtId: string;
  readonly numeroAvviso: NumeroAvviso;
  /** receipt.fiscalCode: the ente of the notice, not always the one to which this copy came. */
  readonly enteTitolare: CodiceFiscaleEnte;
  readonly esito: 'OK' | 'KO';
  readonly iuv: Iuv;
  /** Without the fee. */
  readonly importoTotale: Cents;
  readonly causale: string;
  readonly denominazioneEnte: string;
  readonly ufficio?: string | undefined;
  readonly debitore: Soggetto;
  readonly versamenti: readonly Versamento[];
  readonly psp: {
    readonly id: string;
    readonly codiceFiscale?: string | undefined;
    readonly partitaIva?: string | undefined;
    readonly denominazione: string;
    readonly canale: string;
    readonly descrizioneCanale: string;
  };
  readonly versante?: Soggetto | undefined;
  readonly metodo?: string | undefined;
  readonly commissione?: Cents | undefined;
  readonly dataOraPagamento?: Date | undefined;
  readonly dataApplicazione?: LocalDate | undefined;
  readonly dataBonifico?: LocalDate | undefined;
  /** Names on the wire of dates that no calendar of ours holds: they are left out above. */
  readonly unreadableDates?: readonly string[] | undefined;
  readonly metadati: Readonly<Record<string, string>>;
  readonly standIn: boolean;
  readonly fonte: 'PA_SEND_RT' | 'PA_SEND_RT_V2';
  /** What V2 alone says; absent in a receipt that only V1 brought. */
  readonly soloV2?: SoloV2 | undefined;
}

export interface SoloV2 {
  readonly nota?: string | undefined;
  readonly commissioneEnte?: Cents | undefined;
  readonly idBundle?: string | undefined;
  readonly idCiBundle?: string | undefined;
}

/**
 * The version stamp by which pivot orders receipts, and the day of the outcome. Source: pagopa-node.md §8.3 "Ours".
 * @param arrivedAt instant at which the first copy came, the last resort
 */
export function datesOf(rt: Rt, arrivedAt: Date): { readonly dataOraMessaggio: Date; readonly dataEsito: LocalDate } {
  const messageAt = rt.dataOraPagamento ?? (rt.dataApplicazione ? startOfDayInRome(rt.dataApplicazione) : arrivedAt);
  return { dataOraMessaggio: messageAt, dataEsito: rt.dataApplicazione ?? dateInRome(messageAt) };
}

/** Slices whose beneficiary is `ente`; may be none. */
export function versamentiOf(ente: CodiceFiscaleEnte, rt: Rt): readonly Versamento[] {
  return rt.versamenti.filter((versamento) => versamento.ente === ente);
}
