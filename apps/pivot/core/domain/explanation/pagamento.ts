import {
  type Classe,
  classiOf,
  DESCRIPTIONS,
  type ClasseDescription,
  type EnteFlags,
  type PagamentoClasse,
} from '../classi';
import { classiPagamento, type Summary, pagamentoSummary } from '../classificazione';
import type { Comparison, ComparisonName } from '../comparisons';
import type { Movimento } from '../movimento';
import { type PagamentoFacts, effectiveRicevuta, symbolsOf } from '../pagamento';
import { comparisonsOfPagamento } from './pagamento-comparisons';
import {
  flussoReference,
  type Reference,
  movimentoReference,
  notificaReference,
  ricevutaReference,
  rigaReference,
} from './references';
import { say } from './say';
import type { PagamentoStory, Said } from './words';

/** Why an object is in a class: the records that prove it, the comparisons that held or failed, and the same in words. */
export interface Evidence {
  readonly classe: Classe;
  readonly etichetta: string;
  readonly schermo: ClasseDescription['schermo'];
  readonly riferimenti: readonly Reference[];
  readonly confronti: readonly Comparison[];
  /** For an operator. */
  readonly testo: Said;
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
  const story: PagamentoStory = { f, tf, E: effectiveRicevuta(f), R: f.effective, c: comparisons };
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
    classi: (classiOf(bits) as PagamentoClasse[]).map((classe) => {
      const { symbols, confronti: names } = DECIDED_BY[classe] ?? { symbols: '', confronti: [] };
      return {
        classe,
        etichetta: DESCRIPTIONS[classe].etichetta,
        schermo: DESCRIPTIONS[classe].schermo,
        riferimenti: symbols.split(' ').flatMap((x) => bySymbol[x] ?? []),
        confronti: names.map((n) => comparisons[n]),
        testo: say(({ pagamento }) => pagamento[classe](story)),
      };
    }),
  };
}
