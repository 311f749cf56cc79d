import type { Enti, ReceiptPrinter, Rt, WholeRicevuta } from '@mypay/pagamenti-core';
import { type Receipt, renderReceipt } from '@mypay/paper';
import type { SmallObjects } from '@mypay/platform/objects';

/** Receipts as PDF, with the logo of the ente that they are of; one that does not come is left out. */
export class PdfReceipts implements ReceiptPrinter {
  constructor(
    private readonly enti: Pick<Enti, 'find'>,
    private readonly objects: Pick<SmallObjects, 'get'>,
  ) {}

  async print(ricevuta: WholeRicevuta): Promise<Buffer> {
    const ente = await this.enti.find(ricevuta.rt.enteTitolare);
    return renderReceipt(toPaper(ricevuta, ente?.logo && (await this.objects.get(ente.logo))));
  }
}

const ROME = new Intl.DateTimeFormat('it-IT', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Rome' });

/** The same on paper, persons whole: who holds the paper is who was given the receipt. */
function toPaper({ row, rt }: WholeRicevuta, logo: Buffer | undefined): Receipt {
  const person = ({ anagrafica, codice }: Rt['debitore']) => ({ name: anagrafica, codiceFiscale: codice });
  return {
    ente: { codiceFiscale: rt.enteTitolare, denominazione: rt.denominazioneEnte, logo },
    subject: rt.causale,
    amount: rt.importoTotale,
    fee: rt.commissione,
    paidAt: ROME.format(row.data_ora_messaggio),
    noticeNumber: rt.numeroAvviso,
    iuv: rt.iuv,
    iur: rt.rtId,
    psp: { name: rt.psp.denominazione, id: rt.psp.id, channel: rt.psp.descrizioneCanale },
    debtor: person(rt.debitore),
    payer: rt.versante ? person(rt.versante) : undefined,
    transfers: rt.versamenti.map(({ ente, causale, importo }) => ({ ente, subject: causale, amount: importo })),
  };
}
