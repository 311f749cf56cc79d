import { addDays, dateInRome, formatEuro } from '@mypay/kernel';
import {
  classiDi,
  type Confronto,
  type ConClassi,
  type FlussoConEsito,
  haClasse,
  type Movimento,
  type Notifica,
  type PagamentoClassificato,
  type Prova,
} from '@mypay/pivot-core';
import type { Giornale } from '../../outbound/persistence/pg-giornali';
import type {
  ConfrontoView,
  FlussoView,
  GiornaleView,
  MovimentoView,
  NotificaView,
  PagamentoView,
  ProvaView,
} from './pivot.dto';

const euro = (importo: bigint | undefined): string | undefined =>
  importo === undefined ? undefined : formatEuro(importo);

/** `giorni`: presumed days of payment; while they last, a missing flow is only on its way. Source: pivot.md §2.2 "Expected user action". */
export function vistaPagamento(p: PagamentoClassificato, giorni: number, adesso: Date): PagamentoView {
  const inAttesa = haClasse(p.classi, 'RT_NO_IUF') && p.iuf === undefined;
  return {
    iuv: p.iuv,
    iur: p.iur,
    indice: p.indice,
    classi: classiDi(p.classi),
    sintesi: p.sintesi,
    iud: p.iud,
    tipoDovuto: p.tipoDovuto,
    importo: formatEuro(p.importo),
    importoTotale: formatEuro(p.importoTotale),
    importoRendicontato: euro(p.importoRendicontato),
    dataEsito: p.dataEsito,
    psp: p.psp,
    iuf: p.iuf,
    inAttesa: inAttesa ? dateInRome(adesso) <= addDays(p.dataEsito, giorni) : undefined,
  };
}

export function vistaMovimento(m: ConClassi<Movimento>): MovimentoView {
  const { classi, importo, ...resto } = m;
  return { ...resto, classi: classiDi(classi), importo: formatEuro(importo) };
}

export function vistaNotifica(n: ConClassi<Notifica>): NotificaView {
  return { ...n, classi: classiDi(n.classi), importo: formatEuro(n.importo) };
}

export function vistaFlusso(f: FlussoConEsito): FlussoView {
  return {
    psp: f.psp,
    iuf: f.iuf,
    verdetto: f.verdetto,
    dataOraFlusso: f.dataOraFlusso.toISOString(),
    revisione: f.revisione,
    idRegolamento: f.idRegolamento,
    dataRegolamento: f.dataRegolamento,
    importoTotale: formatEuro(f.importoTotale),
    numeroPagamenti: f.numeroPagamenti,
    righe: f.conteggi.righe,
    righeSenzaRt: f.conteggi.righeSenzaRt,
    avvisi: avvisi(f),
  };
}

/** What of a flow does not add up; it is loaded all the same. Source: pivot-formats.md §2.5 rule 7. */
function avvisi(f: FlussoConEsito): string[] {
  return [
    ...(f.numeroPagamenti === f.conteggi.righe
      ? []
      : [`dichiara ${f.numeroPagamenti} pagamenti, ha ${f.conteggi.righe} righe`]),
    ...(f.sommaRighe === f.importoTotale
      ? []
      : [`dichiara ${formatEuro(f.importoTotale)} €, le righe fanno ${formatEuro(f.sommaRighe)} €`]),
  ];
}

export function vistaGiornale(g: Giornale): GiornaleView {
  return {
    id: g.id,
    nome: g.nome,
    stato: g.stato,
    dialetto: g.dialetto ?? undefined,
    dimensione: Number(g.dimensione),
    righeTotali: Number(g.righeTotali),
    righeAccettate: Number(g.righeAccettate),
    righeScartate: Number(g.righeScartate),
    righeCambiate: Number(g.righeCambiate),
    codiceErrore: g.codiceErrore ?? undefined,
    errore: g.errore ?? undefined,
    utente: g.utente,
    caricatoIl: g.caricatoIl.toISOString(),
    finitoIl: g.finitoIl?.toISOString(),
  };
}

export function vistaConfronto(c: Confronto): ConfrontoView {
  return { ...c, atteso: euro(c.atteso), trovato: euro(c.trovato), scarto: euro(c.scarto) };
}

export function vistaProva(p: Prova): ProvaView {
  return { ...p, riferimenti: p.riferimenti.map(vistaRiferimento), confronti: p.confronti.map(vistaConfronto) };
}

/** A reference with its amounts as euro. */
export function vistaRiferimento(r: Prova['riferimenti'][number]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(r).map(([k, v]) => [k, typeof v === 'bigint' ? formatEuro(v) : (v as unknown)]),
  );
}
