import { cents, type CodiceFiscaleEnte, type Iuv, type LocalDate, type NumeroAvviso } from '@mypay/kernel';
import type { Ente } from '../domain/ente';
import type { Rt } from '../domain/rt';

/** The ente of the tests: segregation code 02 on station 09876543210_02. */
export const ENTE = '01234567890' as CodiceFiscaleEnte;
export const OTHER_ENTE = '80000000001' as CodiceFiscaleEnte;
export const INTERMEDIARIO = '09876543210';
export const STAZIONE = '09876543210_02';
export const AVVISO = '302100000000000188' as NumeroAvviso;
export const IUV = '02100000000000188' as Iuv;

/** An ente in ESERCIZIO; a test writes only what it is about. */
export const anEnte = (over: Partial<Ente> = {}): Ente => ({
  ente: ENTE,
  versione: 1,
  codiceIpa: 'c_esempio',
  denominazione: 'Comune di Esempio',
  stato: 'ESERCIZIO',
  intermediario: INTERMEDIARIO,
  codici: [{ stazione: STAZIONE, tipo: 'SEGREGAZIONE', codice: '02' }],
  ...over,
});

/** A valid V2 receipt of 120,00 €, two slices; a test writes only what it is about. */
export const anRt = (over: Partial<Rt> = {}): Rt => ({
  rtId: 'rt-0001',
  numeroAvviso: AVVISO,
  enteTitolare: ENTE,
  esito: 'OK',
  iuv: IUV,
  importoTotale: cents(12000n),
  causale: 'TARI 2025',
  denominazioneEnte: 'Comune di Esempio',
  debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Mario Rossi', recapiti: {} },
  versamenti: [
    {
      indice: 1,
      importo: cents(11400n),
      ente: ENTE,
      iban: 'IT60X0542811101000000123456',
      causale: `/RFB/${IUV}/114.00/TXT/TARI 2025`,
      tassonomia: '0101101IM',
      metadati: {},
    },
    {
      indice: 2,
      importo: cents(600n),
      ente: OTHER_ENTE,
      iban: 'IT24D0542811101000000654321',
      causale: `/RFB/${IUV}/6.00/TXT/TEFA 2025`,
      tassonomia: '0201102IM',
      metadati: {},
    },
  ],
  psp: { id: 'SIMPSP01XXX', denominazione: 'Banca Simulata', canale: '70000000011_01', descrizioneCanale: 'app' },
  commissione: cents(150n),
  dataOraPagamento: new Date('2025-11-10T09:15:32.000Z'),
  dataApplicazione: '2025-11-10' as LocalDate,
  metadati: {},
  standIn: false,
  fonte: 'PA_SEND_RT_V2',
  soloV2: { nota: 'cart-7731' },
  ...over,
});
