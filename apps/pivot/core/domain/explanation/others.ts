import { type Cents, cents, sumCents } from '@mypay/kernel';
import { bit, DESCRIPTIONS, type EnteFlags } from '../classi';
import { classiMovimento, classiNotifica, type KnownIdentifiers } from '../classificazione';
import { compareSets, difference } from '../comparisons';
import type { Flusso } from '../flusso';
import type { Movimento } from '../movimento';
import type { Notifica } from '../notifica';
import type { Ricevuta } from '../ricevuta';
import { type FlussoCounts, type TesoreriaEsito, type Verdetto, verdettoFlusso } from '../verdetto';
import type { Evidence } from './pagamento';
import { movimentoReference, notificaReference, type Reference } from './references';
import { say } from './say';
import type { FlussoStory, Said } from './words';

/** Why a notification is in IUD_NO_RT, or that it is not. */
export function explainNotifica(n: Notifica, ricevute: readonly Ricevuta[], flag: EnteFlags): readonly Evidence[] {
  if (classiNotifica(n, ricevute, flag) !== bit('IUD_NO_RT')) return [];
  const comparisons = ricevute.map((r) => ({
    nome: 'iOk' as const,
    vale: false,
    cosa: `importo notificato e ricevuta ${r.iuv} / ${r.iur} / ${r.indice}`,
    atteso: r.importo,
    trovato: n.importo,
    scarto: difference(n.importo, r.importo),
  }));
  const near = comparisons[0];
  return [
    {
      classe: 'IUD_NO_RT',
      ...ofType('IUD_NO_RT'),
      riferimenti: [
        notificaReference(n),
        ...ricevute.map(({ iuv, iur, indice, iud, importo, importoTotale }): Reference => ({
          tipo: 'RICEVUTA',
          iuv,
          iur,
          indice,
          iud,
          importo,
          importoTotale,
          implied: false,
        })),
      ],
      confronti: comparisons,
      testo: say(({ notifica }) => notifica(n, near)),
    },
  ];
}

/** Why a movement is in a class, or that it is not. */
export function explainMovimento(m: Movimento, known: KnownIdentifiers, flag: EnteFlags): readonly Evidence[] {
  const bits = classiMovimento(m, known, flag);
  const references = [movimentoReference(m)];
  if (bits === bit('TES_NO_MATCH'))
    return [
      {
        classe: 'TES_NO_MATCH',
        ...ofType('TES_NO_MATCH'),
        riferimenti: references,
        confronti: [],
        testo: say(({ unknownCash }) => unknownCash(m)),
      },
    ];
  if (bits !== bit('TES_NO_IUF_OR_IUV')) return [];
  return [
    {
      classe: 'TES_NO_IUF_OR_IUV',
      ...ofType('TES_NO_IUF_OR_IUV'),
      riferimenti: references,
      confronti: [],
      testo: say(({ cashWithoutDocument }) => cashWithoutDocument(m)),
    },
  ];
}

export interface FlussoExplanation {
  readonly verdetto: Verdetto;
  readonly incassi: readonly Reference[];
  readonly sum: Cents;
  /** Σ TF − declared total; absent without movements. */
  readonly scarto: Cents | undefined;
  readonly testo: Said;
}

/** Why a flow has its verdict. */
export function explainFlusso(
  f: Flusso,
  tf: readonly Movimento[],
  esito: TesoreriaEsito,
  counts: FlussoCounts,
  flag: EnteFlags,
): FlussoExplanation {
  const verdetto = verdettoFlusso(esito, counts, flag.flgTesoreria);
  const { sum } = compareSets(tf, f.importoTotale);
  const scarto = tf.length === 0 ? undefined : difference(sum, f.importoTotale);
  const story: FlussoStory = { f, tf, sum, scarto: scarto ?? cents(0n) };
  return {
    verdetto,
    incassi: tf.map(movimentoReference),
    sum: sumCents([sum]),
    scarto,
    testo: say(({ flusso }) => flusso[verdetto](story)),
  };
}

const ofType = (classe: keyof typeof DESCRIPTIONS) => ({
  etichetta: DESCRIPTIONS[classe].etichetta,
  schermo: DESCRIPTIONS[classe].schermo,
});
