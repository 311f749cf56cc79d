import { OTHER_ENTE, AVVISO, ENTE, INTERMEDIARIO, IUV, STAZIONE } from '@mypay/pagamenti-core/testing';

/** Messages as the node writes them, with prefixes of its choice. Our own, after pagopa-node.md A.1–A.3. */
export const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:p="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"><s:Header/><s:Body>${body}</s:Body></s:Envelope>`;

export interface Heading {
  idPA?: string;
  idBrokerPA?: string;
  idStation?: string;
}
const heading = (over: Heading): string =>
  `<idPA>${over.idPA ?? ENTE}</idPA><idBrokerPA>${over.idBrokerPA ?? INTERMEDIARIO}</idBrokerPA><idStation>${over.idStation ?? STAZIONE}</idStation>`;

const ASKS = {
  paVerifyPaymentNotice: 'paVerifyPaymentNoticeReq',
  paGetPayment: 'paGetPaymentReq',
  paGetPaymentV2: 'paGetPaymentV2Request',
} as const;

/** A verification or an activation. */
export const ask = (
  primitive: keyof typeof ASKS,
  over: Heading & { fiscalCode?: string; noticeNumber?: string; more?: string } = {},
): string =>
  envelope(
    `<p:${ASKS[primitive]}>${heading(over)}<qrCode><fiscalCode>${over.fiscalCode ?? over.idPA ?? ENTE}</fiscalCode><noticeNumber>${over.noticeNumber ?? AVVISO}</noticeNumber></qrCode>${over.more ?? ''}</p:${ASKS[primitive]}>`,
  );

export interface ReceiptOver extends Heading {
  receiptId?: string;
  noticeNumber?: string;
  fiscalCode?: string;
  outcome?: string;
  paymentAmount?: string;
  description?: string;
  firstTransfer?: string;
  category?: string;
  paymentDateTime?: string;
  applicationDate?: string;
  paymentNote?: string;
  /** Codice fiscale of somebody else who paid. */
  payer?: string;
  standInInside?: string;
  standInBeside?: string;
}

/** paSendRT (V1) or paSendRTV2 of the same payment of 120,00 €. */
export const receipt = (version: 1 | 2, over: ReceiptOver = {}): string => {
  const wrapper = version === 1 ? 'paSendRTReq' : 'paSendRTV2Request';
  const category = over.category ?? '<transferCategory>0101101IM</transferCategory>';
  const company = version === 2 ? '<companyName>Comune di Esempio</companyName>' : '';
  return envelope(
    `<p:${wrapper}>${heading(over)}<receipt><receiptId>${over.receiptId ?? 'rt-0001'}</receiptId>` +
      `<noticeNumber>${over.noticeNumber ?? AVVISO}</noticeNumber><fiscalCode>${over.fiscalCode ?? ENTE}</fiscalCode>` +
      `<outcome>${over.outcome ?? 'OK'}</outcome><creditorReferenceId>${IUV}</creditorReferenceId>` +
      `<paymentAmount>${over.paymentAmount ?? '120.00'}</paymentAmount><description>${over.description ?? 'TARI 2025'}</description>` +
      `<companyName>Comune di Esempio</companyName><debtor><uniqueIdentifier><entityUniqueIdentifierType>F</entityUniqueIdentifierType>` +
      `<entityUniqueIdentifierValue>RSSMRA80A01H501U</entityUniqueIdentifierValue></uniqueIdentifier><fullName>Mario Rossi</fullName></debtor>` +
      `<transferList><transfer><idTransfer>1</idTransfer><transferAmount>${over.firstTransfer ?? '114.00'}</transferAmount><fiscalCodePA>${ENTE}</fiscalCodePA>${company}` +
      `<IBAN>IT60X0542811101000000123456</IBAN><remittanceInformation>/RFB/${IUV}/114.00/TXT/TARI 2025</remittanceInformation>${category}</transfer>` +
      `<transfer><idTransfer>2</idTransfer><transferAmount>6.00</transferAmount><fiscalCodePA>${OTHER_ENTE}</fiscalCodePA>` +
      `<IBAN>IT24D0542811101000000654321</IBAN><remittanceInformation>/RFB/${IUV}/6.00/TXT/TEFA 2025</remittanceInformation><transferCategory>0201102IM</transferCategory></transfer></transferList>` +
      `<idPSP>SIMPSP01XXX</idPSP><pspFiscalCode>70000000011</pspFiscalCode><PSPCompanyName>Banca Simulata</PSPCompanyName>` +
      `<idChannel>70000000011_01</idChannel><channelDescription>app</channelDescription>` +
      `${over.payer === undefined ? '' : `<payer><uniqueIdentifier><entityUniqueIdentifierType>F</entityUniqueIdentifierType><entityUniqueIdentifierValue>${over.payer}</entityUniqueIdentifierValue></uniqueIdentifier><fullName>Luigi Verdi</fullName></payer>`}<paymentMethod>creditCard</paymentMethod>` +
      `${version === 2 ? `<paymentNote>${over.paymentNote ?? 'cart-7731'}</paymentNote>` : ''}<fee>1.50</fee>` +
      `<paymentDateTime>${over.paymentDateTime ?? '2025-11-10T10:15:32'}</paymentDateTime><applicationDate>${over.applicationDate ?? '2025-11-10'}</applicationDate><transferDate>2025-11-11</transferDate>` +
      `${over.standInInside ?? ''}</receipt>${over.standInBeside ?? ''}</p:${wrapper}>`,
  );
};
