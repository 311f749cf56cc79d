import { type Cents, sumCents } from '@mypay/kernel';
import { bit, DESCRIPTIONS, type EnteFlags } from '../classi';
import { classiMovimento, classiNotifica, type KnownIdentifiers } from '../classificazione';
import { compareSets, difference } from '../comparisons';
import type { Flusso } from '../flusso';
import type { Movimento } from '../movimento';
import type { Notifica } from '../notifica';
import type { Ricevuta } from '../ricevuta';
import { type FlussoCounts, type TesoreriaEsito, type Verdetto, verdettoFlusso } from '../verdetto';
import { phrase, type Evidence } from './pagamento';
import {
  bollette,
  withSign,
  asEuro,
  numberOf,
  movimentoReference,
  notificaReference,
  type Reference,
} from './references';

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
      testo: phrase(
        near
          ? `la notifica ${n.iud} di ${asEuro(n.importo)} non ha una ricevuta dello stesso importo: ${asEuro(near.atteso)}, differenza ${withSign(near.scarto)}`
          : `la notifica ${n.iud} di ${asEuro(n.importo)} non ha alcuna ricevuta con quello IUD`,
      ),
    },
  ];
}

/** Why a movement is in a class, or that it is not. */
export function explainMovimento(m: Movimento, known: KnownIdentifiers, flag: EnteFlags): readonly Evidence[] {
  const bits = classiMovimento(m, known, flag);
  const references = [movimentoReference(m)];
  const who = `la bolletta ${m.anno}/${m.bolletta} di ${asEuro(m.importo)}`;
  if (bits === bit('TES_NO_MATCH'))
    return [
      {
        classe: 'TES_NO_MATCH',
        ...ofType('TES_NO_MATCH'),
        riferimenti: references,
        confronti: [],
        testo: phrase(`${who} non ha nella causale né uno IUF né uno IUV riconoscibile`),
      },
    ];
  if (bits !== bit('TES_NO_IUF_OR_IUV')) return [];
  return [
    {
      classe: 'TES_NO_IUF_OR_IUV',
      ...ofType('TES_NO_IUF_OR_IUV'),
      riferimenti: references,
      confronti: [],
      testo: phrase(
        m.iuf === undefined
          ? `${who} cita lo IUV ${m.iuv}, che non è in alcuna ricevuta né in un flusso attivo`
          : `${who} cita lo IUF ${m.iuf}, che non è fra i flussi di rendicontazione arrivati`,
      ),
    },
  ];
}

export interface FlussoExplanation {
  readonly verdetto: Verdetto;
  readonly incassi: readonly Reference[];
  readonly sum: Cents;
  /** Σ TF − declared total; absent without movements. */
  readonly scarto: Cents | undefined;
  readonly testo: string;
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
  const who = `il flusso ${f.iuf} dichiara ${asEuro(f.importoTotale)}`;
  const texts: Record<Verdetto, string> = {
    NON_VALUTATO: `${who}; l’ente non usa la tesoreria, quindi gli incassi non si valutano`,
    NO_TES: `${who} e nessuna bolletta lo cita`,
    OK: `${who}, accreditati con ${tf.length > 0 ? bollette(tf) : 'nessuna bolletta'}`,
    DIV_IMP: `${who}, ma ${tf.length > 0 ? bollette(tf) : 'nessuna bolletta'} ${numberOf(tf, 'fa', 'fanno')} ${asEuro(sum)}: differenza ${withSign(scarto ?? 0n)}`,
    'OK+DIV_IMP': `${who}: una bolletta ha quell’importo, ma insieme ${tf.length > 0 ? bollette(tf) : ''} fanno ${asEuro(sum)}: differenza ${withSign(scarto ?? 0n)}`,
    PUNTUALE: `${who}; nessuna bolletta lo cita, ma ogni suo pagamento è stato accreditato da solo`,
  };
  return {
    verdetto,
    incassi: tf.map(movimentoReference),
    sum: sumCents([sum]),
    scarto,
    testo: phrase(texts[verdetto]),
  };
}

const ofType = (classe: keyof typeof DESCRIPTIONS) => ({
  etichetta: DESCRIPTIONS[classe].etichetta,
  schermo: DESCRIPTIONS[classe].schermo,
});
