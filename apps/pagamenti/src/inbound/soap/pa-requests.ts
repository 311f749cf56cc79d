import { type Addressee, PagamentiError, type AvvisoRequest } from '@mypay/pagamenti-core';
import { child, optionalText, required, textOf, type XmlNode } from '@mypay/soap';
import { MAX_RECEIPT_ID } from './ct-receipt';

/** The three names at the head of every request. */
export function toAddressee(request: XmlNode): Addressee {
  return {
    idPa: textOf(request, 'idPA'),
    idIntermediario: textOf(request, 'idBrokerPA'),
    idStazione: textOf(request, 'idStation'),
  };
}

/** paVerifyPaymentNotice, paGetPayment and paGetPaymentV2 ask in the same words. `amount` is what the PSP believes: never held against the debt. */
export function toAvvisoRequest(request: XmlNode): AvvisoRequest {
  const qrCode = required(request, 'qrCode');
  const transferType = optionalText(request, 'transferType');
  if (transferType !== undefined && transferType !== 'POSTAL' && transferType !== 'PAGOPA')
    throw new PagamentiError('FORMATO_NON_VALIDO', 'transferType non previsto');
  return {
    ...toAddressee(request),
    avviso: { ente: textOf(qrCode, 'fiscalCode'), numeroAvviso: textOf(qrCode, 'noticeNumber') },
    transferType,
  };
}

/** As long as the schema lets such a name be, for columns and indexes: a request that is refused may hold anything. */
const short = (text: string | undefined): string | undefined => text?.slice(0, 35);

/** What a request says of its payment, for the giornale; read with indulgence, since it may be a refused one. */
export function factsOf(request: XmlNode | undefined) {
  const receipt = child(request, 'receipt');
  const avviso = optionalText(child(request, 'qrCode'), 'noticeNumber') ?? optionalText(receipt, 'noticeNumber');
  const iuv =
    optionalText(receipt, 'creditorReferenceId') ?? (avviso?.startsWith('3') ? avviso.slice(1) : avviso?.slice(3));
  return {
    idPa: short(optionalText(request, 'idPA')),
    stazione: short(optionalText(request, 'idStation')),
    numeroAvviso: short(avviso),
    iuv: short(iuv),
    context: optionalText(receipt, 'receiptId')?.slice(0, MAX_RECEIPT_ID),
    psp: short(optionalText(receipt, 'idPSP')),
    canale: short(optionalText(receipt, 'idChannel')),
  };
}
