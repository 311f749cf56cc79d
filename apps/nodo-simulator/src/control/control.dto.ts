import { Type } from 'class-transformer';
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
  @Matches(CF) codiceFiscale!: string;
  @IsString() @Length(1, 140) denominazione!: string;
}

class StazioneDto {
  @IsString() @Length(1, 35) id!: string;
  @IsUrl({ require_tld: false }) url!: string;
  @IsIn([1, 2]) versione!: 1 | 2;
  @IsIn([1, 2]) primitive!: 1 | 2;
  /** No rule of length of our own: the station's is whatever the node has on record. */
  @IsString() @MaxLength(64) password!: string;
  @IsString() @Length(8, 128) subscriptionKey!: string;
  @IsBoolean() broadcast!: boolean;
}

class CodiceDto {
  @IsString() @Length(1, 35) stazione!: string;
  @IsOptional() @IsIn(['SEGREGAZIONE', 'APPLICAZIONE']) tipo?: 'SEGREGAZIONE' | 'APPLICAZIONE';
  @Matches(/^\d{2}$/) codice!: string;
  @IsOptional() @IsBoolean() generaIuv?: boolean;
}

class EnteDto {
  @Matches(CF) codiceFiscale!: string;
  @IsString() @Length(1, 140) denominazione!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => CodiceDto) codici!: CodiceDto[];
  @IsArray() @Matches(/^(IT|SM)\d{2}[A-Z]\d{10}[A-Z0-9]{12}$/, { each: true }) iban!: string[];
  @IsOptional() @IsBoolean() flgPagati?: boolean;
  @IsOptional() @IsBoolean() flgTesoreria?: boolean;
}

export class RegistryDto {
  @ValidateNested() @Type(() => IntermediarioDto) intermediario!: IntermediarioDto;
  @IsArray() @ValidateNested({ each: true }) @Type(() => StazioneDto) stazioni!: StazioneDto[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => EnteDto) enti!: EnteDto[];
}

export class ClockDto {
  @IsIn(['frozen', 'real']) mode!: 'frozen' | 'real';
}

export class AdvanceDto {
  @IsOptional() @Matches(INSTANT) to?: string;
  @IsOptional() @IsInt() @Min(1) by?: number;
}

class RunConfigDto {
  @IsOptional() @IsIn(['all', 'none']) anomalies?: 'all' | 'none';
  /** The same key opens the same run: a lost answer can be asked for again. */
  @IsOptional() @IsString() @Length(1, 100) chiave?: string;
  /** Lines of a flow before it is split. */
  @IsOptional() @IsInt() @Min(1) maxLines?: number;
}

export class RunDto {
  @Matches(/^[\w-]{1,64}$/) @Type(() => String) seed!: string;
  @IsOptional() @ValidateNested() @Type(() => RunConfigDto) config?: RunConfigDto;
}

export class PayOptionsDto {
  @IsOptional() @IsBoolean() skipVerify?: boolean;
  @IsOptional() @IsIn(['OK', 'KO', 'none']) outcome?: 'OK' | 'KO' | 'none';
  @IsOptional() @IsString() @MaxLength(35) idempotencyKey?: string;
  @IsOptional() @IsInt() @Min(1) expirationTime?: number;
  @IsOptional() @IsIn(['same', 'other', 'absent']) payer?: 'same' | 'other' | 'absent';
  @IsOptional() @Matches(EURO) fee?: string;
  @IsOptional() @IsIn(['cash', 'creditCard', 'bancomat', 'other']) method?: string;
  @IsOptional() @Matches(EURO) amount?: string;
}

export class NoticeDto {
  @Matches(CF) ec!: string;
  @Matches(NOTICE) notice!: string;
}

export class PayDto extends NoticeDto {
  @IsOptional() @ValidateNested() @Type(() => PayOptionsDto) options?: PayOptionsDto;
}

export class OutcomeDto {
  @Matches(/^[0-9a-zA-Z]{1,35}$/) token!: string;
  @IsOptional() @ValidateNested() @Type(() => PayOptionsDto) options?: PayOptionsDto;
}

class RunPaymentDto extends PayDto {
  @IsOptional() @IsString() @MaxLength(35) psp?: string;
  /** The debt's own id, for whoever reads the list; not used. */
  @IsOptional() @IsString() @MaxLength(35) iud?: string;
}

export class RunPaymentsDto {
  @IsArray()
  @ArrayMaxSize(100_000)
  @ValidateNested({ each: true })
  @Type(() => RunPaymentDto)
  payments!: RunPaymentDto[];
}

export class NoticesDto {
  @IsArray() @ArrayMaxSize(100_000) @ValidateNested({ each: true }) @Type(() => NoticeDto) notices!: NoticeDto[];
}

export class CloseDayDto {
  @IsOptional() @Matches(DAY) date?: string;
}

export class PublishDto {
  @IsOptional() @IsIn(['csv']) format?: 'csv';
  @IsOptional() @Matches(DAY) to?: string;
  @IsOptional() @IsIn(['default', 'scattered']) layout?: 'default' | 'scattered';
  @IsOptional() @IsInt() @Min(0) badRows?: number;
}

export class MessagesQuery {
  @IsOptional() @IsString() ec?: string;
  @IsOptional() @IsString() notice?: string;
  @IsOptional() @IsString() token?: string;
  @IsOptional() @IsString() primitive?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) limit?: number;
}

export class NoticesQuery {
  @IsOptional() @Matches(CF) ec?: string;
  @IsOptional() @IsIn(['INSERTED', 'PAYING', 'PAID', 'NOTIFIED']) status?: string;
}

export class ClassesQuery {
  @Matches(CF) ec!: string;
  @IsOptional() @IsIn(['true', 'false']) flgPagati?: string;
  @IsOptional() @IsIn(['true', 'false']) flgTesoreria?: string;
  @IsOptional() @IsISO8601() @Matches(INSTANT) at?: string;
}
