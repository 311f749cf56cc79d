import type { ReceiptPrinter, WholeRicevuta } from '@mypay/pagamenti-core';
import type { FastifyReply } from 'fastify';

/** Sends a receipt as PDF, shown in the browser and kept by no cache. */
export async function sendReceiptPdf(
  reply: FastifyReply,
  printer: ReceiptPrinter,
  ricevuta: WholeRicevuta,
): Promise<void> {
  const pdf = await printer.print(ricevuta);
  const name = `ricevuta-${ricevuta.rt.iuv.replace(/[^A-Za-z0-9]/g, '')}.pdf`;
  await reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `inline; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(pdf);
}
