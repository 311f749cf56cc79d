import { type Cents, sumCents } from '@mypay/kernel';
import { confrontaInsieme } from './confronti';
import { isSenzaRpt, type RigaNelFlusso } from './flusso';
import type { Movimento } from './movimento';
import type { Notifica } from './notifica';
import type { Ricevuta } from './ricevuta';
import { type EsitoTesoreria, isFDiv, isFOk } from './verdetto';

/** Key of a payment inside an ente. */
export interface ChiavePagamento {
  readonly iuv: string;
  readonly iur: string;
  readonly indice: number;
}

/** What is known of one payment. Absent means "not arrived yet", never zero. */
export interface FattiPagamento {
  readonly chiave: ChiavePagamento;
  readonly ricevuta?: Ricevuta | undefined;
  /** Stored receipts of the same IUD, IUV and IUR, this one among them; empty without IUD. */
  readonly stessoIud: readonly Ricevuta[];
  /** The notification with the IUD of the stored receipt. */
  readonly notifica?: Notifica | undefined;
  /** R: the effective row, with its flow. */
  readonly effettiva?: RigaNelFlusso | undefined;
  /** How TF stands to the declared total of R's flow. */
  readonly esitoTesoreria: EsitoTesoreria;
  /** TV: positive movements without IUF with this IUV. */
  readonly tv: readonly Movimento[];
  /** Executed effective rows of the same IUV, indice and amount as R, this one among them. */
  readonly gruppoDoppi: readonly RigaNelFlusso[];
}

/** E: the stored receipt, or the implicit one that follows an effective row of esito 8 or 9. Source: pivot.md §2.1. */
export interface RicevutaEffettiva {
  readonly origine: 'RT' | 'RENDICONTAZIONE';
  readonly importo: Cents;
  readonly importoTotale: Cents;
  readonly iud?: string | undefined;
}

export function ricevutaEffettiva(f: Pick<FattiPagamento, 'ricevuta' | 'effettiva'>): RicevutaEffettiva | undefined {
  if (f.ricevuta) {
    const { importo, importoTotale, iud } = f.ricevuta;
    return { origine: 'RT', importo, importoTotale, iud };
  }
  const riga = f.effettiva?.riga;
  return riga && isSenzaRpt(riga)
    ? { origine: 'RENDICONTAZIONE', importo: riga.importo, importoTotale: riga.importo }
    : undefined;
}

/** Whether a notification agrees with a stored receipt: its row alone, or the rows of the same IUD, IUV and IUR together (D4). */
export function isNotificaConcorde(i: Cents, ricevuta: Ricevuta, stessoIud: readonly Ricevuta[]): boolean {
  return i === ricevuta.importo || i === sumCents(stessoIud.map((r) => r.importo));
}

/** The symbols and predicates of pivot.md §2.1 for one payment. */
export interface Simboli {
  readonly E: RicevutaEffettiva | undefined;
  readonly haI: boolean;
  readonly haR: boolean;
  readonly tfVuoto: boolean;
  readonly tvVuoto: boolean;
  readonly iOk: boolean;
  readonly erOk: boolean;
  readonly fOk: boolean;
  readonly fDiv: boolean;
  readonly vOk: boolean;
  readonly vDiv: boolean;
  readonly doppio: boolean;
}

/** Computes the symbols; the flags do not touch them, but for the reading of "double". */
export function simboliDi(f: FattiPagamento, doppiSoloEsitiDiversi = false): Simboli {
  const E = ricevutaEffettiva(f);
  const R = f.effettiva?.riga;
  const haR = R !== undefined;
  const t = E?.importoTotale ?? R?.importo;
  const tv = t === undefined ? undefined : confrontaInsieme(f.tv, t);
  const tvTotale = f.effettiva && confrontaInsieme(f.tv, f.effettiva.flusso.importoTotale);
  const vOk = tv !== undefined && (tv.sommaUguale || tv.unoUguale);
  return {
    E,
    haI: f.notifica !== undefined,
    haR,
    tfVuoto: !haR || f.esitoTesoreria === 'VUOTO',
    tvVuoto: f.tv.length === 0,
    iOk: f.notifica && f.ricevuta ? isNotificaConcorde(f.notifica.importo, f.ricevuta, f.stessoIud) : false,
    erOk: E !== undefined && R !== undefined && E.importo === R.importo,
    fOk: haR && isFOk(f.esitoTesoreria),
    fDiv: haR && isFDiv(f.esitoTesoreria),
    vOk,
    vDiv: f.tv.length > 0 && !vOk && !(tvTotale?.sommaUguale || tvTotale?.unoUguale),
    doppio: isDoppio(f, doppiSoloEsitiDiversi),
  };
}

function isDoppio({ effettiva, gruppoDoppi }: FattiPagamento, soloEsitiDiversi: boolean): boolean {
  if (!effettiva || !gruppoDoppi.some((g) => g.riga === effettiva.riga)) return false;
  return gruppoDoppi.some(
    ({ riga }) => riga.iur !== effettiva.riga.iur && (!soloEsitiDiversi || riga.esito !== effettiva.riga.esito),
  );
}
