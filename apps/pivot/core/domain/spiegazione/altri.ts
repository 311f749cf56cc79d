import { type Cents, sumCents } from '@mypay/kernel';
import { bit, DESCRIZIONI, type FlagEnte } from '../classi';
import { classiMovimento, classiNotifica, type NotorietaMovimento } from '../classificazione';
import { confrontaInsieme, differenza } from '../confronti';
import type { Flusso } from '../flusso';
import type { Movimento } from '../movimento';
import type { Notifica } from '../notifica';
import type { Ricevuta } from '../ricevuta';
import { type ConteggiFlusso, type EsitoTesoreria, type Verdetto, verdettoFlusso } from '../verdetto';
import { frase, type Prova } from './pagamento';
import { bollette, conSegno, inEuro, numero, rifMovimento, rifNotifica, type Riferimento } from './riferimenti';

/** Why a notification is in IUD_NO_RT, or that it is not. */
export function spiegaNotifica(n: Notifica, ricevute: readonly Ricevuta[], flag: FlagEnte): readonly Prova[] {
  if (classiNotifica(n, ricevute, flag) !== bit('IUD_NO_RT')) return [];
  const confronti = ricevute.map((r) => ({
    nome: 'iOk' as const,
    vale: false,
    cosa: `importo notificato e ricevuta ${r.iuv} / ${r.iur} / ${r.indice}`,
    atteso: r.importo,
    trovato: n.importo,
    scarto: differenza(n.importo, r.importo),
  }));
  const vicina = confronti[0];
  return [
    {
      classe: 'IUD_NO_RT',
      ...di('IUD_NO_RT'),
      riferimenti: [
        rifNotifica(n),
        ...ricevute.map(({ iuv, iur, indice, iud, importo, importoTotale }): Riferimento => ({
          tipo: 'RICEVUTA',
          iuv,
          iur,
          indice,
          iud,
          importo,
          importoTotale,
          implicita: false,
        })),
      ],
      confronti,
      testo: frase(
        vicina
          ? `la notifica ${n.iud} di ${inEuro(n.importo)} non ha una ricevuta dello stesso importo: ${inEuro(vicina.atteso)}, differenza ${conSegno(vicina.scarto)}`
          : `la notifica ${n.iud} di ${inEuro(n.importo)} non ha alcuna ricevuta con quello IUD`,
      ),
    },
  ];
}

/** Why a movement is in a class, or that it is not. */
export function spiegaMovimento(m: Movimento, noto: NotorietaMovimento, flag: FlagEnte): readonly Prova[] {
  const bits = classiMovimento(m, noto, flag);
  const riferimenti = [rifMovimento(m)];
  const chi = `la bolletta ${m.anno}/${m.bolletta} di ${inEuro(m.importo)}`;
  if (bits === bit('TES_NO_MATCH'))
    return [
      {
        classe: 'TES_NO_MATCH',
        ...di('TES_NO_MATCH'),
        riferimenti,
        confronti: [],
        testo: frase(`${chi} non ha nella causale né uno IUF né uno IUV riconoscibile`),
      },
    ];
  if (bits !== bit('TES_NO_IUF_OR_IUV')) return [];
  return [
    {
      classe: 'TES_NO_IUF_OR_IUV',
      ...di('TES_NO_IUF_OR_IUV'),
      riferimenti,
      confronti: [],
      testo: frase(
        m.iuf === undefined
          ? `${chi} cita lo IUV ${m.iuv}, che non è in alcuna ricevuta né in un flusso attivo`
          : `${chi} cita lo IUF ${m.iuf}, che non è fra i flussi di rendicontazione arrivati`,
      ),
    },
  ];
}

export interface SpiegazioneFlusso {
  readonly verdetto: Verdetto;
  readonly incassi: readonly Riferimento[];
  readonly somma: Cents;
  /** Σ TF − declared total; absent without movements. */
  readonly scarto: Cents | undefined;
  readonly testo: string;
}

/** Why a flow has its verdict. */
export function spiegaFlusso(
  f: Flusso,
  tf: readonly Movimento[],
  esito: EsitoTesoreria,
  conteggi: ConteggiFlusso,
  flag: FlagEnte,
): SpiegazioneFlusso {
  const verdetto = verdettoFlusso(esito, conteggi, flag.flgTesoreria);
  const { somma } = confrontaInsieme(tf, f.importoTotale);
  const scarto = tf.length === 0 ? undefined : differenza(somma, f.importoTotale);
  const chi = `il flusso ${f.iuf} dichiara ${inEuro(f.importoTotale)}`;
  const testi: Record<Verdetto, string> = {
    NON_VALUTATO: `${chi}; l’ente non usa la tesoreria, quindi gli incassi non si valutano`,
    NO_TES: `${chi} e nessuna bolletta lo cita`,
    OK: `${chi}, accreditati con ${tf.length > 0 ? bollette(tf) : 'nessuna bolletta'}`,
    DIV_IMP: `${chi}, ma ${tf.length > 0 ? bollette(tf) : 'nessuna bolletta'} ${numero(tf, 'fa', 'fanno')} ${inEuro(somma)}: differenza ${conSegno(scarto ?? 0n)}`,
    'OK+DIV_IMP': `${chi}: una bolletta ha quell’importo, ma insieme ${tf.length > 0 ? bollette(tf) : ''} fanno ${inEuro(somma)}: differenza ${conSegno(scarto ?? 0n)}`,
    PUNTUALE: `${chi}; nessuna bolletta lo cita, ma ogni suo pagamento è stato accreditato da solo`,
  };
  return { verdetto, incassi: tf.map(rifMovimento), somma: sumCents([somma]), scarto, testo: frase(testi[verdetto]) };
}

const di = (classe: keyof typeof DESCRIZIONI) => ({
  etichetta: DESCRIZIONI[classe].etichetta,
  schermo: DESCRIZIONI[classe].schermo,
});
