import { cents } from '@mypay/kernel';
import { type Classe, classiDi, DESCRIZIONI, type DescrizioneClasse, type FlagEnte } from '../classi';
import { classiPagamento, type Sintesi, sintesiPagamento } from '../classificazione';
import type { Confronto, NomeConfronto } from '../confronti';
import type { Movimento } from '../movimento';
import { type FattiPagamento, ricevutaEffettiva, simboliDi } from '../pagamento';
import { confrontiPagamento } from './confronti-pagamento';
import {
  bollette,
  conSegno,
  inEuro,
  numero,
  rifFlusso,
  type Riferimento,
  rifMovimento,
  rifNotifica,
  rifRicevuta,
  rifRiga,
} from './riferimenti';

/** Why an object is in a class: the records that prove it, the comparisons that held or failed, and the same in words. */
export interface Prova {
  readonly classe: Classe;
  readonly etichetta: string;
  readonly schermo: DescrizioneClasse['schermo'];
  readonly riferimenti: readonly Riferimento[];
  readonly confronti: readonly Confronto[];
  /** Italian, for an operator. */
  readonly testo: string;
}

/** The whole story of one payment. */
export interface SpiegazionePagamento {
  readonly sintesi: Sintesi;
  readonly classi: readonly Prova[];
  /** Every comparison made, also those behind no class. */
  readonly confronti: readonly Confronto[];
}

/** Which records (symbols of pivot.md §2.1) and comparisons decide each class. */
const DECIDONO: Partial<Record<Classe, { simboli: string; confronti: readonly NomeConfronto[] }>> = {
  IUD_RT_IUF_TES: { simboli: 'I E R F TF TV', confronti: ['iOk', 'erOk', 'fOk', 'vOk'] },
  RT_IUF_TES: { simboli: 'E R F TF TV', confronti: ['erOk', 'fOk', 'vOk'] },
  RT_TES: { simboli: 'E TV', confronti: ['vOk'] },
  RT_IUF: { simboli: 'E R F', confronti: ['erOk'] },
  IUD_RT_IUF: { simboli: 'I E R F', confronti: ['iOk', 'erOk'] },
  RT_NO_IUF: { simboli: 'E R', confronti: ['erOk'] },
  RT_NO_IUD: { simboli: 'E', confronti: [] },
  IUV_NO_RT: { simboli: 'R F', confronti: [] },
  IUF_NO_TES: { simboli: 'R F', confronti: [] },
  IUF_TES_DIV_IMP: { simboli: 'R F TF TV', confronti: ['fDiv', 'vDiv'] },
  DOPPI: { simboli: 'DOPPI', confronti: [] },
  UNKNOWN: { simboli: 'E I R F TF TV', confronti: ['iOk', 'erOk', 'fOk', 'vOk'] },
};

/** Explains a payment. `tf`: the movements that name the IUF of its flow. */
export function spiegaPagamento(f: FattiPagamento, tf: readonly Movimento[], flag: FlagEnte): SpiegazionePagamento {
  const s = simboliDi(f, flag.doppiSoloEsitiDiversi);
  const bits = classiPagamento(s, flag);
  const confronti = confrontiPagamento(f, s, tf);
  const perSimbolo: Readonly<Record<string, readonly Riferimento[]>> = {
    I: f.notifica ? [rifNotifica(f.notifica)] : [],
    E: rifRicevuta(f),
    R: f.effettiva ? [rifRiga(f.effettiva)] : [],
    F: f.effettiva ? [rifFlusso(f.effettiva.flusso)] : [],
    TF: tf.map(rifMovimento),
    TV: f.tv.map(rifMovimento),
    DOPPI: f.gruppoDoppi.map(rifRiga),
  };
  return {
    sintesi: sintesiPagamento(s, bits),
    confronti: Object.values(confronti),
    classi: classiDi(bits).map((classe) => {
      const { simboli, confronti: nomi } = DECIDONO[classe] ?? { simboli: '', confronti: [] };
      return {
        classe,
        etichetta: DESCRIZIONI[classe].etichetta,
        schermo: DESCRIZIONI[classe].schermo,
        riferimenti: simboli.split(' ').flatMap((x) => perSimbolo[x] ?? []),
        confronti: nomi.map((n) => confronti[n]),
        testo: testoPagamento(classe, f, tf, confronti),
      };
    }),
  };
}

