import {
  type CodiceFiscaleEnte,
  DomainError,
  type Iuv,
  type NumeroAvviso,
  parseCodiceFiscaleEnte,
  parseEuro,
  parseNumeroAvviso,
  parseXsdDate,
  parseXsdDateTime,
} from '@mypay/kernel';
import { PagamentiError, type Rt, type Soggetto, type Versamento } from '@mypay/pagamenti-core';
import { child, childrenOf, MissingElement, optionalText, required, textOf, type XmlNode } from '@mypay/soap';

/** The schema lets a receiptId be of any length; real ones have 32 characters, some 36. */
export const MAX_RECEIPT_ID = 255;

/** The `receipt` of paSendRT and paSendRTV2 as one domain receipt. @throws PagamentiError `FORMATO_NON_VALIDO` */
export function toRt(request: XmlNode, source: Rt['fonte']): Rt {
  try {
    return read(required(request, 'receipt'), request, source);
  } catch (error) {
    if (error instanceof MissingElement) throw new PagamentiError('FORMATO_NON_VALIDO', `Manca ${error.message}`);
    if (error instanceof DomainError) throw new PagamentiError('FORMATO_NON_VALIDO', error.message);
    throw error;
  }
}

function read(receipt: XmlNode, request: XmlNode, source: Rt['fonte']): Rt {
  const maybe = <T>(name: string, parse: (text: string) => T): T | undefined => {
    const text = optionalText(receipt, name);
    return text === undefined ? undefined : parse(text);
  };
  const unreadableDates: string[] = [];
  /** What the schema allows and no calendar of ours holds is left out and flagged: money has moved. */
  const date = <T extends Date | string>(name: string, parse: (text: string) => T): T | undefined =>
    maybe(name, (text) => {
      const value = inCalendar(() => parse(text));
      if (value === undefined) unreadableDates.push(name);
      return value;
    });
  return {
    rtId: filled(receipt, 'receiptId', MAX_RECEIPT_ID),
    numeroAvviso: parseNumeroAvviso(textOf(receipt, 'noticeNumber')) as NumeroAvviso,
    enteTitolare: parseCodiceFiscaleEnte(textOf(receipt, 'fiscalCode')),
    esito: oneOf(receipt, 'outcome', ['OK', 'KO']),
    iuv: filled(receipt, 'creditorReferenceId', 35) as Iuv, // wider than parseIuv: money is not refused for its reference
    importoTotale: euro(textOf(receipt, 'paymentAmount')),
    causale: textOf(receipt, 'description'),
    denominazioneEnte: textOf(receipt, 'companyName'),
    ufficio: optionalText(receipt, 'officeName'),
    debitore: soggetto(required(receipt, 'debtor')),
    versamenti: versamenti(required(receipt, 'transferList')),
    psp: {
      id: filled(receipt, 'idPSP', 35),
      codiceFiscale: optionalText(receipt, 'pspFiscalCode'),
      partitaIva: optionalText(receipt, 'pspPartitaIVA'),
      denominazione: textOf(receipt, 'PSPCompanyName'),
      canale: textOf(receipt, 'idChannel'),
      descrizioneCanale: textOf(receipt, 'channelDescription'),
    },
    versante: maybeSoggetto(child(receipt, 'payer')),
    metodo: optionalText(receipt, 'paymentMethod'),
    commissione: maybe('fee', euro),
    dataOraPagamento: date('paymentDateTime', parseXsdDateTime),
    dataApplicazione: date('applicationDate', parseXsdDate),
    dataBonifico: date('transferDate', parseXsdDate),
    unreadableDates: unreadableDates.length === 0 ? undefined : unreadableDates,
    metadati: metadata(child(receipt, 'metadata')),
    standIn: standIn(receipt, request),
    fonte: source,
    soloV2:
      source === 'PA_SEND_RT'
        ? undefined
        : {
            nota: optionalText(receipt, 'paymentNote'),
            commissioneEnte: maybe('primaryCiIncurredFee', euro),
            idBundle: optionalText(receipt, 'idBundle'),
            idCiBundle: optionalText(receipt, 'idCiBundle'),
          },
  };
}

/** Zeros in front change no amount, and the schema allows any number of them. */
const euro = (text: string) => parseEuro(text.replace(/^0+(?=\d)/, ''));

const FIRST_YEAR = 1900;
const LAST_YEAR = 9998; // 9999 has instants whose day in Rome is of the year 10000

/** Undefined for a date before 1900 or after 9998: columns, drivers and contracts agree on what lies between. */
function inCalendar<T extends Date | string>(parse: () => T): T | undefined {
  try {
    const value = parse();
    const year = Number(value instanceof Date ? value.getUTCFullYear() : value.slice(0, 4));
    return year >= FIRST_YEAR && year <= LAST_YEAR ? value : undefined;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** Inside the receipt, or beside it (SANP 3.6–3.8), in either spelling. Source: pagopa-node.md §4.4. */
function standIn(receipt: XmlNode, request: XmlNode): boolean {
  const text = [receipt, request]
    .flatMap((node) => [optionalText(node, 'standIn'), optionalText(node, 'standin')])
    .find((value) => value !== undefined);
  return text === 'true' || text === '1';
}

function versamenti(list: XmlNode): Versamento[] {
  return childrenOf(list, 'transfer').map((transfer) => ({
    indice: Number(textOf(transfer, 'idTransfer')),
    importo: euro(textOf(transfer, 'transferAmount')),
    ente: parseCodiceFiscaleEnte(textOf(transfer, 'fiscalCodePA')) as CodiceFiscaleEnte,
    iban: optionalText(transfer, 'IBAN'),
    causale: textOf(transfer, 'remittanceInformation'),
    tassonomia: optionalText(transfer, 'transferCategory'),
    metadati: metadata(child(transfer, 'metadata')),
    denominazione: optionalText(transfer, 'companyName'),
    marcaDaBollo: optionalText(transfer, 'MBDAttachment'),
  }));
}

const CONTACTS = [
  'streetName',
  'civicNumber',
  'postalCode',
  'city',
  'stateProvinceRegion',
  'country',
  'e-mail',
] as const;

function soggetto(node: XmlNode): Soggetto {
  const identifier = required(node, 'uniqueIdentifier');
  const contacts = CONTACTS.map((name) => [name, optionalText(node, name)] as const).filter(([, text]) => text);
  return {
    tipo: oneOf(identifier, 'entityUniqueIdentifierType', ['F', 'G']),
    codice: filled(identifier, 'entityUniqueIdentifierValue', 35),
    anagrafica: textOf(node, 'fullName'),
    recapiti: Object.fromEntries(contacts) as Record<string, string>,
  };
}
const maybeSoggetto = (node: XmlNode | undefined): Soggetto | undefined => node && soggetto(node);

const metadata = (node: XmlNode | undefined): Record<string, string> =>
  Object.fromEntries(childrenOf(node, 'mapEntry').map((entry) => [textOf(entry, 'key'), textOf(entry, 'value')]));

function filled(node: XmlNode, name: string, max: number): string {
  const text = textOf(node, name);
  if (text === '' || [...text.slice(0, 2 * max + 2)].length > max)
    throw new PagamentiError('FORMATO_NON_VALIDO', `${name} deve avere da 1 a ${max} caratteri`);
  return text;
}

function oneOf<T extends string>(node: XmlNode, name: string, values: readonly T[]): T {
  const found = values.find((value) => value === textOf(node, name));
  if (found === undefined) throw new PagamentiError('FORMATO_NON_VALIDO', `${name} non previsto`);
  return found;
}
