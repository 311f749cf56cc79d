import type { QuoteOk } from '@mypay/contracts';
import { cents, type LocalDate } from '@mypay/kernel';
import { ENTE, IUV } from './an-rt';

/** A payable debt of 120,00 € in one slice; a test writes only what it is about. */
export const aQuote = (over: Partial<QuoteOk> = {}): QuoteOk => ({
  esito: 'PAGABILE',
  iuv: IUV,
  importoCents: cents(12000n),
  dataScadenza: '2025-12-31' as LocalDate,
  causale: 'TARI 2025 rata unica',
  denominazioneEnte: 'Comune di Esempio',
  tuttiContiPostali: false,
  debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Mario Rossi' },
  iud: 'IUD-1',
  tipoDovuto: 'TARI',
  bilancio: '<bilancio/>',
  versamenti: [
    {
      indice: 1,
      importoCents: cents(12000n),
      ente: ENTE,
      denominazione: 'Comune di Esempio',
      iban: 'IT60X0542811101000000123456',
      causale: `/RFB/${IUV}/120.00/TXT/TARI 2025`,
      tassonomia: '9/0101101IM/',
      metadati: { datiSpecificiRiscossione: '9/0101101IM/' },
    },
  ],
  ...over,
});
