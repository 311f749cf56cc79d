import type { Cents, LocalDate } from '@mypay/kernel';
import { bit, type FlagEnte } from './classi';
import { classiMovimento, classiNotifica, classiPagamento, type Sintesi, sintesiPagamento } from './classificazione';
import { chiaveFlusso, type Flusso, isRevocata, iufMaiuscolo } from './flusso';
import { chiaveMovimento, iuvPuntuale } from './movimento';
import { type ChiavePagamento, type FattiPagamento, simboliDi } from './pagamento';
import { type ConteggiFlusso, esitoTesoreria, type EsitoTesoreria, type Verdetto, verdettoFlusso } from './verdetto';
import { chiavePagamento, type Fatti, Vicinato } from './vicinato';

/** A payment as it is kept for the lists: its classes and what a list shows of it. */
export interface PagamentoClassificato extends ChiavePagamento {
  readonly classi: number;
  readonly sintesi: Sintesi;
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
export function classificaPagamento(f: FattiPagamento, flag: FlagEnte): PagamentoClassificato | undefined {
  const s = simboliDi(f, flag.doppiSoloEsitiDiversi);
  const riga = f.effettiva?.riga;
  const importo = s.E?.importo ?? riga?.importo;
  const importoTotale = s.E?.importoTotale ?? riga?.importo;
  const dataEsito = f.ricevuta?.dataEsito ?? riga?.dataEsito;
  if (importo === undefined || importoTotale === undefined || dataEsito === undefined) return undefined;
  const classi = classiPagamento(s, flag);
  return {
    ...f.chiave,
    classi,
    sintesi: sintesiPagamento(s, classi),
    ricevuta: s.E?.origine,
    haTv: !s.tvVuoto,
    iud: f.ricevuta?.iud,
    tipoDovuto: f.ricevuta?.tipoDovuto,
    importo,
    importoTotale,
    dataEsito,
    psp: f.effettiva?.flusso.psp,
    iuf: f.effettiva?.flusso.iuf,
    importoRendicontato: riga?.importo,
  };
}

export interface FlussoClassificato {
  readonly flusso: Flusso;
  readonly esito: EsitoTesoreria;
  readonly verdetto: Verdetto;
  readonly conteggi: ConteggiFlusso;
}

/** Everything that the records of an ente make, by the text form of each key. */
export interface Classificazione {
  readonly pagamenti: ReadonlyMap<string, PagamentoClassificato>;
  readonly notifiche: ReadonlyMap<string, number>;
  readonly movimenti: ReadonlyMap<string, number>;
  readonly flussi: ReadonlyMap<string, FlussoClassificato>;
}

/** classification = f(S): all from scratch, from the effective records of one ente. Source: pivot.md §2.6. */
export function classificaTutto(fatti: Fatti, flag: FlagEnte): Classificazione {
  const v = new Vicinato(fatti);
  const esiti = new Map(fatti.flussi.map((f) => [chiaveFlusso(f), esitoTesoreria(v.tf(f.iuf), f.importoTotale)]));
  const esito = (f: Flusso): EsitoTesoreria => esiti.get(chiaveFlusso(f)) ?? 'VUOTO';

  const pagamenti = new Map<string, PagamentoClassificato>();
  for (const iuv of v.iuv())
    for (const f of v.pagamenti(iuv, esito)) {
      const p = classificaPagamento(f, flag);
      if (p) pagamenti.set(chiavePagamento(p), p);
    }

  const notifiche = new Map(
    fatti.notifiche.map((n) => [n.iud, classiNotifica(n, v.ricevutePerIud.get(n.iud) ?? [], flag)]),
  );
  const movimenti = new Map(
    fatti.movimenti.map((m) => {
      const iuv = iuvPuntuale(m);
      const noto = {
        iufNoto: m.iuf !== undefined && v.iufNoti.has(iufMaiuscolo(m.iuf)),
        iuvNoto: iuv !== undefined && v.isIuvNoto(iuv),
      };
      return [chiaveMovimento(m), classiMovimento(m, noto, flag)];
    }),
  );

  const flussi = new Map(
    fatti.flussi.map((flusso): [string, FlussoClassificato] => {
      const righe = v.righePerFlusso.get(chiaveFlusso(flusso)) ?? [];
      const valide = righe.filter((r) => !isRevocata(r));
      const delle = valide.map((r) => pagamenti.get(chiavePagamento(r)));
      const conteggi: ConteggiFlusso = {
        righe: righe.length,
        righeNonRevocate: valide.length,
        righeSenzaRt: delle.filter((p) => p?.ricevuta === undefined).length,
        righeConTv: delle.filter((p) => p?.haTv === true).length,
      };
      const verdetto = verdettoFlusso(esito(flusso), conteggi, flag.flgTesoreria);
      return [chiaveFlusso(flusso), { flusso, esito: esito(flusso), verdetto, conteggi }];
    }),
  );
  return { pagamenti, notifiche, movimenti, flussi };
}

/** Whether a class is in a stored set. */
export const haClasse = (classi: number, classe: Parameters<typeof bit>[0]): boolean => (classi & bit(classe)) !== 0;
