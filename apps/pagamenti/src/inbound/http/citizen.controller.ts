import { Controller, ForbiddenException, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { formatEuro, type LocalDate } from '@mypay/kernel';
import {
  type CitizenFilter,
  type CitizenReads,
  type CitizenRicevutaRow,
  PagamentiError,
  type ReceiptPrinter,
  type WholeRicevuta,
} from '@mypay/pagamenti-core';
import { ApiOkResponse, ApiProduces, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { zipOf } from '@mypay/platform/files';
import { begun, PageQueryDto, readCursor, toPage } from '@mypay/platform/http';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CITIZEN_READS, RECEIPT_PRINTER } from '../../tokens';
import { sendReceiptPdf } from './pdf-answer';
import { PersonReceiptView, toPersonReceiptView } from './person-receipt.view';
import { cursor, DAY, euro } from './properties';
import { ARCHIVE_MAX, receiptsArchive, receiptsCsv } from './receipts-archive';

class ArchiveQueryDto {
  @ApiPropertyOptional({ enum: ['PAGATE', 'INTESTATE'] })
  @IsOptional()
  @IsIn(['PAGATE', 'INTESTATE'])
  ruolo?: 'PAGATE' | 'INTESTATE';
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{11}$/) ente?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) dal?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) al?: string;
}

class CitizenReceiptsQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: ['PAGATE', 'INTESTATE'] }) @IsOptional() @IsIn(['PAGATE', 'INTESTATE']) ruolo?: 'PAGATE' | 'INTESTATE'; // prettier-ignore
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{11}$/) ente?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) dal?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) al?: string;
  @ApiPropertyOptional({ description: 'Parte della causale' }) @IsOptional() @IsString() @MaxLength(100) causale?: string; // prettier-ignore
}
class RoleQueryDto {
  @ApiPropertyOptional({ enum: ['PAGATE', 'INTESTATE'] })
  @IsOptional()
  @IsIn(['PAGATE', 'INTESTATE'])
  ruolo?: 'PAGATE' | 'INTESTATE';
}

class PaidEnteView {
  @ApiProperty() codiceFiscale!: string;
  @ApiProperty() denominazione!: string;
}
class PaidEntiView {
  @ApiProperty({ type: [PaidEnteView] }) enti!: readonly PaidEnteView[];
}

export class CitizenReceiptRowView {
  @ApiProperty() rtId!: string;
  @ApiProperty({ type: String }) codiceFiscaleEnte!: string;
  @ApiProperty() denominazioneEnte!: string;
  @ApiProperty() numeroAvviso!: string;
  @ApiProperty() iuv!: string;
  @ApiProperty() causale!: string;
  @ApiProperty(euro) importo!: string;
  @ApiProperty() pagatoIl!: string;
  @ApiProperty() psp!: string;
  @ApiProperty({ description: 'Chi guarda è chi doveva pagare; altrimenti chi ha pagato per altri' })
  intestata!: boolean;
}
export class CitizenReceiptPageView {
  @ApiProperty({ type: [CitizenReceiptRowView] }) elementi!: readonly CitizenReceiptRowView[];
  @ApiProperty(cursor) cursore!: string | null;
}

/** Receipts of who is logged in: what one paid, and what was paid in one's name, in every ente. Source: ui.md C-23, C-24. */
@Controller('cittadino/ricevute')
export class CitizenController {
  constructor(
    @Inject(CITIZEN_READS) private readonly reads: CitizenReads,
    @Inject(RECEIPT_PRINTER) private readonly printer: ReceiptPrinter,
  ) {}

  @Get()
  @Permesso('cit.pagati.read')
  @ApiOkResponse({ type: CitizenReceiptPageView })
  async list(
    @Query() query: CitizenReceiptsQueryDto,
    @Caller() caller: CallerIdentity,
  ): Promise<CitizenReceiptPageView> {
    const { limite } = query;
    const rows = await this.reads.ricevute(
      codeOf(caller),
      toFilter(query),
      readCursor(query.cursore, ['instant', 'text', 'text']),
      limite + 1,
    );
    return toPage(rows, limite, (row) => [row.ricevuta_il, row.ente, row.rt_id], toRowView);
  }

