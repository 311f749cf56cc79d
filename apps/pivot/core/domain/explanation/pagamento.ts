import { cents } from '@mypay/kernel';
import { type Classe, classiOf, DESCRIPTIONS, type ClasseDescription, type EnteFlags } from '../classi';
import { classiPagamento, type Summary, pagamentoSummary } from '../classificazione';
import type { Comparison, ComparisonName } from '../comparisons';
import type { Movimento } from '../movimento';
import { type PagamentoFacts, effectiveRicevuta, symbolsOf } from '../pagamento';
import { comparisonsOfPagamento } from './pagamento-comparisons';
import {
  bollette,
  withSign,
  asEuro,
  numberOf,
  flussoReference,
  type Reference,
  movimentoReference,
  notificaReference,
  ricevutaReference,
  rigaReference,
} from './references';

/** Why an object is in a class: the records that prove it, the comparisons that held or failed, and the same in words. */
export interface Evidence {
  readonly classe: Classe;
  readonly etichetta: string;
  readonly schermo: ClasseDescription['schermo'];
  readonly riferimenti: readonly Reference[];
  readonly confronti: readonly Comparison[];
  /** Italian, for an operator. */
  readonly testo: string;
}

/** The whole story of one payment. */
export interface PagamentoExplanation {
  readonly sintesi: Summary;
  readonly classi: readonly Evidence[];
  /** Every comparison made, also those behind no class. */
  readonly confronti: readonly Comparison[];
}

/** Which records (symbols of pivot.md §2.1) and comparisons decide each class. */
const DECIDED_BY: Partial<Record<Classe, { symbols: string; confronti: readonly ComparisonName[] }>> = {
  IUD_RT_IUF_TES: { symbols: 'I E R F TF TV', confronti: ['iOk', 'erOk', 'fOk', 'vOk'] },
  RT_IUF_TES: { symbols: 'E R F TF TV', confronti: ['erOk', 'fOk', 'vOk'] },
  RT_TES: { symbols: 'E TV', confronti: ['vOk'] },
  RT_IUF: { symbols: 'E R F', confronti: ['erOk'] },
  IUD_RT_IUF: { symbols: 'I E R F', confronti: ['iOk', 'erOk'] },
  RT_NO_IUF: { symbols: 'E R', confronti: ['erOk'] },
  RT_NO_IUD: { symbols: 'E', confronti: [] },
  IUV_NO_RT: { symbols: 'R F', confronti: [] },
  IUF_NO_TES: { symbols: 'R F', confronti: [] },
  IUF_TES_DIV_IMP: { symbols: 'R F TF TV', confronti: ['fDiv', 'vDiv'] },
  DOPPI: { symbols: 'DOPPI', confronti: [] },
  UNKNOWN: { symbols: 'E I R F TF TV', confronti: ['iOk', 'erOk', 'fOk', 'vOk'] },
};

/** Explains a payment. `tf`: the movements that name the IUF of its flow. */
export function explainPagamento(f: PagamentoFacts, tf: readonly Movimento[], flag: EnteFlags): PagamentoExplanation {
  const s = symbolsOf(f, flag.doublesOfDifferentEsiti);
  const bits = classiPagamento(s, flag);
  const comparisons = comparisonsOfPagamento(f, s, tf);
  const bySymbol: Readonly<Record<string, readonly Reference[]>> = {
    I: f.notifica ? [notificaReference(f.notifica)] : [],
    E: ricevutaReference(f),
    R: f.effective ? [rigaReference(f.effective)] : [],
    F: f.effective ? [flussoReference(f.effective.flusso)] : [],
    TF: tf.map(movimentoReference),
    TV: f.tv.map(movimentoReference),
    DOPPI: f.doubles.map(rigaReference),
  };
  return {
    sintesi: pagamentoSummary(s, bits),
    confronti: Object.values(comparisons),
    classi: classiOf(bits).map((classe) => {
      const { symbols, confronti: names } = DECIDED_BY[classe] ?? { symbols: '', confronti: [] };
      return {
        classe,
        etichetta: DESCRIPTIONS[classe].etichetta,
        schermo: DESCRIPTIONS[classe].schermo,
        riferimenti: symbols.split(' ').flatMap((x) => bySymbol[x] ?? []),
        confronti: names.map((n) => comparisons[n]),
        testo: pagamentoText(classe, f, tf, comparisons),
      };
    }),
  };
}

