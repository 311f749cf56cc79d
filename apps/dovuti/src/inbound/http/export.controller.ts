import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { ExportDovuti, type ShownDovuto } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { csvLine, type XlsxCell, xlsxOf } from '@mypay/platform/files';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { DovutiQueryDto, toListQuestion } from './dovuti-query.dto';
import { EXPORT_COLUMNS } from './export-columns';

const FORMATS = ['csv', 'xlsx'] as const;
const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The filters of the list; cursor, limit and order do not count. */
export class ExportQueryDto extends DovutiQueryDto {
  @ApiPropertyOptional({ enum: FORMATS, default: 'csv' })
  @IsOptional()
  @IsIn(FORMATS)
  formato?: (typeof FORMATS)[number];
}

/** The list of debts as a file, whole, made while it is downloaded: of any length, a page of it in memory. */
@ApiTags('dovuti')
@ApiBearerAuth()
@Controller('enti/:ente/export-dovuti')
export class ExportController {
  constructor(@Inject(ExportDovuti) private readonly exporter: ExportDovuti) {}

  @Get()
  @Permesso('export.create')
  @ApiOperation({
    summary: 'I dovuti di un filtro, tutti, come CSV o XLSX; le celle che un foglio eseguirebbe sono rese innocue',
  })
  @ApiProduces('text/csv', TYPES.xlsx)
  async download(
    @Param('ente') ente: string,
    @Query() query: ExportQueryDto,
    @Caller() { tipi }: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = query.formato ?? 'csv';
    const { filters } = toListQuestion(query, tipi);
    const rows = await this.exporter.execute(parseCodiceFiscaleEnte(ente), filters);
    await reply
      .header('content-type', TYPES[format])
      .header('content-disposition', `attachment; filename="dovuti.${format}"`)
      .header('cache-control', 'no-store')
      .send(format === 'xlsx' ? xlsxOf('Dovuti', cellsOf(rows)) : Readable.from(csvOf(rows), { objectMode: false }));
  }
}

async function* cellsOf(rows: AsyncIterable<ShownDovuto>): AsyncGenerator<readonly XlsxCell[]> {
  yield EXPORT_COLUMNS.map(({ name }) => name);
  for await (const row of rows) yield EXPORT_COLUMNS.map((column) => column.of(row));
}

const DIALECT = { newline: '\r\n', formulas: 'neutralise' } as const;

/** For a spreadsheet in Italian: a mark that says UTF-8, semicolons, amounts with a comma. */
async function* csvOf(rows: AsyncIterable<ShownDovuto>): AsyncGenerator<string> {
  yield '\ufeff';
  for await (const cells of cellsOf(rows))
    yield csvLine(
      cells.map((cell) => (typeof cell === 'object' ? cell?.amount.replace('.', ',') : cell)),
      DIALECT,
    );
}
