import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { UploadTracciato, ReadImports, DovutiError } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { takeUpload, zipOf } from '@mypay/platform/files';
import { PageQueryDto, readCursor, toPage } from '@mypay/platform/http';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { DovutiConfig } from '../../config';
import { CONFIG } from '../../tokens';
import { EsitoDto } from './import.dto';
import { ImportPageView, ImportView, toImportView } from './import.view';

/** Upload of a tracciato and its outcomes. The bytes are kept before anything is recorded; the rows are a job's. */
@ApiTags('import-dovuti')
@ApiBearerAuth()
@Controller('enti/:ente/import-dovuti')
export class ImportController {
  constructor(
    @Inject(UploadTracciato) private readonly uploadTracciato: UploadTracciato,
    @Inject(ReadImports) private readonly reader: ReadImports,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
    @Inject(CONFIG) private readonly config: DovutiConfig,
  ) {}

  @Post()
  @HttpCode(202)
  @Permesso('flusso.import')
  @ApiOperation({
    summary:
      'Carica un tracciato <IPA>-<IUF>-<versione>.zip o .csv: i byte sono conservati, le righe le legge un lavoro',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiAcceptedResponse({ type: ImportView })
  async upload(
    @Param('ente') ente: string,
    @Req() request: FastifyRequest,
    @Caller() caller: CallerIdentity | undefined,
  ): Promise<ImportView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    return takeUpload(request, {
      store: this.objects,
      judge: async (name) => {
        const judged = await this.uploadTracciato.examine(codiceFiscale, name);
        return {
          key: `importazioni/${codiceFiscale}/${randomUUID()}.${judged.formato}`,
          maxBytes: judged.formato === 'zip' ? this.config.IMPORT_MAX_ZIP_BYTES : this.config.IMPORT_MAX_CSV_BYTES,
          judged,
        };
      },
      record: async ({ name, judged, object }) =>
        toImportView(await this.uploadTracciato.record(codiceFiscale, judged, name, object, caller?.soggetto ?? '')),
    });
  }

  @Get()
  @Permesso('flusso.read.all')
  @ApiOperation({ summary: 'Tracciati caricati, dal più recente' })
  @ApiOkResponse({ type: ImportPageView })
  async list(@Param('ente') ente: string, @Query() query: PageQueryDto): Promise<ImportPageView> {
    const [before] = readCursor(query.cursore, ['bigint']) ?? [];
    const rows = await this.reader.page(parseCodiceFiscaleEnte(ente), before, query.limite + 1);
    return toPage(rows, query.limite, ({ id }) => [id], toImportView);
  }

  @Get(':id')
  @Permesso('flusso.read.all')
  @ApiOperation({ summary: 'A che punto è un tracciato, e che cosa ha dato' })
  @ApiOkResponse({ type: ImportView })
  async get(@Param('ente') ente: string, @Param('id') id: string): Promise<ImportView> {
    return toImportView(await this.reader.one(parseCodiceFiscaleEnte(ente), idOf(id)));
  }

  @Get(':id/scarti')
  @Permesso('flusso.read.all')
  @ApiOperation({ summary: 'Righe scartate (T2): come sono arrivate, con codice e descrizione' })
  @ApiProduces('text/csv', 'application/zip')
  scarti(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Query() { formato: format }: EsitoDto,
    @Res() reply: FastifyReply,
  ) {
    return this.send(ente, id, 'scarti', format, reply);
  }

  @Get(':id/iuv')
  @Permesso('flusso.read.all')
  @ApiOperation({ summary: 'Righe accettate (T3), con lo IUV' })
  @ApiProduces('text/csv', 'application/zip')
  iuv(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Query() { formato: format }: EsitoDto,
    @Res() reply: FastifyReply,
  ) {
    return this.send(ente, id, 'iuv', format, reply);
  }

  private async send(
    ente: string,
    id: string,
    which: 'scarti' | 'iuv',
    format: EsitoDto['formato'],
    reply: FastifyReply,
  ): Promise<void> {
    const { oggetto: object, nomeFile: fileName } = await this.reader.outcome(
      parseCodiceFiscaleEnte(ente),
      idOf(id),
      which,
    );
    const bytes = await this.objects.get(object.chiave);
    if (format === 'zip') {
      await reply
        .header('content-type', 'application/zip')
        .header('content-disposition', attachment(fileName.replace(/csv$/, 'zip')))
        .send(zipOf({ name: fileName, content: bytes }));
      return;
    }
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-length', object.dimensione)
      .header('content-disposition', attachment(fileName))
      .send(bytes);
  }
}

/** @throws DovutiError `IMPORT_NON_TROVATO` for what is not a number of ours */
const idOf = (text: string): bigint => {
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw new DovutiError('IMPORT_NON_TROVATO', 'Il numero dell’importazione è fatto di sole cifre: controllarlo.');
};

const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
