import { type Cents, type LocalDate, parseEuro, type VisibleTipi } from '@mypay/kernel';
import type {
  DaysBetween,
  FlussiFilter,
  FlussoFilter,
  MovimentiFilter,
  NotificheFilter,
  PagamentiFilter,
  RigheFilter,
  RiversamentiFilter,
  TesoreriaFilter,
} from '@mypay/pivot-core';
import type {
  FlussiQueryDto,
  FlussoQueryDto,
  MovimentiQueryDto,
  NotificheQueryDto,
  PagamentiQueryDto,
  RiversamentiQueryDto,
  TesoreriaQueryDto,
} from './lists.dto';
import type { RigheQueryDto } from './pivot.dto';

/** Queries as filters of the core; people paste with blanks around. */
const exact = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
};
const between = (from: string | undefined, to: string | undefined): DaysBetween | undefined =>
  from === undefined && to === undefined
    ? undefined
    : { da: from as LocalDate | undefined, a: to as LocalDate | undefined };

const amount = (euro: string | undefined): Cents | undefined => (euro === undefined ? undefined : parseEuro(euro));
/** Codici fiscali are in capitals. */
const codice = (text: string | undefined): string | undefined => exact(text)?.toUpperCase();

const toFlussoFilter = (q: FlussoQueryDto): FlussoFilter => ({
  iufContains: exact(q.iuf),
  idRegolamento: exact(q.idRegolamento),
  settled: between(q.regolamentoDa, q.regolamentoA),
});

const toTesoreriaFilter = (q: TesoreriaQueryDto, importo: string | undefined): TesoreriaFilter => ({
  contabile: between(q.contabileDa, q.contabileA),
  valuta: between(q.valutaDa, q.valutaA),
  ordinante: exact(q.ordinante),
  importo: amount(importo),
  anno: exact(q.anno),
  bolletta: exact(q.bolletta)?.replace(/^0+(?=.)/, ''),
});

export const toPagamentiFilter = (q: PagamentiQueryDto, tipi: VisibleTipi): PagamentiFilter => ({
  tipi,
  classe: q.classe,
  stage: q.tappa,
  iuv: exact(q.iuv),
  iur: exact(q.iur),
  iud: exact(q.iud),
  tipoDovuto: exact(q.tipoDovuto),
  soggetto: codice(q.soggetto),
  pagatore: codice(q.pagatore),
  nomePagatore: exact(q.nomePagatore),
  versante: codice(q.versante),
  nomeVersante: exact(q.nomeVersante),
  attestante: exact(q.attestante),
  causale: exact(q.causale),
  esito: between(q.esitoDa, q.esitoA),
  updated: between(q.aggiornatoDa, q.aggiornatoA),
  flusso: given(toFlussoFilter(q)),
  tesoreria: given(toTesoreriaFilter(q, q.importoTesoreria)),
});

export const toNotificheFilter = (q: NotificheQueryDto, tipi: VisibleTipi): NotificheFilter => ({
  tipi,
  classe: q.classe,
  iud: exact(q.iud),
  iuv: exact(q.iuv),
  tipoDovuto: exact(q.tipoDovuto),
  executed: between(q.esecuzioneDa, q.esecuzioneA),
  updated: between(q.aggiornatoDa, q.aggiornatoA),
});

export const toMovimentiFilter = (q: MovimentiQueryDto): MovimentiFilter => ({
  ...toTesoreriaFilter(q, q.importo),
  classe: q.classe,
  iufContains: exact(q.iuf),
  iuv: exact(q.iuv),
  causale: exact(q.causale),
  updated: between(q.aggiornatoDa, q.aggiornatoA),
});

export const toFlussiFilter = (q: FlussiQueryDto, tipi: VisibleTipi): FlussiFilter => ({
  ...toFlussoFilter(q),
  verdetto: q.verdetto,
  classe: q.classe,
  tipoDovuto: exact(q.tipoDovuto),
  tipi,
  updated: between(q.aggiornatoDa, q.aggiornatoA),
});

export const toRigheFilter = (q: RigheQueryDto): RigheFilter => ({
  withoutReceipt: q.senzaRicevuta === 'true',
  differing: q.soloDifferenze === 'true',
  iuv: exact(q.iuv),
  esito: q.esito,
  importo: q.importo === undefined ? undefined : parseEuro(q.importo),
});

export const toRiversamentiFilter = (q: RiversamentiQueryDto): RiversamentiFilter => ({
  ...toFlussoFilter(q),
  ...toTesoreriaFilter(q, q.importoTesoreria),
  causale: exact(q.causale),
  updated: between(q.aggiornatoDa, q.aggiornatoA),
});

/** A part of a filter, when any of it is asked for. */
const given = <T extends object>(part: T): T | undefined =>
  Object.values(part).every((value) => value === undefined) ? undefined : part;
