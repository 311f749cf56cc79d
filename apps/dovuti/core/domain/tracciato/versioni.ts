import type { CampoDovuto } from '../dovuto';
import { FORMA, type Forma } from '../shape';

export const VERSIONI = ['1_0', '1_1', '1_2', '1_3', '1_4'] as const;
export type Versione = (typeof VERSIONI)[number];

/** Versions that an upload may bear today; the others are described here and open with what they need (notices, secondary ente). */
export const ACTIVE_VERSIONI: ReadonlySet<Versione> = new Set<Versione>(['1_2']);

/** A column: its name in the header, its name in the tokens of the syntax stage, its shape, and what it fills. */
export interface Column {
  readonly nome: string;
  readonly token: string;
  readonly forma: Forma;
  readonly campo: CampoDovuto | 'azione' | undefined;
}

const NAMES: readonly (readonly [campo: CampoDovuto, nome: string, token: string])[] = [
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
const text = (max: number): Forma => ({ max, obbligatorio: false, genere: 'TESTO' });
const columnOf = (campo: CampoDovuto, over: Partial<Forma> = {}): Column => {
  const [, name, token] = NAMES.find(([c]) => c === campo) ?? [campo, campo, campo];
  return { nome: name, token, campo, forma: { ...(FORME.get(campo) ?? text(0)), ...over } };
};

const COMUNI: readonly CampoDovuto[] = NAMES.map(([campo]) => campo).filter(
  (c) => c !== 'bilancio' && c !== 'generaIuv',
);
const ACTION_COLUMN: Column = {
  nome: 'azione',
  token: 'AZIONE',
  campo: 'azione',
  forma: { max: 1, obbligatorio: true, genere: 'ESATTO' },
};

/** Columns 22–34 of 1_4; read only when the row says that it has a secondary ente. Source: tracciati.md §4.3. */
const SECONDARY_COLUMNS: readonly Column[] = [
  ['flagMultiBeneficiario', 'FLAG_MULTI_BENEFICIARIO', { max: 5, obbligatorio: false, genere: 'BOOLEANO' } as const],
  ['codiceFiscaleEnteSecondario', 'CODICE_FISCALE_ENTE_SECONDARIO', text(11)],
  ['denominazioneEnteSecondario', 'DENOMINAZIONE_ENTE_SECONDARIO', text(70)],
  ['ibanAccreditoEnteSecondario', 'IBAN_ACCREDITO_ENTE_SECONDARIO', text(35)],
  ['indirizzoEnteSecondario', 'INDIRIZZO_ENTE_SECONDARIO', text(70)],
  ['civicoEnteSecondario', 'CIVICO_ENTE_SECONDARIO', text(16)],
  ['capEnteSecondario', 'CAP_ENTE_SECONDARIO', text(16)],
  ['localitaEnteSecondario', 'LOCALITA_ENTE_SECONDARIO', text(35)],
  ['provinciaEnteSecondario', 'PROVINCIA_ENTE_SECONDARIO', text(35)],
  ['nazioneEnteSecondario', 'NAZIONE_ENTE_SECONDARIO', text(2)],
  ['datiSpecificiRiscossioneEnteSecondario', 'DATI_SPECIFICI_RISCOSSIONE_ENTE_SECONDARIO', text(140)],
  ['causaleVersamentoEnteSecondario', 'CAUSALE_ENTE_SECONDARIO', text(1024)],
  [
    'importoVersamentoEnteSecondario',
    'IMPORTO_VERSAMENTO_ENTE_SECONDARIO',
    { max: 15, obbligatorio: false, genere: 'NUMERO' } as const,
  ],
].map(([name, token, forma]) => ({ nome: name, token, forma, campo: undefined }) as Column);

/** The columns of each version, in order: 20, 20, 21, 22, 35. Source: tracciati.md §2, §4.3. */
export const COLUMNS: Record<Versione, readonly Column[]> = {
  '1_0': [
    ...COMUNI.map((c) =>
      c === 'scadenza'
        ? columnOf(c, { obbligatorio: true })
        : c === 'causale'
          ? columnOf(c, { max: 140 })
          : columnOf(c),
    ),
    ACTION_COLUMN,
  ],
  '1_1': [...COMUNI.map((c) => (c === 'scadenza' ? columnOf(c, { obbligatorio: true }) : columnOf(c))), ACTION_COLUMN],
  '1_2': [...COMUNI.map((c) => columnOf(c)), columnOf('bilancio'), ACTION_COLUMN],
  '1_3': [...COMUNI.map((c) => columnOf(c)), columnOf('bilancio'), columnOf('generaIuv'), ACTION_COLUMN],
  '1_4': [
    ...COMUNI.map((c) => columnOf(c)),
    columnOf('bilancio'),
    columnOf('generaIuv'),
    ...SECONDARY_COLUMNS,
    ACTION_COLUMN,
  ],
};

/** Do rows of this version ask for an IUV by a flag of their own? Before 1_3 the ente's setting decides. */
export const hasIuvFlag = (versione: Versione): boolean => versione >= '1_3';
