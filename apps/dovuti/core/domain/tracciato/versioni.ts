import type { CampoDovuto } from '../dovuto';
import { FORMA, type Forma } from '../forma';

export const VERSIONI = ['1_0', '1_1', '1_2', '1_3', '1_4'] as const;
export type Versione = (typeof VERSIONI)[number];

/** Versions that an upload may bear today; the others are described here and open with what they need (notices, secondary ente). */
export const VERSIONI_ATTIVE: ReadonlySet<Versione> = new Set<Versione>(['1_2']);

/** A column: its name in the header, its name in the tokens of the syntax stage, its shape, and what it fills. */
export interface Colonna {
  readonly nome: string;
  readonly token: string;
  readonly forma: Forma;
  readonly campo: CampoDovuto | 'azione' | undefined;
}

const NOMI: readonly (readonly [campo: CampoDovuto, nome: string, token: string])[] = [
  ['iud', 'IUD', 'COD_IUD'],
  ['iuv', 'codIuv', 'COD_IUV'],
  ['tipoIdentificativo', 'tipoIdentificativoUnivoco', 'TIPO_IDENTIFICATIVO_UNIVOCO'],
  ['codiceIdentificativo', 'codiceIdentificativoUnivoco', 'CODICE_IDENTIFICATIVO_UNIVOCO'],
  ['anagrafica', 'anagraficaPagatore', 'ANAGRAFICA_PAGATORE'],
  ['indirizzo', 'indirizzoPagatore', 'INDIRIZZO_PAGATORE'],
  ['civico', 'civicoPagatore', 'CIVICO_PAGATORE'],
  ['cap', 'capPagatore', 'CAP_PAGATORE'],
  ['localita', 'localitaPagatore', 'LOCALITA_PAGATORE'],
  ['provincia', 'provinciaPagatore', 'PROVINCIA_PAGATORE'],
  ['nazione', 'nazionePagatore', 'NAZIONE_PAGATORE'],
  ['email', 'mailPagatore', 'EMAIL_PAGATORE'],
  ['scadenza', 'dataEsecuzionePagamento', 'DATA_SCADENZA_PAGAMENTO'],
  ['importo', 'importoDovuto', 'IMPORTO_DOVUTO'],
  ['commissione', 'commissioneCaricoPa', 'COMMISSIONE_CARICO_PA'],
  ['tipoDovuto', 'tipoDovuto', 'TIPO_DOVUTO'],
  ['tipoVersamento', 'tipoVersamento', 'TIPO_VERSAMENTO'],
  ['causale', 'causaleVersamento', 'CAUSALE_VERSAMENTO'],
  ['datiSpecifici', 'datiSpecificiRiscossione', 'DATI_SPECIFICI_RISCOSSIONE'],
  ['bilancio', 'bilancio', 'BILANCIO'],
  ['generaIuv', 'flgGeneraIuv', 'FLAG_GENERA_IUV'],
];

const FORME = new Map(FORMA.map((f) => [f.campo, f]));
const testo = (max: number): Forma => ({ max, obbligatorio: false, genere: 'TESTO' });
const del = (campo: CampoDovuto, over: Partial<Forma> = {}): Colonna => {
  const [, nome, token] = NOMI.find(([c]) => c === campo) ?? [campo, campo, campo];
  return { nome, token, campo, forma: { ...(FORME.get(campo) ?? testo(0)), ...over } };
};

const COMUNI: readonly CampoDovuto[] = NOMI.map(([campo]) => campo).filter(
  (c) => c !== 'bilancio' && c !== 'generaIuv',
);
const AZIONE: Colonna = {
  nome: 'azione',
  token: 'AZIONE',
  campo: 'azione',
  forma: { max: 1, obbligatorio: true, genere: 'ESATTO' },
};

/** Columns 22–34 of 1_4; read only when the row says that it has a secondary ente. Source: tracciati.md §4.3. */
const SECONDARIO: readonly Colonna[] = [
  ['flagMultiBeneficiario', 'FLAG_MULTI_BENEFICIARIO', { max: 5, obbligatorio: false, genere: 'BOOLEANO' } as const],
  ['codiceFiscaleEnteSecondario', 'CODICE_FISCALE_ENTE_SECONDARIO', testo(11)],
  ['denominazioneEnteSecondario', 'DENOMINAZIONE_ENTE_SECONDARIO', testo(70)],
  ['ibanAccreditoEnteSecondario', 'IBAN_ACCREDITO_ENTE_SECONDARIO', testo(35)],
  ['indirizzoEnteSecondario', 'INDIRIZZO_ENTE_SECONDARIO', testo(70)],
  ['civicoEnteSecondario', 'CIVICO_ENTE_SECONDARIO', testo(16)],
  ['capEnteSecondario', 'CAP_ENTE_SECONDARIO', testo(16)],
  ['localitaEnteSecondario', 'LOCALITA_ENTE_SECONDARIO', testo(35)],
  ['provinciaEnteSecondario', 'PROVINCIA_ENTE_SECONDARIO', testo(35)],
  ['nazioneEnteSecondario', 'NAZIONE_ENTE_SECONDARIO', testo(2)],
  ['datiSpecificiRiscossioneEnteSecondario', 'DATI_SPECIFICI_RISCOSSIONE_ENTE_SECONDARIO', testo(140)],
  ['causaleVersamentoEnteSecondario', 'CAUSALE_ENTE_SECONDARIO', testo(1024)],
  [
    'importoVersamentoEnteSecondario',
    'IMPORTO_VERSAMENTO_ENTE_SECONDARIO',
    { max: 15, obbligatorio: false, genere: 'NUMERO' } as const,
  ],
].map(([nome, token, forma]) => ({ nome, token, forma, campo: undefined }) as Colonna);

/** The columns of each version, in order: 20, 20, 21, 22, 35. Source: tracciati.md §2, §4.3. */
export const COLONNE: Record<Versione, readonly Colonna[]> = {
  '1_0': [
    ...COMUNI.map((c) =>
      c === 'scadenza' ? del(c, { obbligatorio: true }) : c === 'causale' ? del(c, { max: 140 }) : del(c),
    ),
    AZIONE,
  ],
  '1_1': [...COMUNI.map((c) => (c === 'scadenza' ? del(c, { obbligatorio: true }) : del(c))), AZIONE],
  '1_2': [...COMUNI.map((c) => del(c)), del('bilancio'), AZIONE],
  '1_3': [...COMUNI.map((c) => del(c)), del('bilancio'), del('generaIuv'), AZIONE],
  '1_4': [...COMUNI.map((c) => del(c)), del('bilancio'), del('generaIuv'), ...SECONDARIO, AZIONE],
};

/** Do rows of this version ask for an IUV by a flag of their own? Before 1_3 the ente's setting decides. */
export const haFlagGeneraIuv = (versione: Versione): boolean => versione >= '1_3';
