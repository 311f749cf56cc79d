import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Clock, parseCodiceFiscaleEnte, type UnitOfWork } from '@mypay/kernel';
import type { Lists, PivotStores } from '@mypay/pivot-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { CLOCK, LISTS, UNIT_OF_WORK } from '../../tokens';
import {
  toFlussiFilter,
  toMovimentiFilter,
  toNotificheFilter,
  toPagamentiFilter,
  toRiversamentiFilter,
} from './filters';
import {
  FlussiQueryDto,
  MovimentiQueryDto,
  NotificheQueryDto,
  PagamentiQueryDto,
  RiversamentiQueryDto,
} from './lists.dto';
import {
  FlussiPageView,
  MovimentiPageView,
  NotifichePageView,
  PagamentiPageView,
  RiversamentiPageView,
  ListTotalView,
  viewOfFlusso,
  viewOfMovimento,
  viewOfNotifica,
  viewOfRiversamento,
  viewOfTotal,
} from './lists.view';
import { viewerOf } from './payment-viewer';

/** Riconciliazione and anomalie, page by page, and what each result makes in all. Source: pivot.md §7.1. */
@ApiTags('pivot')
@ApiBearerAuth()
@Controller('enti/:ente/pivot')
@Permesso('pivot.view')
export class ListsController {
  constructor(
    @Inject(LISTS) private readonly lists: Lists,
    @Inject(UNIT_OF_WORK) private readonly unitOfWork: UnitOfWork<PivotStores>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('pagamenti')
  @ApiOperation({ summary: 'Pagamenti, di una classe o tutti, per data esito' })
  @ApiOkResponse({ type: PagamentiPageView })
  async pagamenti(
    @Param('ente') codice: string,
    @Query() query: PagamentiQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<PagamentiPageView> {
    const ente = parseCodiceFiscaleEnte(codice);
    const { elementi, cursore } = await this.lists.pagamenti(ente, toPagamentiFilter(query, tipi), query);
    const view = await viewerOf(ente, this.unitOfWork, this.clock);
    return { elementi: elementi.map(view), cursore };
  }

  @Get('pagamenti/totale')
  @ApiOperation({ summary: 'Quanti pagamenti ha un elenco, e quanto fanno' })
  @ApiOkResponse({ type: ListTotalView })
  async totalPagamenti(
    @Param('ente') ente: string,
    @Query() query: PagamentiQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<ListTotalView> {
    const filter = toPagamentiFilter(query, tipi);
    return viewOfTotal(await this.lists.totalPagamenti(parseCodiceFiscaleEnte(ente), filter));
  }

  @Get('movimenti')
  @ApiOperation({ summary: 'Movimenti del giornale di cassa, di una classe o tutti, per data valuta' })
  @ApiOkResponse({ type: MovimentiPageView })
  async movimenti(@Param('ente') ente: string, @Query() query: MovimentiQueryDto): Promise<MovimentiPageView> {
    const filter = toMovimentiFilter(query);
    const { elementi, cursore } = await this.lists.movimenti(parseCodiceFiscaleEnte(ente), filter, query);
    return { elementi: elementi.map(viewOfMovimento), cursore };
  }

  @Get('movimenti/totale')
  @ApiOperation({ summary: 'Quanti movimenti ha un elenco, e quanto fanno' })
  @ApiOkResponse({ type: ListTotalView })
  async totalMovimenti(@Param('ente') ente: string, @Query() query: MovimentiQueryDto): Promise<ListTotalView> {
    return viewOfTotal(await this.lists.totalMovimenti(parseCodiceFiscaleEnte(ente), toMovimentiFilter(query)));
  }

  @Get('notifiche')
  @ApiOperation({ summary: 'Notifiche dell’ente, di una classe o tutte, per data esecuzione' })
  @ApiOkResponse({ type: NotifichePageView })
  async notifiche(
    @Param('ente') ente: string,
    @Query() query: NotificheQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<NotifichePageView> {
    const filter = toNotificheFilter(query, tipi);
    const { elementi, cursore } = await this.lists.notifiche(parseCodiceFiscaleEnte(ente), filter, query);
    return { elementi: elementi.map(viewOfNotifica), cursore };
  }

  @Get('notifiche/totale')
  @ApiOperation({ summary: 'Quante notifiche ha un elenco, e quanto fanno' })
  @ApiOkResponse({ type: ListTotalView })
  async totalNotifiche(
    @Param('ente') ente: string,
    @Query() query: NotificheQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<ListTotalView> {
    return viewOfTotal(await this.lists.totalNotifiche(parseCodiceFiscaleEnte(ente), toNotificheFilter(query, tipi)));
  }

  @Get('flussi')
  @ApiOperation({ summary: 'Flussi di rendicontazione, di un verdetto o di una classe, per data regolamento' })
  @ApiOkResponse({ type: FlussiPageView })
  async flussi(
    @Param('ente') ente: string,
    @Query() query: FlussiQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<FlussiPageView> {
    const filter = toFlussiFilter(query, tipi);
    const { elementi, cursore } = await this.lists.flussi(parseCodiceFiscaleEnte(ente), filter, query);
    return { elementi: elementi.map(viewOfFlusso), cursore };
  }

  @Get('flussi/totale')
  @ApiOperation({ summary: 'Quanti flussi ha un elenco, e quanto dichiarano' })
  @ApiOkResponse({ type: ListTotalView })
  async totalFlussi(
    @Param('ente') ente: string,
    @Query() query: FlussiQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<ListTotalView> {
    return viewOfTotal(await this.lists.totalFlussi(parseCodiceFiscaleEnte(ente), toFlussiFilter(query, tipi)));
  }

  @Get('riversamenti')
  @ApiOperation({ summary: 'Flussi riversati con un importo scorretto, ognuno con ogni suo movimento' })
  @ApiOkResponse({ type: RiversamentiPageView })
  async riversamenti(@Param('ente') ente: string, @Query() query: RiversamentiQueryDto): Promise<RiversamentiPageView> {
    const filter = toRiversamentiFilter(query);
    const { elementi, cursore } = await this.lists.riversamenti(parseCodiceFiscaleEnte(ente), filter, query);
    return { elementi: elementi.map(viewOfRiversamento), cursore };
  }

  @Get('riversamenti/totale')
  @ApiOperation({ summary: 'Quante righe hanno i riversamenti scorretti, e quanto hanno portato i movimenti' })
  @ApiOkResponse({ type: ListTotalView })
  async totalRiversamenti(@Param('ente') ente: string, @Query() query: RiversamentiQueryDto): Promise<ListTotalView> {
    return viewOfTotal(await this.lists.totalRiversamenti(parseCodiceFiscaleEnte(ente), toRiversamentiFilter(query)));
  }
}
