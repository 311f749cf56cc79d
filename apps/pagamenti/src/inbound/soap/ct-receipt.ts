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

/** The `receipt` of paSendRT and paSendRTV2 as one domain receipt. @throws PagamentiError `FORMATO_NON_VALIDO` */
export function toRt(request: XmlNode, fonte: Rt['fonte']): Rt {
  try {
    return read(required(request, 'receipt'), request, fonte);
  } catch (error) {
    if (error instanceof MissingElement) throw new PagamentiError('FORMATO_NON_VALIDO', `Manca ${error.message}`);
    if (error instanceof DomainError) throw new PagamentiError('FORMATO_NON_VALIDO', error.message);
    throw error;
  }
}

function read(receipt: XmlNode, request: XmlNode, fonte: Rt['fonte']): Rt {
  const maybe = <T>(name: string, parse: (text: string) => T): T | undefined => {
    const text = optionalText(receipt, name);
    return text === undefined ? undefined : parse(text);
  };
  return {
    rtId: filled(receipt, 'receiptId', 35),
    numeroAvviso: parseNumeroAvviso(textOf(receipt, 'noticeNumber')) as NumeroAvviso,
    enteTitolare: parseCodiceFiscaleEnte(textOf(receipt, 'fiscalCode')),
    esito: oneOf(receipt, 'outcome', ['OK', 'KO']),
    iuv: filled(receipt, 'creditorReferenceId', 35) as Iuv,
    importoTotale: parseEuro(textOf(receipt, 'paymentAmount')),
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
    commissione: maybe('fee', parseEuro),
    dataOraPagamento: maybe('paymentDateTime', parseXsdDateTime),
    dataApplicazione: maybe('applicationDate', parseXsdDate),
    dataBonifico: maybe('transferDate', parseXsdDate),
    metadati: metadati(child(receipt, 'metadata')),
    standIn: standIn(receipt, request),
    fonte,
    soloV2:
      fonte === 'PA_SEND_RT'
        ? undefined
        : {
            nota: optionalText(receipt, 'paymentNote'),
            commissioneEnte: maybe('primaryCiIncurredFee', parseEuro),
            idBundle: optionalText(receipt, 'idBundle'),
            idCiBundle: optionalText(receipt, 'idCiBundle'),
          },
  };
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
    importo: parseEuro(textOf(transfer, 'transferAmount')),
    ente: parseCodiceFiscaleEnte(textOf(transfer, 'fiscalCodePA')) as CodiceFiscaleEnte,
    iban: optionalText(transfer, 'IBAN'),
    causale: textOf(transfer, 'remittanceInformation'),
    tassonomia: optionalText(transfer, 'transferCategory'),
    metadati: metadati(child(transfer, 'metadata')),
    denominazione: optionalText(transfer, 'companyName'),
    marcaDaBollo: optionalText(transfer, 'MBDAttachment'),
  }));
}

const RECAPITI = [
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
  const recapiti = RECAPITI.map((name) => [name, optionalText(node, name)] as const).filter(([, text]) => text);
  return {
    tipo: oneOf(identifier, 'entityUniqueIdentifierType', ['F', 'G']),
    codice: filled(identifier, 'entityUniqueIdentifierValue', 35),
    anagrafica: textOf(node, 'fullName'),
    recapiti: Object.fromEntries(recapiti) as Record<string, string>,
  };
}
const maybeSoggetto = (node: XmlNode | undefined): Soggetto | undefined => node && soggetto(node);

const metadati = (node: XmlNode | undefined): Record<string, string> =>
  Object.fromEntries(childrenOf(node, 'mapEntry').map((entry) => [textOf(entry, 'key'), textOf(entry, 'value')]));

function filled(node: XmlNode, name: string, max: number): string {
  const text = textOf(node, name);
  if (text === '' || text.length > max)
    throw new PagamentiError('FORMATO_NON_VALIDO', `${name} deve avere da 1 a ${max} caratteri`);
  return text;
}

function oneOf<T extends string>(node: XmlNode, name: string, values: readonly T[]): T {
  const found = values.find((value) => value === textOf(node, name));
  if (found === undefined) throw new PagamentiError('FORMATO_NON_VALIDO', `${name} non previsto`);
  return found;
}
