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
import { CaricaTracciato, ConsultaImport, DovutiError, type NomeFile } from '@mypay/dovuti-core';
import { type CodiceFiscaleEnte, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { zipOne } from '../../outbound/files/zip';
import type { DovutiConfig } from '../../config';
import { EsitoDto, ImportPageView, ImportView, PaginaImportDto, toImportView } from './import.dto';

export const IMPORT_LIMITS = Symbol('ImportLimits');
export type ImportLimits = Pick<DovutiConfig, 'IMPORT_MAX_ZIP_BYTES' | 'IMPORT_MAX_CSV_BYTES'>;

/** Upload of a tracciato and its outcomes. The bytes are kept before anything is recorded; the rows are a job's. */
@ApiTags('import-dovuti')
@ApiBearerAuth()
@Controller('enti/:ente/import-dovuti')
export class ImportController {
  constructor(
    @Inject(CaricaTracciato) private readonly carica: CaricaTracciato,
    @Inject(ConsultaImport) private readonly consulta: ConsultaImport,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
    @Inject(IMPORT_LIMITS) private readonly limits: ImportLimits,
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
    @Caller() identita: CallerIdentity | undefined,
  ): Promise<ImportView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    if (!request.isMultipart() || !/boundary=/i.test(request.headers['content-type'] ?? '')) throw fileAssente();
    let caricato: { nome: NomeFile; nomeFile: string; file: Awaited<ReturnType<ObjectStore['put']>> } | undefined;
    try {
      for await (const part of request.parts()) {
        if (part.type !== 'file') continue;
        const nome = await this.carica.examine(codiceFiscale, part.filename);
        const file = await this.keep(codiceFiscale, nome, part.file);
        caricato = { nome, nomeFile: part.filename, file };
        if (file.dimensione === 0) throw fileAssente();
      }
      if (!caricato) throw fileAssente();
      const { nome, nomeFile, file } = caricato;
      return toImportView(await this.carica.record(codiceFiscale, nome, nomeFile, file, identita?.soggetto ?? ''));
    } catch (error) {
      if (caricato) await this.objects.delete(caricato.file.chiave); // nothing points at it
      throw isMalformed(error) ? fileAssente() : error;
    }
  }

  private async keep(codiceFiscale: CodiceFiscaleEnte, nome: NomeFile, source: AsyncIterable<Buffer>) {
    const max = nome.formato === 'zip' ? this.limits.IMPORT_MAX_ZIP_BYTES : this.limits.IMPORT_MAX_CSV_BYTES;
    return this.objects.put(
      `importazioni/${codiceFiscale}/${randomUUID()}.${nome.formato}`,
      upTo(max, source as AsyncIterable<Buffer> & { truncated?: boolean }),
    );
  }

  @Get()
  @Permesso('flusso.read.all')
  @ApiOperation({ summary: 'Tracciati caricati, dal più recente' })
  @ApiOkResponse({ type: ImportPageView })
  async list(@Param('ente') ente: string, @Query() query: PaginaImportDto): Promise<ImportPageView> {
    const primaDi = query.cursore === undefined ? undefined : BigInt(query.cursore);
    const page = await this.consulta.page(parseCodiceFiscaleEnte(ente), primaDi, query.limite ?? 50);
    return { elementi: page.elementi.map(toImportView), cursore: page.successivo?.toString() ?? null };
  }

  @Get(':id')
  @Permesso('flusso.read.all')
  @ApiOperation({ summary: 'A che punto è un tracciato, e che cosa ha dato' })
  @ApiOkResponse({ type: ImportView })
  async get(@Param('ente') ente: string, @Param('id') id: string): Promise<ImportView> {
    return toImportView(await this.consulta.one(parseCodiceFiscaleEnte(ente), idOf(id)));
  }

  @Get(':id/scarti')
  @Permesso('flusso.read.all')
  @ApiOperation({ summary: 'Righe scartate (T2): come sono arrivate, con codice e descrizione' })
  @ApiProduces('text/csv', 'application/zip')
  scarti(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Query() { formato }: EsitoDto,
    @Res() reply: FastifyReply,
  ) {
    return this.send(ente, id, 'scarti', formato, reply);
  }

  @Get(':id/iuv')
  @Permesso('flusso.read.all')
  @ApiOperation({ summary: 'Righe accettate (T3), con lo IUV' })
  @ApiProduces('text/csv', 'application/zip')
  iuv(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Query() { formato }: EsitoDto,
    @Res() reply: FastifyReply,
  ) {
    return this.send(ente, id, 'iuv', formato, reply);
  }

  private async send(
    ente: string,
    id: string,
    quale: 'scarti' | 'iuv',
    formato: EsitoDto['formato'],
    reply: FastifyReply,
  ): Promise<void> {
    const { oggetto, nomeFile } = await this.consulta.outcome(parseCodiceFiscaleEnte(ente), idOf(id), quale);
    const bytes = await this.objects.get(oggetto.chiave);
    if (formato === 'zip') {
      await reply
        .header('content-type', 'application/zip')
        .header('content-disposition', attachment(nomeFile.replace(/csv$/, 'zip')))
        .send(Readable.from(zipOne(nomeFile, bytes)));
      return;
    }
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-length', oggetto.dimensione)
      .header('content-disposition', attachment(nomeFile))
      .send(bytes);
  }
}

/** @throws DovutiError `IMPORT_NON_TROVATO` for what is not a number of ours */
const idOf = (text: string): bigint => {
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw new DovutiError('IMPORT_NON_TROVATO', 'Il numero dell’importazione è fatto di sole cifre: controllarlo.');
};

const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

const fileAssente = (): DovutiError =>
  new DovutiError(
    'IMPORT_FILE_ASSENTE',
    'Serve una richiesta multipart/form-data con un solo file, non vuoto: il tracciato in .zip o .csv.',
  );

/** A body that is no multipart with one file: cut short, or with several. */
const isMalformed = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as { code?: unknown }).code === 'FST_FILES_LIMIT' || /multipart/i.test(error.message));

async function* upTo(max: number, source: AsyncIterable<Buffer> & { truncated?: boolean }): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > max) throw troppoGrande(max);
    yield chunk;
  }
  if (source.truncated) throw troppoGrande(max);
}

const troppoGrande = (max: number): DovutiError =>
  new DovutiError(
    'IMPORT_FILE_TROPPO_GRANDE',
    `Il file supera il limite di ${Math.floor(max / 1024 / 1024)} MiB: dividerlo in più flussi, o comprimerlo in zip.`,
  );
