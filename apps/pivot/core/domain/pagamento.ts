import { type Cents, sumCents } from '@mypay/kernel';
import { compareSets } from './comparisons';
import { isWithoutRpt, type RigaInFlusso } from './flusso';
import type { Movimento } from './movimento';
import type { Notifica } from './notifica';
import type { Ricevuta } from './ricevuta';
import { type TesoreriaEsito, isFDiv, isFOk } from './verdetto';

/** Key of a payment inside an ente. */
export interface PagamentoKey {
  readonly iuv: string;
  readonly iur: string;
  readonly indice: number;
}

/** What is known of one payment. Absent means "not arrived yet", never zero. */
export interface PagamentoFacts {
  readonly chiave: PagamentoKey;
  readonly ricevuta?: Ricevuta | undefined;
  /** Stored receipts of the same IUD, IUV and IUR, this one among them; empty without IUD. */
  readonly sameIud: readonly Ricevuta[];
  /** The notification with the IUD of the stored receipt. */
  readonly notifica?: Notifica | undefined;
  /** R: the effective row, with its flow. */
  readonly effective?: RigaInFlusso | undefined;
  /** How TF stands to the declared total of R's flow. */
  readonly esitoTesoreria: TesoreriaEsito;
  /** TV: positive movements without IUF with this IUV. */
  readonly tv: readonly Movimento[];
  /** Executed effective rows of the same IUV, indice and amount as R, this one among them. */
  readonly doubles: readonly RigaInFlusso[];
}

/** E: the stored receipt, or the implicit one that follows an effective row of esito 8 or 9. Source: pivot.md §2.1. */
export interface EffectiveRicevuta {
  readonly origine: 'RT' | 'RENDICONTAZIONE';
  readonly importo: Cents;
  readonly importoTotale: Cents;
  readonly iud?: string | undefined;
}

export function effectiveRicevuta(f: Pick<PagamentoFacts, 'ricevuta' | 'effective'>): EffectiveRicevuta | undefined {
  if (f.ricevuta) {
    const { importo, importoTotale, iud } = f.ricevuta;
    return { origine: 'RT', importo, importoTotale, iud };
  }
  const riga = f.effective?.riga;
  return riga && isWithoutRpt(riga)
    ? { origine: 'RENDICONTAZIONE', importo: riga.importo, importoTotale: riga.importo }
    : undefined;
}

/** Whether a notification agrees with a stored receipt: its row alone, or the rows of the same IUD, IUV and IUR together (D4). */
export function isAgreeingNotifica(i: Cents, ricevuta: Ricevuta, sameIud: readonly Ricevuta[]): boolean {
  return i === ricevuta.importo || i === sumCents(sameIud.map((r) => r.importo));
}

/** The symbols and predicates of pivot.md §2.1 for one payment. */
export interface Symbols {
  readonly E: EffectiveRicevuta | undefined;
  readonly haI: boolean;
  readonly haR: boolean;
  readonly tfEmpty: boolean;
  readonly tvEmpty: boolean;
  readonly iOk: boolean;
  readonly erOk: boolean;
  readonly fOk: boolean;
  readonly fDiv: boolean;
  readonly vOk: boolean;
  readonly vDiv: boolean;
  readonly double: boolean;
}

/** Computes the symbols; the flags do not touch them, but for the reading of "double". */
export function symbolsOf(f: PagamentoFacts, doublesOfDifferentEsiti = false): Symbols {
  const E = effectiveRicevuta(f);
  const R = f.effective?.riga;
  const hasR = R !== undefined;
  const t = E?.importoTotale ?? R?.importo;
  const tv = t === undefined ? undefined : compareSets(f.tv, t);
  const tvTotal = f.effective && compareSets(f.tv, f.effective.flusso.importoTotale);
  const vOk = tv !== undefined && (tv.sumEquals || tv.oneEquals);
  return {
    E,
    haI: f.notifica !== undefined,
    haR: hasR,
    tfEmpty: !hasR || f.esitoTesoreria === 'VUOTO',
    tvEmpty: f.tv.length === 0,
    iOk: f.notifica && f.ricevuta ? isAgreeingNotifica(f.notifica.importo, f.ricevuta, f.sameIud) : false,
    erOk: E !== undefined && R !== undefined && E.importo === R.importo,
    fOk: hasR && isFOk(f.esitoTesoreria),
    fDiv: hasR && isFDiv(f.esitoTesoreria),
    vOk,
    vDiv: f.tv.length > 0 && !vOk && !(tvTotal?.sumEquals || tvTotal?.oneEquals),
    double: isDouble(f, doublesOfDifferentEsiti),
  };
}

function isDouble({ effective, doubles }: PagamentoFacts, differentEsitiOnly: boolean): boolean {
  if (!effective || !doubles.some((g) => g.riga === effective.riga)) return false;
  return doubles.some(
    ({ riga }) => riga.iur !== effective.riga.iur && (!differentEsitiOnly || riga.esito !== effective.riga.esito),
  );
}
