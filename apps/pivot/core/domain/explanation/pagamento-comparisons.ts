import { cents, sumCents } from '@mypay/kernel';
import { type Comparison, compareSets, difference, type ComparisonName } from '../comparisons';
import type { Movimento } from '../movimento';
import { type PagamentoFacts, effectiveRicevuta, type Symbols } from '../pagamento';

/** The comparisons behind the predicates of one payment, each with what was compared and by how much it fails. */
export function comparisonsOfPagamento(
  f: PagamentoFacts,
  s: Symbols,
  tf: readonly Movimento[],
): Readonly<Record<ComparisonName, Comparison>> {
  const E = effectiveRicevuta(f);
  const r = f.effective?.riga.importo;
  const flussoTotal = f.effective?.flusso.importoTotale;
  const t = E?.importoTotale ?? r;
  const i = f.notifica?.importo;
  const sameIud = sumCents(f.sameIud.map((x) => x.importo));
  const bySum = i !== undefined && i !== f.ricevuta?.importo && i === sameIud;
  return {
    iOk: {
      nome: 'iOk',
      cosa: 'importo notificato e importo della ricevuta',
      vale: s.iOk,
      ...sides(bySum ? sameIud : f.ricevuta?.importo, i),
      modo: bySum ? 'SOMMA' : 'SINGOLO',
    },
    erOk: {
      nome: 'erOk',
      cosa: 'importo rendicontato e importo della ricevuta',
      vale: s.erOk,
      ...sides(E?.importo, r),
    },
    fOk: { nome: 'fOk', cosa: 'incassi che citano lo IUF e totale del flusso', vale: s.fOk, ...set(tf, flussoTotal) },
    fDiv: {
      nome: 'fDiv',
      cosa: 'somma degli incassi che citano lo IUF e totale del flusso',
      vale: s.fDiv,
      ...sum(tf, flussoTotal),
    },
    vOk: { nome: 'vOk', cosa: 'incassi che citano lo IUV e totale pagato', vale: s.vOk, ...set(f.tv, t) },
    vDiv: {
      nome: 'vDiv',
      cosa: 'incassi che citano lo IUV, totale pagato e totale del flusso',
      vale: s.vDiv,
      ...sum(f.tv, t),
    },
  };
}

type Sides = Pick<Comparison, 'atteso' | 'trovato' | 'scarto'>;

const sides = (expected: Comparison['atteso'], found: Comparison['trovato']): Sides => ({
  atteso: expected,
  trovato: found,
  scarto: expected === undefined || found === undefined ? undefined : difference(found, expected),
});

/** Nothing in the set is no comparison; one movement of the exact amount is told as such. */
function set(movimenti: readonly Movimento[], expected: Comparison['atteso']): Sides & Pick<Comparison, 'modo'> {
  if (movimenti.length === 0 || expected === undefined) return sides(expected, undefined);
  const { sumEquals, oneEquals } = compareSets(movimenti, expected);
  return !sumEquals && oneEquals
    ? { ...sides(expected, expected), modo: 'SINGOLO' }
    : { ...sum(movimenti, expected), modo: 'SOMMA' };
}

const sum = (movimenti: readonly Movimento[], expected: Comparison['atteso']): Sides =>
  sides(expected, movimenti.length === 0 ? undefined : cents(sumCents(movimenti.map((m) => m.importo))));
