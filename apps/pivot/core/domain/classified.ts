import type { Cents, LocalDate } from '@mypay/kernel';
import { bit, type EnteFlags } from './classi';
import {
  classiMovimento,
  classiNotifica,
  classiPagamento,
  knownOf,
  type Summary,
  pagamentoSummary,
} from './classificazione';
import { flussoKey, type Flusso, isRevoked } from './flusso';
import { codesOfMovimento, type Movimento, movimentoKey } from './movimento';
import { type PagamentoKey, type PagamentoFacts, symbolsOf } from './pagamento';
import { type FlussoCounts, tesoreriaEsito, type TesoreriaEsito, type Verdetto, verdettoFlusso } from './verdetto';
import { pagamentoKey, type Facts, Surroundings } from './surroundings';

/** A payment as it is kept for the lists: its classes and what a list shows of it. */
export interface ClassifiedPagamento extends PagamentoKey {
  readonly classi: number;
  readonly sintesi: Summary;
  /** Where E comes from; none without E. */
  readonly ricevuta: 'RT' | 'RENDICONTAZIONE' | undefined;
  readonly haTv: boolean;
  readonly iud: string | undefined;
  readonly tipoDovuto: string | undefined;
  /** e, or r without E. */
  readonly importo: Cents;
  readonly importoTotale: Cents;
  readonly dataEsito: LocalDate;
  readonly psp: string | undefined;
  readonly iuf: string | undefined;
  /** r. */
  readonly importoRendicontato: Cents | undefined;
}

/** Classifies one payment from what is known of it. Pure and total; undefined only for a key that nothing bears. */
export function classifyPagamento(f: PagamentoFacts, flag: EnteFlags): ClassifiedPagamento | undefined {
  const s = symbolsOf(f, flag.doublesOfDifferentEsiti);
  const riga = f.effective?.riga;
  const importo = s.E?.importo ?? riga?.importo;
  const totalImporto = s.E?.importoTotale ?? riga?.importo;
  const dataEsito = f.ricevuta?.dataEsito ?? riga?.dataEsito;
  if (importo === undefined || totalImporto === undefined || dataEsito === undefined) return undefined;
  const classi = classiPagamento(s, flag);
  return {
    iuv: f.chiave.iuv,
    iur: f.chiave.iur,
    indice: f.chiave.indice,
    classi,
    sintesi: pagamentoSummary(s, classi),
    ricevuta: s.E?.origine,
    haTv: !s.tvEmpty,
    iud: f.ricevuta?.iud,
    tipoDovuto: f.ricevuta?.tipoDovuto,
    importo,
    importoTotale: totalImporto,
    dataEsito,
    psp: f.effective?.flusso.psp,
    iuf: f.effective?.flusso.iuf,
    importoRendicontato: riga?.importo,
  };
}

export interface ClassifiedFlusso {
  readonly flusso: Flusso;
  readonly esito: TesoreriaEsito;
  readonly verdetto: Verdetto;
  readonly conteggi: FlussoCounts;
}

/** Everything that the records of an ente make, by the text form of each key. */
export interface Classificazione {
  readonly pagamenti: ReadonlyMap<string, ClassifiedPagamento>;
  readonly notifiche: ReadonlyMap<string, number>;
  readonly movimenti: ReadonlyMap<string, number>;
  readonly flussi: ReadonlyMap<string, ClassifiedFlusso>;
}

/** The movements of some facts with the codes that count beside those facts. Source: pivot-formats.md §3.4b. */
export function countedMovimenti(facts: Facts): Movimento[] {
  const beside = new Surroundings({ ...facts, movimenti: [] });
  return facts.movimenti.map((m) => ({ ...m, ...codesOfMovimento(m, beside.known) }));
}

/** classification = f(S): all from scratch, from the effective records of one ente. Source: pivot.md §2.6. */
export function classifyAll(facts: Facts, flag: EnteFlags): Classificazione {
  const v = new Surroundings({ ...facts, movimenti: countedMovimenti(facts) });
  const esiti = new Map(facts.flussi.map((f) => [flussoKey(f), tesoreriaEsito(v.tf(f.iuf), f.importoTotale)]));
  const esito = (f: Flusso): TesoreriaEsito => esiti.get(flussoKey(f)) ?? 'VUOTO';

  const pagamenti = new Map<string, ClassifiedPagamento>();
  for (const iuv of v.iuv())
    for (const f of v.pagamenti(iuv, esito)) {
      const p = classifyPagamento(f, flag);
      if (p) pagamenti.set(pagamentoKey(p), p);
    }

  const notifiche = new Map(
    facts.notifiche.map((n) => [n.iud, classiNotifica(n, v.ricevutePerIud.get(n.iud) ?? [], flag)]),
  );
  const movimenti = new Map(
    v.facts.movimenti.map((m) => [movimentoKey(m), classiMovimento(m, knownOf(m, v.known), flag)]),
  );

  const flussi = new Map(
    facts.flussi.map((flusso): [string, ClassifiedFlusso] => {
      const righe = v.righePerFlusso.get(flussoKey(flusso)) ?? [];
      const valid = righe.filter((r) => !isRevoked(r));
      const ofSome = valid.map((r) => pagamenti.get(pagamentoKey(r)));
      const counts: FlussoCounts = {
        righe: righe.length,
        righeNonRevocate: valid.length,
        righeSenzaRt: ofSome.filter((p) => p?.ricevuta === undefined).length,
        righeConTv: ofSome.filter((p) => p?.haTv === true).length,
      };
      const verdetto = verdettoFlusso(esito(flusso), counts, flag.flgTesoreria);
      return [flussoKey(flusso), { flusso, esito: esito(flusso), verdetto, conteggi: counts }];
    }),
  );
  return { pagamenti, notifiche, movimenti, flussi };
}

/** Whether a class is in a stored set. */
export const hasClasse = (classi: number, classe: Parameters<typeof bit>[0]): boolean => (classi & bit(classe)) !== 0;