function testoPagamento(
  classe: Classe,
  f: FattiPagamento,
  tf: readonly Movimento[],
  c: Readonly<Record<NomeConfronto, Confronto>>,
): string {
  const E = ricevutaEffettiva(f);
  const R = f.effettiva;
  const ricevuta = E
    ? `${E.origine === 'RT' ? 'la ricevuta' : 'la ricevuta implicita (il PSP ha rendicontato senza RT)'} di ${inEuro(E.importo)}`
    : 'nessuna ricevuta';
  const flusso = R ? `il flusso ${R.flusso.iuf} di ${inEuro(R.flusso.importoTotale)}` : 'nessun flusso';
  const riga = R
    ? `riga ${R.riga.riga} del flusso ${R.flusso.iuf} (${inEuro(R.riga.importo)}, esito ${R.riga.esito})`
    : '';
  const incasso = c.fOk.vale
    ? `${flusso} è stato accreditato con ${bollette(tf)}`
    : `il pagamento è stato accreditato da solo con ${f.tv.length > 0 ? bollette(f.tv) : 'nessuna bolletta'}`;
  switch (classe) {
    case 'IUD_RT_IUF_TES':
      return frase(`${ricevuta} corrisponde alla notifica ${f.notifica?.iud} e ${incasso}`);
    case 'RT_IUF_TES':
      return frase(`${ricevuta} è rendicontata per lo stesso importo e ${incasso}`);
    case 'RT_TES':
      return frase(`${ricevuta} non è in alcun flusso, ma ${incasso}`);
    case 'RT_IUF':
      return frase(`${ricevuta} è uguale alla ${riga}`);
    case 'IUD_RT_IUF':
      return frase(`${ricevuta} corrisponde alla notifica ${f.notifica?.iud} ed è uguale alla ${riga}`);
    case 'RT_NO_IUF':
      return R
        ? frase(
            `${ricevuta} è rendicontata con un altro importo: la ${riga}, differenza ${conSegno(c.erOk.scarto ?? 0n)}`,
          )
        : frase(`${ricevuta} non è in alcun flusso di rendicontazione attivo e nessuna bolletta cita il suo IUV`);
    case 'RT_NO_IUD':
      return frase(
        E?.iud === undefined
          ? `${ricevuta} non ha IUD, quindi nessuna notifica può corrisponderle`
          : `${ricevuta} ha IUD ${E.iud}, che l’ente non ha notificato`,
      );
    case 'IUV_NO_RT':
      return frase(`la ${riga} dichiara un pagamento per cui non è arrivata alcuna ricevuta`);
    case 'IUF_NO_TES':
      return frase(`nessuna bolletta del giornale di cassa cita ${flusso}, né lo IUV di questo pagamento`);
    case 'IUF_TES_DIV_IMP':
      return c.fDiv.vale
        ? frase(
            `${flusso} è stato accreditato con un altro importo: ${bollette(tf)}, differenza ${conSegno(c.fDiv.scarto ?? 0n)}`,
          )
        : frase(
            `${bollette(f.tv)} non ${numero(f.tv, 'corrisponde', 'corrispondono')} né al pagamento (differenza ${conSegno(c.vDiv.scarto ?? 0n)}) né al totale del flusso`,
          );
    case 'DOPPI':
      return frase(
        `lo stesso IUV ${f.chiave.iuv} è stato pagato ${f.gruppoDoppi.length} volte per ${inEuro(R?.riga.importo ?? cents(0n))}: ${f.gruppoDoppi
          .map((g) => `IUR ${g.riga.iur} nel flusso ${g.flusso.iuf}`)
          .join(', ')}`,
      );
    default:
      return frase(
        f.tv.length > 0
          ? `${ricevuta}: ${bollette(f.tv)} ${numero(f.tv, 'cita', 'citano')} il suo IUV con un altro importo, differenza ${conSegno(c.vOk.scarto ?? 0n)}, e non c’è un flusso`
          : `${ricevuta}: nessuna regola si applica a ciò che è arrivato finora`,
      );
  }
}

/** First letter in upper case, a full stop at the end. */
export function frase(testo: string): string {
  return `${testo.charAt(0).toUpperCase()}${testo.slice(1)}.`;
}
