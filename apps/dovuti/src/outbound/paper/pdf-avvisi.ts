import type { AvvisoPrinter, PrintableAvviso } from '@mypay/dovuti-core';
import { renderNotice } from '@mypay/paper';
import type { SmallObjects } from '@mypay/platform/objects';

/** Notices as PDF. */
export class PdfAvvisi implements AvvisoPrinter {
  /** @param objects where the logos of enti are; one that does not come is left out */
  constructor(private readonly objects: Pick<SmallObjects, 'get'>) {}

  async print({ codiceFiscale, ente, dovuto, numeroAvviso, scadenza, postal }: PrintableAvviso): Promise<Buffer> {
    const logo = ente.logo && (await this.objects.get(ente.logo));
    const { debitore, importo, causale } = dovuto.dati;
    return renderNotice({
      ente: { codiceFiscale, denominazione: ente.denominazioneBeneficiario, cbill: ente.cbill, logo },
      debtor: { codiceFiscale: debitore.codice, name: debitore.anagrafica, address: addressOf(debitore) },
      noticeNumber: numeroAvviso,
      amount: importo,
      subject: causale,
      dueDate: scadenza,
      postal,
      secondLanguage: ente.linguaAggiuntiva,
    });
  }
}

type Debitore = PrintableAvviso['dovuto']['dati']['debitore'];

function addressOf({ indirizzo, civico, cap, localita, provincia, nazione }: Debitore): string | undefined {
  const street = [indirizzo, civico].filter(Boolean).join(' ');
  const place = [cap, localita, provincia && `(${provincia})`].filter(Boolean).join(' ');
  const abroad = nazione && nazione !== 'IT' ? nazione : '';
  const address = [street, place, abroad].filter((part) => part !== '').join(', ');
  return address === '' ? undefined : address;
}
