import { type Cents, cents, type LocalDate, MAX_IMPORTO } from '@mypay/kernel';
import { normalizzaBilancio } from './bilancio';
import { difettoIdentificativo } from './codice-fiscale';
import type { DatiDovuto, DatiGrezzi, Ente, TipoDovuto } from './dovuto';
import { isNazione, isProvincia } from './geografia';
import { isIudAccettabile } from './iud';
import { type Azione, isIuvAccettabile } from './iuv-ente';

/** What is wrong with the content of a dovuto. Each channel has its own code for it. Source: tracciati.md §4.4. */
export type DifettoDiContenuto =
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
export interface ContestoValidazione {
  readonly azione: Azione;
  readonly ente: Ente;
  readonly tipo: TipoDovuto | undefined;
  readonly oggi: LocalDate;
  readonly limiteIuv15?: LocalDate;
}

export type EsitoValidazione =
  | { readonly valido: true; readonly dati: DatiDovuto; readonly generaIuv: boolean }
  | { readonly valido: false; readonly difetti: readonly DifettoDiContenuto[] };

const EMAIL = /^[a-zA-Z0-9_!#$%&'*+/=?`{|}~^.-]+@[a-zA-Z0-9.-]+$/;
const DATI_SPECIFICI = /^[0129]\/\S{3,138}$/;
const MODI_VERSAMENTO = new Set(['BBT', 'BP', 'AD', 'CP', 'PO', 'OBEP']);

/** Decimal text, already of the right shape, as exact cents; undefined with more than two decimals. */
function importoEsatto(testo: string): Cents | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(testo);
  if (!match) return undefined;
  const valore = BigInt(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  return cents(match[1] ? -valore : valore);
}

/** `ALL`, or kinds of payment separated by `|`; the normal form, or undefined. Empty is ALL. Source: tracciati.md §4.3. */
export function normalizzaTipoVersamento(testo: string): string | undefined {
  if (testo === '') return 'ALL';
  const modi = testo.split('|').map((modo) => modo.trim().toUpperCase());
  if (modi.length === 1 && modi[0] === 'ALL') return 'ALL';
  return modi.every((modo) => MODI_VERSAMENTO.has(modo)) ? modi.join('|') : undefined;
}

const ASCII_STAMPABILE = /^[ -~]*$/;
const presente = (testo: string): string | undefined => (testo === '' ? undefined : testo);

/**
 * The one validator of what a dovuto must be: judges a text whose shape is right and gives its normal form, or all that is
 * wrong with it, in the order of the catalogue. An address is cleaned before it is tested, so it never fails. Channels differ in codes, not in rules. Source: tracciati.md §4.3–4.4;
 * architecture.md, Decisions, 14.
 */
export function valida(grezzi: DatiGrezzi, contesto: ContestoValidazione): EsitoValidazione {
  const { tipo, ente, azione } = contesto;
  const difetti: DifettoDiContenuto[] = [];
  const esige = (vero: boolean, difetto: DifettoDiContenuto): void => {
    if (!vero) difetti.push(difetto);
  };
  const generaIuv = /^true$/i.test(grezzi.generaIuv);
  esige(isIudAccettabile(grezzi.iud), 'IUD');
  esige(
    isIuvAccettabile(grezzi.iuv, {
      azione,
      generaIuv,
      codici: ente.codici,
      oggi: contesto.oggi,
      ...(contesto.limiteIuv15 ? { limiteIuv15: contesto.limiteIuv15 } : {}),
    }),
    'IUV',
  );
  if (!tipo) difetti.push('TIPO_DOVUTO_INESISTENTE');
  else if (!tipo.attivo) difetti.push('TIPO_DOVUTO_NON_ATTIVO');
  else esige(!tipo.marcaDaBollo, 'TIPO_DOVUTO_MARCA_DA_BOLLO');

  const tipoDebitore = grezzi.tipoIdentificativo.toUpperCase();
  const codiceDebitore = grezzi.codiceIdentificativo.toUpperCase();
  const difettoDebitore = difettoIdentificativo(tipoDebitore, codiceDebitore, tipo?.cfAnonimo ?? false);
  if (difettoDebitore) difetti.push(difettoDebitore);

  esige(ASCII_STAMPABILE.test(grezzi.civico), 'CIVICO');
  const nazione = grezzi.nazione.toUpperCase();
  esige(nazione === '' || isNazione(nazione), 'NAZIONE');
  esige(nazione !== 'IT' || grezzi.provincia === '' || isProvincia(grezzi.provincia.toUpperCase()), 'PROVINCIA');
  esige(grezzi.cap === '' || /^[a-zA-Z0-9]{1,16}$/.test(grezzi.cap), 'CAP');
  esige(grezzi.email === '' || EMAIL.test(grezzi.email), 'EMAIL');
  esige(grezzi.scadenza !== '' || !tipo?.scadenzaObbligatoria, 'DATA_SCADENZA_NON_PRESENTE');

  const importo = importoEsatto(grezzi.importo);
  const importoBuono = importo !== undefined && importo > 0n && importo <= MAX_IMPORTO;
  esige(importoBuono, 'IMPORTO');
  const commissione = grezzi.commissione === '' ? undefined : importoEsatto(grezzi.commissione);
  esige(
    grezzi.commissione === '' || (commissione !== undefined && commissione >= 0n && commissione <= MAX_IMPORTO),
    'COMMISSIONE',
  );
  const tipoVersamento = normalizzaTipoVersamento(grezzi.tipoVersamento);
  esige(tipoVersamento !== undefined, 'TIPO_VERSAMENTO');
  esige(DATI_SPECIFICI.test(grezzi.datiSpecifici), 'DATI_SPECIFICI');
  const bilancio =
    grezzi.bilancio === '' || importo === undefined ? undefined : normalizzaBilancio(grezzi.bilancio, importo);
  esige(grezzi.bilancio === '' || bilancio !== undefined, 'BILANCIO');

  if (difetti.length > 0 || importo === undefined || tipoVersamento === undefined) return { valido: false, difetti };
  return {
    valido: true,
    generaIuv,
    dati: {
      iud: grezzi.iud,
      iuv: presente(grezzi.iuv),
      debitore: {
        tipo: tipoDebitore === 'G' ? 'G' : 'F',
        codice: codiceDebitore,
        anagrafica: grezzi.anagrafica,
        indirizzo: presente(grezzi.indirizzo),
        civico: presente(grezzi.civico),
        cap: presente(grezzi.cap),
        localita: presente(grezzi.localita),
        provincia: presente(grezzi.provincia.toUpperCase()),
        nazione: presente(nazione),
        email: presente(grezzi.email),
      },
      scadenza: presente(grezzi.scadenza) as LocalDate | undefined,
      importo,
      commissione,
      tipoDovuto: grezzi.tipoDovuto,
      tipoVersamento,
      causale: grezzi.causale,
      datiSpecifici: grezzi.datiSpecifici,
      bilancio,
    },
  };
}
