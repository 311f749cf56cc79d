import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { BookPaidExports, type ExportViewer, PagamentiError, type PaidExport } from '@mypay/pagamenti-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { readCursor, toPage, WorkPageQueryDto } from '@mypay/platform/http';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import type { FastifyReply } from 'fastify';
import type { PagamentiConfig } from '../../config';
import { CONFIG } from '../../tokens';
import { ExportsPageView, ExportView, NewExportDto, toExportRequest, toExportView } from './paid-exports.view';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Booked exports of what was paid (O-09): written by a job, downloaded by who asked and by who may see the work of all. */
@Controller('enti/:ente/export-ricevute')
export class PaidExportsController {
  private readonly view: (one: PaidExport) => ExportView;

  constructor(
    @Inject(BookPaidExports) private readonly exports: BookPaidExports,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
    @Inject(CONFIG) config: PagamentiConfig,
  ) {
    this.view = toExportView(config.KEEP_EXPORT_DAYS);
  }

  @Post()
  @HttpCode(202)
  @Permesso('export.create')
  @ApiOperation({ summary: 'Prenota l’export dei pagati di un periodo, al più un anno' })
  @ApiAcceptedResponse({ type: ExportView, description: 'Anche quello già in corso, se è chiesto lo stesso' })
  async book(
    @Param('ente') ente: string,
    @Body() body: NewExportDto,
    @Caller() { soggetto, tipi }: CallerIdentity,
  ): Promise<ExportView> {
    return this.view(await this.exports.book(parseCodiceFiscaleEnte(ente), toExportRequest(body), soggetto, tipi));
  }

  @Get()
  @Permesso('export.create')
  @ApiOkResponse({ type: ExportsPageView })
  async list(
    @Param('ente') ente: string,
    @Query() { limite, cursore, miei }: WorkPageQueryDto,
    @Caller() caller: CallerIdentity,
  ): Promise<ExportsPageView> {
    const [before] = readCursor(cursore, ['bigint']) ?? [];
    const viewer = viewerOf(caller);
    const asked = miei === true ? { ...viewer, all: false } : viewer;
    const rows = await this.exports.page(parseCodiceFiscaleEnte(ente), asked, before, limite + 1);
    return toPage(rows, limite, ({ id }) => [id], this.view);
  }

  @Get(':id')
  @Permesso('export.create')
  @ApiOkResponse({ type: ExportView })
  async one(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Caller() caller: CallerIdentity,
  ): Promise<ExportView> {
    return this.view(await this.exports.one(parseCodiceFiscaleEnte(ente), numberOf(id), viewerOf(caller)));
  }

  @Delete(':id')
  @Permesso('export.create')
  @ApiOperation({ summary: 'Annulla un export in coda o in corso' })
  @ApiOkResponse({ type: ExportView })
  async cancel(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Caller() caller: CallerIdentity,
  ): Promise<ExportView> {
    return this.view(await this.exports.cancel(parseCodiceFiscaleEnte(ente), numberOf(id), viewerOf(caller)));
  }

  @Post(':id/ripeti')
  @HttpCode(202)
  @Permesso('export.create')
  @ApiOperation({ summary: 'Prenota lo stesso export un’altra volta' })
  @ApiAcceptedResponse({ type: ExportView })
  async repeat(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Caller() caller: CallerIdentity,
  ): Promise<ExportView> {
    return this.view(await this.exports.repeat(parseCodiceFiscaleEnte(ente), numberOf(id), viewerOf(caller)));
  }

  @Get(':id/file')
  @Permesso('export.create')
  @ApiProduces('application/zip', XLSX)
  async file(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Caller() caller: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.exports.file(parseCodiceFiscaleEnte(ente), numberOf(id), viewerOf(caller));
    await reply
      .header('content-type', found.fileName.endsWith('.xlsx') ? XLSX : 'application/zip')
      .header('content-disposition', `attachment; filename="${found.fileName}"`)
      .header('cache-control', 'no-store')
      .send(await this.objects.get(found.file.chiave));
  }
}

/** Exports of everybody are for who may see the work of all and is bound to no tipo. Source: roles.md §4.4 */
const viewerOf = ({ soggetto, permessi, tipi }: CallerIdentity): ExportViewer => ({
  soggetto,
  all: tipi === 'TUTTI' && permessi.includes('flusso.read.all'),
  visible: tipi,
});

/** @throws PagamentiError `EXPORT_NON_TROVATO` for what is not a number of ours */
function numberOf(id: string): bigint {
  if (/^\d{1,15}$/.test(id)) return BigInt(id);
  throw new PagamentiError('EXPORT_NON_TROVATO', 'Il numero dell’export è fatto di sole cifre: controllarlo.');
}
