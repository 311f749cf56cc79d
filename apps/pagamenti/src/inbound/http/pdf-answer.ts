import type { WholeRicevuta } from '@mypay/pagamenti-core';
import { renderReceipt } from '@mypay/paper';
import type { FastifyReply } from 'fastify';
import { toPaper } from './person-receipt.view';

/** Sends a receipt as PDF, shown in the browser and kept by no cache. */
export async function sendReceiptPdf(reply: FastifyReply, ricevuta: WholeRicevuta): Promise<void> {
  const pdf = await renderReceipt(toPaper(ricevuta));
  const name = `ricevuta-${ricevuta.rt.iuv.replace(/[^A-Za-z0-9]/g, '')}.pdf`;
  await reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `inline; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(pdf);
}
