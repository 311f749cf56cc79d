import { type LocalDate, parseEuro, type VisibleTipi } from '@mypay/kernel';
import type { DaysBetween, FlussiFilter, MovimentiFilter, NotificheFilter, PagamentiFilter } from '@mypay/pivot-core';
import type { FlussiQueryDto, MovimentiQueryDto, NotificheQueryDto, PagamentiQueryDto } from './pivot.dto';

/** Queries as filters of the core; people paste with blanks around. */
const exact = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
};
const between = (from: string | undefined, to: string | undefined): DaysBetween | undefined =>
  from === undefined && to === undefined
    ? undefined
    : { da: from as LocalDate | undefined, a: to as LocalDate | undefined };

export const toPagamentiFilter = (q: PagamentiQueryDto, tipi: VisibleTipi): PagamentiFilter => ({
  tipi,
  classe: q.classe,
  iuv: exact(q.iuv),
  iur: exact(q.iur),
  iud: exact(q.iud),
  iuf: exact(q.iuf),
  tipoDovuto: exact(q.tipoDovuto),
  soggetto: exact(q.soggetto)?.toUpperCase(),
  stage: q.tappa,
  esito: between(q.esitoDa, q.esitoA),
});

export const toNotificheFilter = (q: NotificheQueryDto, tipi: VisibleTipi): NotificheFilter => ({
  tipi,
  classe: q.classe,
  iud: exact(q.iud),
  iuv: exact(q.iuv),
  tipoDovuto: exact(q.tipoDovuto),
  executed: between(q.esecuzioneDa, q.esecuzioneA),
});

export const toMovimentiFilter = (q: MovimentiQueryDto): MovimentiFilter => ({
  classe: q.classe,
  iuf: exact(q.iuf),
  iuv: exact(q.iuv),
  anno: exact(q.anno),
  bolletta: exact(q.bolletta)?.replace(/^0+(?=.)/, ''),
  importo: q.importo === undefined ? undefined : parseEuro(q.importo),
  valuta: between(q.valutaDa, q.valutaA),
  contabile: between(q.contabileDa, q.contabileA),
  ordinante: exact(q.ordinante),
  causale: exact(q.causale),
});

export const toFlussiFilter = (q: FlussiQueryDto): FlussiFilter => ({
  verdetto: q.verdetto,
  iuf: exact(q.iuf),
  idRegolamento: exact(q.idRegolamento),
  settled: between(q.regolamentoDa, q.regolamentoA),
});
