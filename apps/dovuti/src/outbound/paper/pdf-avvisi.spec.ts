import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { PrintableAvviso } from '@mypay/dovuti-core';
import { aContent, anEnte } from '@mypay/dovuti-core/testing';
import { PdfAvvisi } from './pdf-avvisi';

jest.setTimeout(60_000);

const printer = new PdfAvvisi({ get: () => Promise.resolve(undefined) });
const notice = (over: Partial<PrintableAvviso> = {}): PrintableAvviso => ({
  codiceFiscale: '80012340123' as PrintableAvviso['codiceFiscale'],
  ente: anEnte(),
  dovuto: {
    dati: aContent(),
    stato: 'INSERIMENTO_DOVUTO',
  } as PrintableAvviso['dovuto'],
  numeroAvviso: '301260000000000173',
  scadenza: undefined,
  postal: undefined,
  ...over,
});

async function wordsOf(of: PrintableAvviso): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await printer.print(of));
  const words = [...document.pages()].map((page) => page.getText()).join(' ');
  document.destroy();
  library.destroy();
  return words.replace(/\s+/g, ' ');
}

describe('the paper of a notice', () => {
  it('has the bollettino of the postal account, and none without', async () => {
    const postal = { account: '000000123456', holder: 'Tesoreria', authorisation: 'AUT. DB/1/ABC 1 DEL 01/02/2020' };
    const words = await wordsOf(notice({ postal }));
    for (const one of ['BOLLETTINO POSTALE PA', '000000123456', 'Tesoreria', 'AUT. DB/1/ABC 1 DEL 01/02/2020'])
      expect(words).toContain(one);
    expect(await wordsOf(notice())).not.toContain('BOLLETTINO POSTALE PA');
  });

  it.each([
    ['de', 'ZAHLUNGSMITTEILUNG'],
    ['sl', 'OBVESTILO O PLAČILU'],
    ['fr', 'AVIS DE PAIEMENT'],
    ['en', 'PAYMENT NOTICE'],
  ] as const)('bears the second language of the ente: %s', async (language, title) =>
    expect(await wordsOf(notice({ ente: anEnte({ linguaAggiuntiva: language }) }))).toContain(title),
  );
});
