import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type ImportFile, ReadImports } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { zipOf } from '@mypay/platform/files';
import { PageQueryDto, readCursor, toPage } from '@mypay/platform/http';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { correctable } from './correctable';
import { EsitoDto, ScartiDto } from './import.dto';
import { idOf, viewerOf } from './import-viewer';
import { correctedName, ScartiPageView, toScartoView } from './scarti.view';

/** The bytes that an import brought and gave, and its refused rows in place. */
@ApiTags('import-dovuti')
@ApiBearerAuth()
@Controller('enti/:ente/import-dovuti')
export class ImportFilesController {
  constructor(
    @Inject(ReadImports) private readonly reader: ReadImports,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
  ) {}

  @Get(':id/originale')
  @Permesso('flusso.read.own')
  @ApiOperation({ summary: 'Il file come è stato caricato' })
  @ApiProduces('text/csv', 'application/zip')
  async original(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Caller() caller: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, size, name } = await this.open(ente, id, 'originale', caller);
    await reply
      .header('content-type', /\.zip$/i.test(name) ? 'application/zip' : 'text/csv; charset=utf-8')
      .header('content-length', size)
      .header('content-disposition', attachment(name))
      .send(bytes);
  }

  @Get(':id/scarti')
  @Permesso('flusso.read.own')
  @ApiOperation({ summary: 'Righe scartate (T2): come sono arrivate, con codice e descrizione' })
  @ApiProduces('text/csv', 'application/zip')
  async scarti(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Query() { formato: format, daCorreggere: bare = false }: ScartiDto,
    @Caller() caller: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.open(ente, id, 'scarti', caller);
    if (!bare) return send(file, format, reply);
    const bytes = Readable.from(correctable(file.bytes));
    return send({ bytes, size: undefined, name: correctedName(file.importazione) }, format, reply);
  }

  @Get(':id/scarti/righe')
  @Permesso('flusso.read.own')
  @ApiOperation({ summary: 'Le prime righe scartate, sul posto; di un’importazione in corso, quelle di finora' })
  @ApiOkResponse({ type: ScartiPageView })
  async righe(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
    @Caller() caller: CallerIdentity,
  ): Promise<ScartiPageView> {
    const [after] = readCursor(query.cursore, ['int']) ?? [0];
    const { importazione, righe } = await this.reader.scarti(
      parseCodiceFiscaleEnte(ente),
      idOf(id),
      after,
      query.limite + 1,
      viewerOf(caller),
    );
    return {
      ...toPage(righe, query.limite, ({ riga }) => [riga], toScartoView),
      intestazione: importazione.intestazione,
      scartate: importazione.scartate,
      nomeCorretto: correctedName(importazione),
    };
  }

  @Get(':id/iuv')
  @Permesso('flusso.read.own')
  @ApiOperation({ summary: 'Righe accettate (T3), con lo IUV' })
  @ApiProduces('text/csv', 'application/zip')
  async iuv(
    @Param('ente') ente: string,
    @Param('id') id: string,
    @Query() { formato: format }: EsitoDto,
    @Caller() caller: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return send(await this.open(ente, id, 'iuv', caller), format, reply);
  }

  private async open(ente: string, id: string, which: ImportFile, caller: CallerIdentity) {
    const { importazione, oggetto, nomeFile } = await this.reader.file(
      parseCodiceFiscaleEnte(ente),
      idOf(id),
      which,
      viewerOf(caller),
    );
    return {
      importazione,
      bytes: await this.objects.get(oggetto.chiave),
      size: oggetto.dimensione,
      name: nomeFile,
    };
  }
}

interface OpenFile {
  readonly bytes: Readable;
  readonly size: number | undefined;
  readonly name: string;
}

async function send({ bytes, size, name }: OpenFile, format: EsitoDto['formato'], reply: FastifyReply): Promise<void> {
  if (format === 'zip') {
    await reply
      .header('content-type', 'application/zip')
      .header('content-disposition', attachment(name.replace(/csv$/, 'zip')))
      .send(zipOf({ name, content: bytes }));
    return;
  }
  if (size !== undefined) void reply.header('content-length', size);
  await reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', attachment(name))
    .send(bytes);
}

const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