  @Get('csv')
  @Permesso('cit.pagati.read')
  @ApiProduces('text/csv')
  async csv(
    @Query() query: CitizenReceiptsQueryDto,
    @Caller() caller: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = codeOf(caller);
    const filter = toFilter(query);
    const lines = await begun(receiptsCsv((after, limit) => this.reads.ricevute(code, filter, after, limit)));
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="pagamenti.csv"')
      .header('cache-control', 'no-store')
      .send(lines);
  }

  @Get('enti')
  @Permesso('cit.pagati.read')
  @ApiOkResponse({ type: PaidEntiView })
  async enti(@Query() { ruolo }: RoleQueryDto, @Caller() caller: CallerIdentity): Promise<PaidEntiView> {
    return { enti: await this.reads.enti(codeOf(caller), ruolo) };
  }

  /** The same receipts as PDF in a zip with an index, for the tax return: drawn one by one as the archive goes out. */
  @Get('zip')
  @Permesso('cit.rt.download')
  @ApiProduces('application/zip')
  async archive(
    @Query() query: ArchiveQueryDto,
    @Caller() caller: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = codeOf(caller);
    const rows = await this.reads.ricevute(code, toFilter(query), undefined, ARCHIVE_MAX + 1);
    if (rows.length > ARCHIVE_MAX)
      throw new PagamentiError('RICEVUTE_TROPPE', `Più di ${ARCHIVE_MAX} ricevute in questo periodo`);
    await reply
      .header('content-type', 'application/zip')
      .header('content-disposition', 'attachment; filename="ricevute.zip"')
      .header('cache-control', 'no-store')
      .send(zipOf(...receiptsArchive(rows, (row) => this.reads.ricevuta(code, row.ente, row.rt_id), this.printer)));
  }

  @Get(':titolare/:rtId')
  @Permesso('cit.pagati.read')
  @ApiOkResponse({ type: PersonReceiptView })
  async one(
    @Param('titolare') ente: string,
    @Param('rtId') rtId: string,
    @Caller() caller: CallerIdentity,
  ): Promise<PersonReceiptView> {
    return toPersonReceiptView(await this.find(ente, rtId, caller), true);
  }

  @Get(':titolare/:rtId/pdf')
  @Permesso('cit.rt.download')
  @ApiProduces('application/pdf')
  async paper(
    @Param('titolare') ente: string,
    @Param('rtId') rtId: string,
    @Caller() caller: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendReceiptPdf(reply, this.printer, await this.find(ente, rtId, caller));
  }

  private async find(ente: string, rtId: string, caller: CallerIdentity): Promise<WholeRicevuta> {
    const ricevuta = await this.reads.ricevuta(codeOf(caller), ente, rtId);
    if (!ricevuta) throw new PagamentiError('RICEVUTA_SCONOSCIUTA', 'Nessuna ricevuta con questo identificativo');
    return ricevuta;
  }
}

const toFilter = ({ ruolo, ente, dal, al, causale }: ArchiveQueryDto & { causale?: string }): CitizenFilter => ({
  ruolo,
  ente,
  dal: dal as LocalDate | undefined,
  al: al as LocalDate | undefined,
  causale,
});

/** @throws ForbiddenException for a caller who is no person with a codice fiscale */
function codeOf({ codiceFiscale }: CallerIdentity): string {
  if (codiceFiscale === undefined) throw new ForbiddenException('Serve l’accesso di una persona con codice fiscale.');
  return codiceFiscale.toUpperCase();
}

const toRowView = (row: CitizenRicevutaRow): CitizenReceiptRowView => ({
  rtId: row.rt_id,
  codiceFiscaleEnte: row.ente,
  denominazioneEnte: row.denominazione_ente,
  numeroAvviso: row.numero_avviso,
  iuv: row.iuv,
  causale: row.causale,
  importo: formatEuro(row.importo_totale_cents),
  pagatoIl: row.data_ora_messaggio.toISOString(),
  psp: row.psp_denominazione,
  intestata: row.intestata,
});
