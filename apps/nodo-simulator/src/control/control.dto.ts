import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const CF = /^\d{11}$/;
const NOTICE = /^\d{18}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const EURO = /^\d{1,9}\.\d{2}$/;

class IntermediarioDto {
  @ApiProperty() @Matches(CF) codiceFiscale!: string;
  @ApiProperty() @IsString() @Length(1, 140) denominazione!: string;
}

class StazioneDto {
  @ApiProperty() @IsString() @Length(1, 35) id!: string;
  @ApiProperty() @IsUrl({ require_tld: false }) url!: string;
  @ApiProperty({ enum: [1, 2] }) @IsIn([1, 2]) versione!: 1 | 2;
  @ApiProperty({ enum: [1, 2] }) @IsIn([1, 2]) primitive!: 1 | 2;
  /** No rule of length of our own: the station's is whatever the node has on record. */
  @ApiProperty() @IsString() @MaxLength(64) password!: string;
  @ApiProperty() @IsString() @Length(8, 128) subscriptionKey!: string;
  @ApiProperty() @IsBoolean() broadcast!: boolean;
}

class CodiceDto {
  @ApiProperty() @IsString() @Length(1, 35) stazione!: string;
  @ApiPropertyOptional({ enum: ['SEGREGAZIONE', 'APPLICAZIONE'] })
  @IsOptional()
  @IsIn(['SEGREGAZIONE', 'APPLICAZIONE'])
  tipo?: 'SEGREGAZIONE' | 'APPLICAZIONE';
  @ApiProperty() @Matches(/^\d{2}$/) codice!: string;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() generaIuv?: boolean;
}

class EnteDto {
  @ApiProperty() @Matches(CF) codiceFiscale!: string;
  @ApiProperty() @IsString() @Length(1, 140) denominazione!: string;
  @ApiProperty({ type: [CodiceDto] })
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CodiceDto)
  codici!: CodiceDto[];
  @ApiProperty({ type: [String] })
  @IsArray()
  @Matches(/^(IT|SM)\d{2}[A-Z]\d{10}[A-Z0-9]{12}$/, { each: true })
  iban!: string[];
  @ApiPropertyOptional() @IsOptional() @IsBoolean() flgPagati?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() flgTesoreria?: boolean;
}

export class RegistryDto {
  @ApiProperty() @ValidateNested() @Type(() => IntermediarioDto) intermediario!: IntermediarioDto;
  @ApiProperty({ type: [StazioneDto] })
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => StazioneDto)
  stazioni!: StazioneDto[];
  @ApiProperty({ type: [EnteDto] }) @IsArray() @ValidateNested({ each: true }) @Type(() => EnteDto) enti!: EnteDto[];
}

export class ClockDto {
  @ApiProperty({ enum: ['frozen', 'real'] }) @IsIn(['frozen', 'real']) mode!: 'frozen' | 'real';
}

export class AdvanceDto {
  @ApiPropertyOptional({ description: 'Istante; ripeterlo non cambia nulla' })
  @IsOptional()
  @Matches(INSTANT)
  to?: string;
  @ApiPropertyOptional({ description: 'Millisecondi' }) @IsOptional() @IsInt() @Min(1) by?: number;
}

class RunConfigDto {
  @ApiPropertyOptional({ enum: ['all', 'none'] }) @IsOptional() @IsIn(['all', 'none']) anomalies?: 'all' | 'none';
  /** The same key opens the same run: a lost answer can be asked for again. */
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 100) chiave?: string;
  /** Lines of a flow before it is split. */
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(1) maxLines?: number;
}

export class RunDto {
  @ApiProperty()
  @Matches(/^[\w-]{1,64}$/)
  @Transform(({ value }: { value: unknown }) => (typeof value === 'number' ? String(value) : value))
  seed!: string;
  @ApiPropertyOptional() @IsOptional() @ValidateNested() @Type(() => RunConfigDto) config?: RunConfigDto;
}

