import { cents, sumCents } from '@mypay/kernel';
import { type Confronto, confrontaInsieme, differenza, type NomeConfronto } from '../confronti';
import type { Movimento } from '../movimento';
import { type FattiPagamento, ricevutaEffettiva, type Simboli } from '../pagamento';

/** The comparisons behind the predicates of one payment, each with what was compared and by how much it fails. */
export function confrontiPagamento(
  f: FattiPagamento,
  s: Simboli,
  tf: readonly Movimento[],
): Readonly<Record<NomeConfronto, Confronto>> {
  const E = ricevutaEffettiva(f);
  const r = f.effettiva?.riga.importo;
  const rtot = f.effettiva?.flusso.importoTotale;
  const t = E?.importoTotale ?? r;
  const i = f.notifica?.importo;
  const stessoIud = sumCents(f.stessoIud.map((x) => x.importo));
  const perSomma = i !== undefined && i !== f.ricevuta?.importo && i === stessoIud;
  return {
    iOk: {
      nome: 'iOk',
      cosa: 'importo notificato e importo della ricevuta',
      vale: s.iOk,
      ...lati(perSomma ? stessoIud : f.ricevuta?.importo, i),
      modo: perSomma ? 'SOMMA' : 'SINGOLO',
    },
    erOk: {
      nome: 'erOk',
      cosa: 'importo rendicontato e importo della ricevuta',
      vale: s.erOk,
      ...lati(E?.importo, r),
    },
    fOk: { nome: 'fOk', cosa: 'incassi che citano lo IUF e totale del flusso', vale: s.fOk, ...insieme(tf, rtot) },
    fDiv: {
      nome: 'fDiv',
      cosa: 'somma degli incassi che citano lo IUF e totale del flusso',
      vale: s.fDiv,
      ...somma(tf, rtot),
    },
    vOk: { nome: 'vOk', cosa: 'incassi che citano lo IUV e totale pagato', vale: s.vOk, ...insieme(f.tv, t) },
    vDiv: {
      nome: 'vDiv',
      cosa: 'incassi che citano lo IUV, totale pagato e totale del flusso',
      vale: s.vDiv,
      ...somma(f.tv, t),
    },
  };
}

type Lati = Pick<Confronto, 'atteso' | 'trovato' | 'scarto'>;

const lati = (atteso: Confronto['atteso'], trovato: Confronto['trovato']): Lati => ({
  atteso,
  trovato,
  scarto: atteso === undefined || trovato === undefined ? undefined : differenza(trovato, atteso),
});

/** Nothing in the set is no comparison; one movement of the exact amount is told as such. */
function insieme(movimenti: readonly Movimento[], atteso: Confronto['atteso']): Lati & Pick<Confronto, 'modo'> {
  if (movimenti.length === 0 || atteso === undefined) return lati(atteso, undefined);
  const { sommaUguale, unoUguale } = confrontaInsieme(movimenti, atteso);
  return !sommaUguale && unoUguale
    ? { ...lati(atteso, atteso), modo: 'SINGOLO' }
    : { ...somma(movimenti, atteso), modo: 'SOMMA' };
}

const somma = (movimenti: readonly Movimento[], atteso: Confronto['atteso']): Lati =>
  lati(atteso, movimenti.length === 0 ? undefined : cents(sumCents(movimenti.map((m) => m.importo))));
