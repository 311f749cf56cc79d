import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  type BatchViewer,
  ControlPrintBatches,
  DovutiError,
  ReadPrintBatches,
  RequestPrintBatch,
} from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { readCursor, toPage, WorkPageQueryDto } from '@mypay/platform/http';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import type { FastifyReply } from 'fastify';
import { viewerOf } from './import-viewer';
import { NewStampaDto, toPrintSource } from './stampe.dto';
import { StampaView, StampePageView, toStampaView } from './stampe.view';

/** Notices printed many at a time, by a job, into ZIPs that who asked downloads (and who may see the work of all). */
@ApiTags('stampe-avvisi')
@ApiBearerAuth()
@Controller('enti/:ente/stampe-avvisi')
export class StampeController {
  constructor(
    @Inject(RequestPrintBatch) private readonly request: RequestPrintBatch,
    @Inject(ReadPrintBatches) private readonly reader: ReadPrintBatches,
    @Inject(ControlPrintBatches) private readonly control: ControlPrintBatches,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
  ) {}

  @Post()
  @HttpCode(202)
  @Permesso('avviso.massivo')
  @ApiOperation({
    summary: 'Chiede gli avvisi di più dovuti: fino a 500 IUD, un’importazione, un tipo per scadenza, o un filtro',
  })
  @ApiAcceptedResponse({ type: StampaView, description: 'Anche quella già in corso, se è chiesta la stessa' })
  async ask(
    @Param('ente') ente: string,
    @Body() body: NewStampaDto,
    @Caller() caller: CallerIdentity,
  ): Promise<StampaView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    return toStampaView(await this.request.execute(codiceFiscale, toPrintSource(body), caller.soggetto, caller.tipi));
  }

  @Get()
  @Permesso('avviso.massivo')
  @ApiOperation({ summary: 'Le stampe chieste, dalla più recente: le proprie, o quelle di tutti' })
  @ApiOkResponse({ type: StampePageView })
  async list(
    @Param('ente') ente: string,
    @Query() query: WorkPageQueryDto,
    @Caller() caller: CallerIdentity,
  ): Promise<StampePageView> {
    const [before] = readCursor(query.cursore, ['bigint']) ?? [];
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const viewer = batchViewer(caller);
    const asked = query.miei === true ? { ...viewer, seesAll: false } : viewer;
    const rows = await this.reader.page(codiceFiscale, before, query.limite + 1, asked);
    return toPage(rows, query.limite, ({ id }) => [id], toStampaView);
  }

  @Get(':id')
  @Permesso('avviso.massivo')
  @ApiOperation({ summary: 'A che punto è una stampa, e le parti pronte' })
  @ApiOkResponse({ type: StampaView })
  async get(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Caller() caller: CallerIdentity,
  ): Promise<StampaView> {
    return toStampaView(await this.reader.one(parseCodiceFiscaleEnte(ente), numberOf(id), batchViewer(caller)));
  }

  @Delete(':id')
  @Permesso('avviso.massivo')
  @ApiOperation({ summary: 'Annulla una stampa in coda o in corso; le parti pronte restano' })
  @ApiOkResponse({ type: StampaView })
  async cancel(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Caller() caller: CallerIdentity,
  ): Promise<StampaView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    return toStampaView(await this.control.cancel(codiceFiscale, numberOf(id), batchViewer(caller)));
  }

  @Post(':id/ripeti')
  @HttpCode(202)
  @Permesso('avviso.massivo')
  @ApiOperation({ summary: 'Chiede la stessa stampa un’altra volta, con i dovuti come sono ora' })
  @ApiAcceptedResponse({ type: StampaView })
  async repeat(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Caller() caller: CallerIdentity,
  ): Promise<StampaView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    return toStampaView(await this.control.repeat(codiceFiscale, numberOf(id), batchViewer(caller), caller.tipi));
  }

  @Get(':id/parti/:parte')
  @Permesso('avviso.massivo')
  @ApiOperation({ summary: 'Una parte: ZIP di al più 500 avvisi, con l’indice' })
  @ApiProduces('application/zip')
  async part(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Param('parte') part: string,
    @Caller() caller: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const viewer = batchViewer(caller);
    const { file, nomeFile } = await this.reader.part(codiceFiscale, numberOf(id), Number(numberOf(part)), viewer);
    await reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="${nomeFile}"`)
      .send(await this.objects.get(file.chiave));
  }
}

const batchViewer = (caller: CallerIdentity): BatchViewer => ({ ...viewerOf(caller), tipi: caller.tipi });

/** @throws DovutiError `STAMPA_NON_TROVATA` for what is not a number of ours */
function numberOf(text: string): bigint {
  if (/^\d{1,15}$/.test(text)) return BigInt(text);
  throw new DovutiError('STAMPA_NON_TROVATA', 'Il numero della stampa è fatto di sole cifre: controllarlo.');
}