function pagamentoText(
  classe: Classe,
  f: PagamentoFacts,
  tf: readonly Movimento[],
  c: Readonly<Record<ComparisonName, Comparison>>,
): string {
  const E = effectiveRicevuta(f);
  const R = f.effective;
  const ricevuta = E
    ? `${E.origine === 'RT' ? 'la ricevuta' : 'la ricevuta implicita (il PSP ha rendicontato senza RT)'} di ${asEuro(E.importo)}`
    : 'nessuna ricevuta';
  const flusso = R ? `il flusso ${R.flusso.iuf} di ${asEuro(R.flusso.importoTotale)}` : 'nessun flusso';
  const riga = R
    ? `riga ${R.riga.riga} del flusso ${R.flusso.iuf} (${asEuro(R.riga.importo)}, esito ${R.riga.esito})`
    : '';
  const incasso = c.fOk.vale
    ? `${flusso} è stato accreditato con ${bollette(tf)}`
    : `il pagamento è stato accreditato da solo con ${f.tv.length > 0 ? bollette(f.tv) : 'nessuna bolletta'}`;
  switch (classe) {
    case 'IUD_RT_IUF_TES':
      return phrase(`${ricevuta} corrisponde alla notifica ${f.notifica?.iud} e ${incasso}`);
    case 'RT_IUF_TES':
      return phrase(`${ricevuta} è rendicontata per lo stesso importo e ${incasso}`);
    case 'RT_TES':
      return phrase(`${ricevuta} non è in alcun flusso, ma ${incasso}`);
    case 'RT_IUF':
      return phrase(`${ricevuta} è uguale alla ${riga}`);
    case 'IUD_RT_IUF':
      return phrase(`${ricevuta} corrisponde alla notifica ${f.notifica?.iud} ed è uguale alla ${riga}`);
    case 'RT_NO_IUF':
      return R
        ? phrase(
            `${ricevuta} è rendicontata con un altro importo: la ${riga}, differenza ${withSign(c.erOk.scarto ?? 0n)}`,
          )
        : phrase(`${ricevuta} non è in alcun flusso di rendicontazione attivo e nessuna bolletta cita il suo IUV`);
    case 'RT_NO_IUD':
      return phrase(
        E?.iud === undefined
          ? `${ricevuta} non ha IUD, quindi nessuna notifica può corrisponderle`
          : `${ricevuta} ha IUD ${E.iud}, che l’ente non ha notificato`,
      );
    case 'IUV_NO_RT':
      return phrase(`la ${riga} dichiara un pagamento per cui non è arrivata alcuna ricevuta`);
    case 'IUF_NO_TES':
      return phrase(`nessuna bolletta del giornale di cassa cita ${flusso}, né lo IUV di questo pagamento`);
    case 'IUF_TES_DIV_IMP':
      return c.fDiv.vale
        ? phrase(
            `${flusso} è stato accreditato con un altro importo: ${bollette(tf)}, differenza ${withSign(c.fDiv.scarto ?? 0n)}`,
          )
        : phrase(
            `${bollette(f.tv)} non ${numberOf(f.tv, 'corrisponde', 'corrispondono')} né al pagamento (differenza ${withSign(c.vDiv.scarto ?? 0n)}) né al totale del flusso`,
          );
    case 'DOPPI':
      return phrase(
        `lo stesso IUV ${f.chiave.iuv} è stato pagato ${f.doubles.length} volte per ${asEuro(R?.riga.importo ?? cents(0n))}: ${f.doubles
          .map((g) => `IUR ${g.riga.iur} nel flusso ${g.flusso.iuf}`)
          .join(', ')}`,
      );
    default:
      return phrase(
        f.tv.length > 0
          ? `${ricevuta}: ${bollette(f.tv)} ${numberOf(f.tv, 'cita', 'citano')} il suo IUV con un altro importo, differenza ${withSign(c.vOk.scarto ?? 0n)}, e non c’è un flusso`
          : `${ricevuta}: nessuna regola si applica a ciò che è arrivato finora`,
      );
  }
}

/** First letter in upper case, a full stop at the end. */
export function phrase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
