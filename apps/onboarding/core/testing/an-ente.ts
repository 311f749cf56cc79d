import type { CodiceFiscaleEnte, CodiceIpa } from '@mypay/kernel';
import { DATI_PREDEFINITI, type DatiEnte, type Ente } from '../domain/ente';
import { FUNZIONALITA } from '../domain/funzionalita';
import { type Iban, nuovoIban, parseIban } from '../domain/iban';
import { TIPO_PREDEFINITO, type TipoDovuto } from '../domain/tipo-dovuto';

export const CF = '80012340123' as CodiceFiscaleEnte;
export const IBAN = parseIban('IT22G0542811101000000123401');
export const ALTRO_IBAN = parseIban('IT96H0542811101000000123402');

/** An active account. */
export const anIban = (over: Partial<Iban> = {}): Iban => nuovoIban({ iban: IBAN, stato: 'ATTIVO', ...over });

/** A tipo dovuto that is on and complete; a test writes only what it is about. */
export const aTipo = (over: Partial<TipoDovuto> = {}): TipoDovuto => ({
  ...TIPO_PREDEFINITO,
  codice: 'TARI',
  descrizione: 'Tassa sui rifiuti',
  attivo: true,
  dovutiAperti: undefined,
  tassonomia: { macroArea: '01', tipoServizio: '101', motivoRiscossione: 'IM', codice: '9/0101101IM/' },
  versione: 1,
  ...over,
});

/** An ente to which nothing is missing; a test writes only what it is about. */
export const anEnte = ({ dati, ...over }: Partial<Omit<Ente, 'dati'>> & { dati?: Partial<DatiEnte> } = {}): Ente => ({
  codiceFiscale: CF,
  codiceIpa: 'c_roccaprova' as CodiceIpa,
  intermediario: '09876543210',
  stato: 'INSERITO',
  codici: [{ stazione: '09876543210_01', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true, usato: false }],
  iban: [anIban()],
  funzionalita: FUNZIONALITA,
  versione: 1,
  ...over,
  dati: {
    ...DATI_PREDEFINITI,
    denominazione: 'Comune di Roccaprova',
    tipoEnte: '01',
    emailAmministratore: 'ragioneria@c-roccaprova.example.it',
    cbill: 'A4012',
    ibanDefault: IBAN,
    ...dati,
  },
});
