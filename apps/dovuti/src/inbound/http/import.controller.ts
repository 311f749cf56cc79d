import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CaricaTracciato, ConsultaImport, DovutiError, type Importazione, type NomeFile } from '@mypay/dovuti-core';
import { type CodiceFiscaleEnte, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Identita, type IdentitaChiamante, Permesso } from '@mypay/platform/auth';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { DovutiConfig } from '../../config';

export const IMPORT_LIMITS = Symbol('ImportLimits');
export type ImportLimits = Pick<DovutiConfig, 'IMPORT_MAX_ZIP_BYTES' | 'IMPORT_MAX_CSV_BYTES'>;

export class PaginaImportDto {
  @IsOptional() @Matches(/^\d{1,18}$/) cursore?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limite?: number;
}

const toDto = (importazione: Importazione) => ({
  id: Number(importazione.id),
  nomeFile: importazione.nomeFile,
  iuf: importazione.nome.iuf,
  versione: importazione.nome.versione,
  stato: importazione.stato,
  codiceErrore: importazione.codiceErrore,
  dimensione: importazione.file.dimensione,
  sha256: importazione.file.sha256,
  righeTotali: importazione.righe,
  righeAccettate: importazione.accettate,
  righeScartate: importazione.scartate,
  haScarti: importazione.scarti !== undefined,
  haIuv: importazione.iuv !== undefined,
  caricatoDa: importazione.richiedente,
  caricatoIl: importazione.creataIl.toISOString(),
  finitoIl: importazione.finitaIl?.toISOString(),
});

/** Upload of a tracciato and its outcomes. The bytes are kept before anything is recorded; the rows are a job's. */
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
  async upload(
    @Param('ente') ente: string,
    @Req() request: FastifyRequest,
    @Identita() identita: IdentitaChiamante | undefined,
  ) {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    if (!request.isMultipart()) throw fileAssente();
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
      return toDto(await this.carica.record(codiceFiscale, nome, nomeFile, file, identita?.soggetto ?? ''));
    } catch (error) {
      if (caricato) await this.objects.delete(caricato.file.chiave); // nothing points at it
      throw error;
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
  async list(@Param('ente') ente: string, @Query() query: PaginaImportDto) {
    const primaDi = query.cursore === undefined ? undefined : BigInt(query.cursore);
    const page = await this.consulta.page(parseCodiceFiscaleEnte(ente), primaDi, query.limite ?? 50);
    return { elementi: page.elementi.map(toDto), successivo: page.successivo?.toString() };
  }

  @Get(':id')
  @Permesso('flusso.read.all')
  async get(@Param('ente') ente: string, @Param('id') id: string) {
    return toDto(await this.consulta.one(parseCodiceFiscaleEnte(ente), idOf(id)));
  }

  @Get(':id/scarti')
  @Permesso('flusso.read.all')
  scarti(@Param('ente') ente: string, @Param('id') id: string, @Res() reply: FastifyReply) {
    return this.send(ente, id, 'scarti', reply);
  }

  @Get(':id/iuv')
  @Permesso('flusso.read.all')
  iuv(@Param('ente') ente: string, @Param('id') id: string, @Res() reply: FastifyReply) {
    return this.send(ente, id, 'iuv', reply);
  }

  private async send(ente: string, id: string, quale: 'scarti' | 'iuv', reply: FastifyReply): Promise<void> {
    const { oggetto, nomeFile } = await this.consulta.outcome(parseCodiceFiscaleEnte(ente), idOf(id), quale);
    const bytes = await this.objects.get(oggetto.chiave);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-length', oggetto.dimensione)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(nomeFile)}`)
      .send(bytes);
  }
}

/** @throws DovutiError `IMPORT_NON_TROVATO` for what is not a number of ours */
const idOf = (text: string): bigint => {
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw new DovutiError('IMPORT_NON_TROVATO', 'Il numero dell’importazione è fatto di sole cifre: controllarlo.');
};

const fileAssente = (): DovutiError =>
  new DovutiError(
    'IMPORT_FILE_ASSENTE',
    'Serve una richiesta multipart/form-data con un solo file, non vuoto: il tracciato in .zip o .csv.',
  );

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
