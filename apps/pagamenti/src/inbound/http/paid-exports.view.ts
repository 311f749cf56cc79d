import { PickType, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  EXPORT_FORMATS,
  EXPORT_STATES,
  type ExportFormat,
  type ExportRequest,
  type ExportState,
  isOpenExport,
  type PaidExport,
} from '@mypay/pagamenti-core';
import { parseLocalDate } from '@mypay/kernel';
import { IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { cursor, DAY } from './properties';

const DAY_MS = 86_400_000;
const text = { type: String } as const;

/** What to export: what was paid in a period of at most a year. */
export class NewExportDto {
  @ApiProperty({ format: 'date', description: 'Giorno dell’esito, dal' }) @Matches(DAY) dal!: string;
  @ApiProperty({ format: 'date', description: 'Giorno dell’esito, al' }) @Matches(DAY) al!: string;
  @ApiPropertyOptional({ description: 'Di un solo tipo dovuto' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  tipoDovuto?: string;
  @ApiPropertyOptional({ default: '1.0', example: '1.0', description: 'Versione del tracciato' })
  @IsOptional()
  @Matches(/^\d\.\d$/)
  versione?: string;
  @ApiPropertyOptional({ enum: EXPORT_FORMATS, default: 'CSV' })
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  formato?: ExportFormat;
}

export const toExportRequest = (body: NewExportDto): ExportRequest => ({
  from: parseLocalDate(body.dal),
  to: parseLocalDate(body.al),
  tipo: body.tipoDovuto,
  version: body.versione ?? '1.0',
  format: body.formato ?? 'CSV',
});

/** A booked export, and how far it is. */
export class ExportView extends PickType(NewExportDto, ['dal', 'al', 'tipoDovuto'] as const) {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: EXPORT_STATES }) stato!: ExportState;
  @ApiProperty() versione!: string;
  @ApiProperty({ enum: EXPORT_FORMATS }) formato!: ExportFormat;
  @ApiProperty({ description: 'Ricevute del periodo' }) totale!: number;
  @ApiProperty() lavorate!: number;
  @ApiPropertyOptional({ ...text, description: 'Assente finché non è pronto, e quando nel periodo non c’è nulla' })
  nomeFile?: string | undefined;
  @ApiPropertyOptional({ type: Number, description: 'Byte' }) dimensione?: number | undefined;
  @ApiPropertyOptional({ ...text, description: 'Fino a quando il file si scarica' }) scadeIl?: string | undefined;
  @ApiProperty({ enum: ['ANNULLA', 'RIPETI'], isArray: true, description: 'Che cosa si può fare ora' })
  azioni!: readonly ('ANNULLA' | 'RIPETI')[];
  @ApiProperty() richiestoDa!: string;
  @ApiProperty() richiestoIl!: string;
  @ApiPropertyOptional(text) finitoIl?: string | undefined;
  @ApiPropertyOptional({ ...text, description: 'Da quando il file non è più conservato' })
  fileEliminatoIl?: string | undefined;
}

export class ExportsPageView {
  @ApiProperty({ type: [ExportView] }) elementi!: readonly ExportView[];
  @ApiProperty(cursor) cursore!: string | null;
}

/** @param keepDays days that a file is kept */
export const toExportView =
  (keepDays: number) =>
  (one: PaidExport): ExportView => ({
    id: Number(one.id),
    stato: one.state,
    dal: one.from,
    al: one.to,
    ...(one.tipo === undefined ? {} : { tipoDovuto: one.tipo }),
    versione: one.version,
    formato: one.format,
    totale: one.total,
    lavorate: one.done,
    nomeFile: one.fileName,
    dimensione: one.file?.dimensione,
    scadeIl: one.file && one.endedAt ? new Date(one.endedAt.getTime() + keepDays * DAY_MS).toISOString() : undefined,
    azioni: isOpenExport(one) ? ['ANNULLA'] : ['RIPETI'],
    richiestoDa: one.requester,
    richiestoIl: one.createdAt.toISOString(),
    finitoIl: one.endedAt?.toISOString(),
    fileEliminatoIl: one.forgottenAt?.toISOString(),
  });