export class PayOptionsDto {
  @ApiPropertyOptional() @IsOptional() @IsBoolean() skipVerify?: boolean;
  @ApiPropertyOptional({ enum: ['OK', 'KO', 'none'] }) @IsOptional() @IsIn(['OK', 'KO', 'none']) outcome?:
    'OK' | 'KO' | 'none';
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(35) idempotencyKey?: string;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(1) expirationTime?: number;
  @ApiPropertyOptional({ enum: ['same', 'other', 'absent'] }) @IsOptional() @IsIn(['same', 'other', 'absent']) payer?:
    'same' | 'other' | 'absent';
  @ApiPropertyOptional() @IsOptional() @Matches(EURO) fee?: string;
  @ApiPropertyOptional({ enum: ['cash', 'creditCard', 'bancomat', 'other'] })
  @IsOptional()
  @IsIn(['cash', 'creditCard', 'bancomat', 'other'])
  method?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(EURO) amount?: string;
}

export class NoticeDto {
  @ApiProperty() @Matches(CF) ec!: string;
  @ApiProperty() @Matches(NOTICE) notice!: string;
}

export class PayDto extends NoticeDto {
  @ApiPropertyOptional() @IsOptional() @ValidateNested() @Type(() => PayOptionsDto) options?: PayOptionsDto;
}

export class OutcomeDto {
  @ApiProperty() @Matches(/^[0-9a-zA-Z]{1,35}$/) token!: string;
  @ApiPropertyOptional() @IsOptional() @ValidateNested() @Type(() => PayOptionsDto) options?: PayOptionsDto;
}

class RunPaymentDto extends PayDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(35) psp?: string;
  /** The debt's own id, for whoever reads the list; not used. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(35) iud?: string;
}

export class RunPaymentsDto {
  @ApiProperty({ type: [RunPaymentDto] })
  @IsArray()
  @ArrayMaxSize(100_000)
  @ValidateNested({ each: true })
  @Type(() => RunPaymentDto)
  payments!: RunPaymentDto[];
}

export class NoticesDto {
  @ApiProperty({ type: [NoticeDto] })
  @IsArray()
  @ArrayMaxSize(100_000)
  @ValidateNested({ each: true })
  @Type(() => NoticeDto)
  notices!: NoticeDto[];
}

export class CloseDayDto {
  @ApiPropertyOptional() @IsOptional() @Matches(DAY) date?: string;
}

export class PublishDto {
  @ApiPropertyOptional({ enum: ['csv'] }) @IsOptional() @IsIn(['csv']) format?: 'csv';
  @ApiPropertyOptional() @IsOptional() @Matches(DAY) to?: string;
  @ApiPropertyOptional({ enum: ['default', 'scattered'] }) @IsOptional() @IsIn(['default', 'scattered']) layout?:
    'default' | 'scattered';
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) badRows?: number;
}

export class MessagesQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() ec?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() notice?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() token?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() primitive?: string;
  @ApiPropertyOptional() @IsOptional() @Type(() => Number) @IsInt() @Min(1) limit?: number;
}

export class NoticesQuery {
  @ApiPropertyOptional() @IsOptional() @Matches(CF) ec?: string;
  @ApiPropertyOptional({ enum: ['INSERTED', 'PAYING', 'PAID', 'NOTIFIED'] })
  @IsOptional()
  @IsIn(['INSERTED', 'PAYING', 'PAID', 'NOTIFIED'])
  status?: string;
}

export class ClassesQuery {
  @ApiProperty() @Matches(CF) ec!: string;
  @ApiPropertyOptional({ enum: ['true', 'false'] }) @IsOptional() @IsIn(['true', 'false']) flgPagati?: string;
  @ApiPropertyOptional({ enum: ['true', 'false'] }) @IsOptional() @IsIn(['true', 'false']) flgTesoreria?: string;
  @ApiPropertyOptional() @IsOptional() @IsISO8601() @Matches(INSTANT) at?: string;
}
