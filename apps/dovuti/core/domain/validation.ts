import { type Cents, cents, type LocalDate, MAX_IMPORTO, parseIuv } from '@mypay/kernel';
import { normalizeBilancio } from './bilancio';
import { identifierFault } from './codice-fiscale';
import type { DovutoContent, RawContent, Ente, TipoDovuto } from './dovuto';
import { isNazione, isProvincia } from './geography';
import { readIud } from './iud';
import { type Action, isIuvAcceptable } from './iuv-ente';

/** What is wrong with the content of a dovuto. Each channel has its own code for it. Source: tracciati.md §4.4. */
export type ContentFault =
  | 'IUD'
  | 'IUV'
  | 'TIPO_DOVUTO_INESISTENTE'
  | 'TIPO_DOVUTO_NON_ATTIVO'
  | 'TIPO_DOVUTO_MARCA_DA_BOLLO'
  | 'COD_FISC'
  | 'P_IVA'
  | 'ID_UNIV_FG'
  | 'CIVICO'
  | 'NAZIONE'
  | 'PROVINCIA'
  | 'CAP'
  | 'EMAIL'
  | 'DATA_SCADENZA_NON_PRESENTE'
  | 'IMPORTO'
  | 'COMMISSIONE'
  | 'TIPO_VERSAMENTO'
  | 'DATI_SPECIFICI'
  | 'BILANCIO';

/** What the judgement of a dovuto depends on, beside its own text. */
export interface ValidationContext {
  readonly azione: Action;
  readonly ente: Ente;
  readonly tipo: TipoDovuto | undefined;
  readonly today: LocalDate;
  readonly limiteIuv15?: LocalDate;
}

export type ValidationOutcome =
  | { readonly valid: true; readonly dati: DovutoContent; readonly generaIuv: boolean }
  | { readonly valid: false; readonly faults: readonly ContentFault[] };

const EMAIL = /^[a-zA-Z0-9_!#$%&'*+/=?`{|}~^.-]+@[a-zA-Z0-9.-]+$/;
const SPECIFIC_DATA = /^[0129]\/\S{3,138}$/;
const MODI_VERSAMENTO = new Set(['BBT', 'BP', 'AD', 'CP', 'PO', 'OBEP']);

/** Decimal text, already of the right shape, as exact cents; undefined with more than two decimals. */
function exactImporto(text: string): Cents | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const value = BigInt(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  return cents(match[1] ? -value : value);
}

/** `ALL`, or kinds of payment separated by `|`; the normal form, or undefined. Empty is ALL. Source: tracciati.md §4.3. */
export function normalizeTipoVersamento(text: string): string | undefined {
  if (text === '') return 'ALL';
  const modi = text.split('|').map((modo) => modo.trim().toUpperCase());
  if (modi.length === 1 && modi[0] === 'ALL') return 'ALL';
  return modi.every((modo) => MODI_VERSAMENTO.has(modo)) ? modi.join('|') : undefined;
}

const PRINTABLE_ASCII = /^[ -~]*$/;
const present = (text: string): string | undefined => (text === '' ? undefined : text);

/**
 * The one validator of what a dovuto must be: judges a text whose shape is right and gives its normal form, or all that is
 * wrong with it, in the order of the catalogue. An address is cleaned before it is tested, so it never fails. Channels differ in codes, not in rules. Source: tracciati.md §4.3–4.4;
 * architecture.md, Decisions, 14.
 */
export function validate(raw: RawContent, context: ValidationContext): ValidationOutcome {
  const { tipo, ente, azione: action } = context;
  const faults: ContentFault[] = [];
  const demand = (holds: boolean, fault: ContentFault): void => {
    if (!holds) faults.push(fault);
  };
  const generateIuvs = /^true$/i.test(raw.generaIuv);
  const iud = readIud(raw.iud);
  demand(iud !== undefined, 'IUD');
  demand(
    isIuvAcceptable(raw.iuv, {
      azione: action,
      generaIuv: generateIuvs,
      codici: ente.codici,
      today: context.today,
      ...(context.limiteIuv15 ? { limiteIuv15: context.limiteIuv15 } : {}),
    }),
    'IUV',
  );
  if (!tipo) faults.push('TIPO_DOVUTO_INESISTENTE');
  else if (!tipo.attivo) faults.push('TIPO_DOVUTO_NON_ATTIVO');
  else demand(!tipo.marcaDaBollo, 'TIPO_DOVUTO_MARCA_DA_BOLLO');

  const tipoDebitore = raw.tipoIdentificativo.toUpperCase();
  const codiceDebitore = raw.codiceIdentificativo.toUpperCase();
  const debtorFault = identifierFault(tipoDebitore, codiceDebitore, tipo?.cfAnonimo ?? false);
  if (debtorFault) faults.push(debtorFault);

  demand(PRINTABLE_ASCII.test(raw.civico), 'CIVICO');
  const nazione = raw.nazione.toUpperCase();
  demand(nazione === '' || isNazione(nazione), 'NAZIONE');
  demand(nazione !== 'IT' || raw.provincia === '' || isProvincia(raw.provincia.toUpperCase()), 'PROVINCIA');
  demand(raw.cap === '' || /^[a-zA-Z0-9]{1,16}$/.test(raw.cap), 'CAP');
  demand(raw.email === '' || EMAIL.test(raw.email), 'EMAIL');
  demand(raw.scadenza !== '' || !tipo?.scadenzaObbligatoria, 'DATA_SCADENZA_NON_PRESENTE');

  const importo = exactImporto(raw.importo);
  const isImportoGood = importo !== undefined && importo > 0n && importo <= MAX_IMPORTO;
  demand(isImportoGood, 'IMPORTO');
  const commissione = raw.commissione === '' ? undefined : exactImporto(raw.commissione);
  demand(
    raw.commissione === '' || (commissione !== undefined && commissione >= 0n && commissione <= MAX_IMPORTO),
    'COMMISSIONE',
  );
  const tipoVersamento = normalizeTipoVersamento(raw.tipoVersamento);
  demand(tipoVersamento !== undefined, 'TIPO_VERSAMENTO');
  demand(SPECIFIC_DATA.test(raw.datiSpecifici), 'DATI_SPECIFICI');
  const bilancio = raw.bilancio === '' || importo === undefined ? undefined : normalizeBilancio(raw.bilancio, importo);
  demand(raw.bilancio === '' || bilancio !== undefined, 'BILANCIO');

  if (faults.length > 0 || iud === undefined || importo === undefined || tipoVersamento === undefined)
    return { valid: false, faults };
  return {
    valid: true,
    generaIuv: generateIuvs,
    dati: {
      iud,
      iuv: raw.iuv === '' ? undefined : parseIuv(raw.iuv),
      debitore: {
        tipo: tipoDebitore === 'G' ? 'G' : 'F',
        codice: codiceDebitore,
        anagrafica: raw.anagrafica,
        indirizzo: present(raw.indirizzo),
        civico: present(raw.civico),
        cap: present(raw.cap),
        localita: present(raw.localita),
        provincia: present(raw.provincia.toUpperCase()),
        nazione: present(nazione),
        email: present(raw.email),
      },
      scadenza: present(raw.scadenza) as LocalDate | undefined,
      importo,
      commissione,
      tipoDovuto: raw.tipoDovuto,
      tipoVersamento,
      causale: raw.causale,
      datiSpecifici: raw.datiSpecifici,
      bilancio,
    },
  };
}
