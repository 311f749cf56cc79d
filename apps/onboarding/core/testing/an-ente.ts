import type { CodiceFiscaleEnte, CodiceIpa } from '@mypay/kernel';
import { DEFAULT_DATA, type EnteData, type Ente } from '../domain/ente';
import { FEATURES } from '../domain/features';
import { type Iban, newIban, parseIban } from '../domain/iban';
import { DEFAULT_TIPO, type TipoDovuto } from '../domain/tipo-dovuto';

export const CF = '80012340123' as CodiceFiscaleEnte;
export const IBAN = parseIban('IT22G0542811101000000123401');
export const OTHER_IBAN = parseIban('IT96H0542811101000000123402');

/** An active account. */
export const anIban = (over: Partial<Iban> = {}): Iban => newIban({ iban: IBAN, stato: 'ATTIVO', ...over });

/** A tipo dovuto that is on and complete; a test writes only what it is about. */
export const aTipo = (over: Partial<TipoDovuto> = {}): TipoDovuto => ({
  ...DEFAULT_TIPO,
  codice: 'TARI',
  descrizione: 'Tassa sui rifiuti',
  attivo: true,
  dovutiAperti: undefined,
  tassonomia: { macroArea: '01', tipoServizio: '101', motivoRiscossione: 'IM', codice: '9/0101101IM/' },
  versione: 1,
  ...over,
});

/** An ente to which nothing is missing; a test writes only what it is about. */
export const anEnte = ({ dati, ...over }: Partial<Omit<Ente, 'dati'>> & { dati?: Partial<EnteData> } = {}): Ente => ({
  codiceFiscale: CF,
  codiceIpa: 'c_roccaprova' as CodiceIpa,
  intermediario: '09876543210',
  stato: 'INSERITO',
  codici: [{ stazione: '09876543210_01', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true, usato: false }],
  iban: [anIban()],
  funzionalita: FEATURES,
  versione: 1,
  ...over,
  dati: {
    ...DEFAULT_DATA,
    denominazione: 'Comune di Roccaprova',
    tipoEnte: '01',
    emailAmministratore: 'ragioneria@c-roccaprova.example.it',
    cbill: 'A4012',
    ibanDefault: IBAN,
    ...dati,
  },
});
