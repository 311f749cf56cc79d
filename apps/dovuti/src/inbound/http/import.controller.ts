import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type ImportFilters, UploadTracciato, ReadImports } from '@mypay/dovuti-core';
import { type Clock, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { takeUpload } from '@mypay/platform/files';
import { readCursor, toPage } from '@mypay/platform/http';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { DovutiConfig } from '../../config';
import { CLOCK, CONFIG } from '../../tokens';
import { ImportQueryDto, UploadQueryDto } from './import.dto';
import { ImportPageView, ImportView, UploadLimitsView, toImportView, toSeenImportView } from './import.view';
import { idOf, viewerOf } from './import-viewer';

/** Upload of a tracciato, and how far it is. The bytes are kept before anything is recorded; the rows are a job's. */
@ApiTags('import-dovuti')
@ApiBearerAuth()
@Controller('enti/:ente/import-dovuti')
export class ImportController {
  constructor(
    @Inject(UploadTracciato) private readonly uploadTracciato: UploadTracciato,
    @Inject(ReadImports) private readonly reader: ReadImports,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
    @Inject(CONFIG) private readonly config: DovutiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
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
    @Query() { prova: onTrial = false }: UploadQueryDto,
    @Req() request: FastifyRequest,
    @Caller() caller: CallerIdentity,
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
      record: async ({ name, judged, object }) => {
        const how = { tipi: caller.tipi, prova: onTrial };
        const seen = await this.uploadTracciato.record(codiceFiscale, judged, name, object, caller.soggetto, how);
        return toSeenImportView(seen, this.clock.now());
      },
    });
  }

  @Get('limiti')
  @Permesso('flusso.import')
  @ApiOperation({ summary: 'Quanto può essere grande un file: chi lo invia lo sa prima di inviarlo' })
  @ApiParam({ name: 'ente' })
  @ApiOkResponse({ type: UploadLimitsView })
  limits(): UploadLimitsView {
    return { zip: this.config.IMPORT_MAX_ZIP_BYTES, csv: this.config.IMPORT_MAX_CSV_BYTES };
  }

  @Get()
  @Permesso('flusso.read.own')
  @ApiOperation({ summary: 'Tracciati caricati, dal più recente: i propri, o quelli di tutti' })
  @ApiOkResponse({ type: ImportPageView })
  async list(
    @Param('ente') ente: string,
    @Query() query: ImportQueryDto,
    @Caller() caller: CallerIdentity,
  ): Promise<ImportPageView> {
    const [before] = readCursor(query.cursore, ['bigint']) ?? [];
    const stati = query.inCorso === true ? (['LOAD_IMPORT', 'IMPORT_IN_ELAB'] as const) : query.stato && [query.stato];
    const filters: ImportFilters = {
      nome: query.nome?.trim() || undefined,
      stati,
      prova: query.prova,
      sha256: query.sha256,
      richiedente: query.miei === true ? caller.soggetto : undefined,
    };
    const rows = await this.reader.page(
      parseCodiceFiscaleEnte(ente),
      filters,
      before,
      query.limite + 1,
      viewerOf(caller),
    );
    const now = this.clock.now();
    return toPage(
      rows,
      query.limite,
      ({ id }) => [id],
      (one) => toImportView(one, now),
    );
  }

  @Get(':id')
  @Permesso('flusso.read.own')
  @ApiOperation({ summary: 'A che punto è un tracciato, e che cosa ha dato' })
  @ApiOkResponse({ type: ImportView })
  async get(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Caller() caller: CallerIdentity,
  ): Promise<ImportView> {
    const seen = await this.reader.one(parseCodiceFiscaleEnte(ente), idOf(id), viewerOf(caller));
    return toSeenImportView(seen, this.clock.now());
  }

  @Delete(':id')
  @HttpCode(204)
  @Permesso('flusso.cancel')
  @ApiOperation({ summary: 'Annulla un tracciato che è ancora in coda' })
  @ApiNoContentResponse()
  cancel(@Param('ente') ente: string, @Param('id') id: string, @Caller() caller: CallerIdentity): Promise<void> {
    return this.reader.cancel(parseCodiceFiscaleEnte(ente), idOf(id), viewerOf(caller));
  }
}
