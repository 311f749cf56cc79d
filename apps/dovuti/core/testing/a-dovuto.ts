import { cents, type CodiceFiscaleEnte, type Iud, type Iuv, type LocalDate } from '@mypay/kernel';
import type { DovutoContent, RawContent, Ente, TipoDovuto } from '../domain/dovuto';

export const ENTE = '80012340123' as CodiceFiscaleEnte;

/** An ente in ESERCIZIO with segregation code 01; a test writes only what it is about. */
export const anEnte = (over: Partial<Ente> = {}): Ente => ({
  codiceIpa: 'c_roccaprova',
  denominazioneBeneficiario: 'Comune di Roccaprova',
  stato: 'ESERCIZIO',
  codici: [{ stazione: '09876543210_01', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true }],
  iuvSemprePiattaforma: true,
  pagamentoOltreScadenza: false,
  ibanDefault: 'IT22G0542811101000000123401',
  ...over,
});

/** An active tipo whose due date neither binds nor shows. */
export const aTipo = (over: Partial<TipoDovuto> = {}): TipoDovuto => ({
  codice: 'TARI',
  descrizione: 'Tassa sui rifiuti',
  attivo: true,
  marcaDaBollo: false,
  codiceTassonomico: '9/0101101IM/',
  scadenzaObbligatoria: false,
  stampaScadenza: false,
  pagabileOltreScadenza: false,
  giorniTolleranza: 0,
  cfAnonimo: false,
  ...over,
});

/** A text that makes a valid dovuto of 120,50 €. */
export const aText = (over: Partial<RawContent> = {}): RawContent => ({
  iud: 'TARI-2024-0001',
  iuv: '',
  tipoIdentificativo: 'F',
  codiceIdentificativo: 'RSSMRA80A01H501U',
  anagrafica: 'Rossi Mario',
  indirizzo: '',
  civico: '',
  cap: '',
  localita: '',
  provincia: '',
  nazione: '',
  email: '',
  scadenza: '2030-06-30',
  importo: '120.50',
  commissione: '',
  tipoDovuto: 'TARI',
  tipoVersamento: '',
  causale: 'TARI 2024, prima rata',
  datiSpecifici: '9/0101101IM/TARI',
  bilancio: '',
  generaIuv: '',
  ...over,
});

/** What a test says of a thing that bears identifiers: these as plain texts. */
export type WithPlainIdentifiers<T> = Partial<Omit<T, 'iud' | 'iuv'>> & {
  readonly iud?: string;
  readonly iuv?: string | undefined;
};

/** The valid content of a dovuto of 120,50 € with an IUV of the platform. */
export const aContent = ({
  iud = 'TARI-2024-0001',
  ...over
}: WithPlainIdentifiers<DovutoContent> = {}): DovutoContent => ({
  debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' },
  scadenza: '2030-06-30' as LocalDate,
  importo: cents(12050n),
  tipoDovuto: 'TARI',
  tipoVersamento: 'ALL',
  causale: 'TARI 2024, prima rata',
  datiSpecifici: '9/0101101IM/TARI',
  ...over,
  iud: iud as Iud,
  iuv: ('iuv' in over ? over.iuv : '01000000000000144') as Iuv | undefined,
});
