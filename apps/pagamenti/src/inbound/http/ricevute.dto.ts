import { PageQueryDto } from '@mypay/platform/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { DAY } from './properties';
import { ANOMALIE } from './ricevute.view';

export class RicevuteQueryDto extends PageQueryDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(35) iuv?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{18}$/) numeroAvviso?: string;
  @ApiPropertyOptional({ description: 'receiptId' }) @IsOptional() @IsString() @MaxLength(255) iur?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(35) iud?: string;
  @ApiPropertyOptional({ description: 'Di chi doveva o di chi ha pagato' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9]{7,16}$/)
  codiceFiscale?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(64) tipoDovuto?: string;
  @ApiPropertyOptional({ format: 'date', description: 'Giorno dell’esito, dal' })
  @IsOptional()
  @Matches(DAY)
  dal?: string;
  @ApiPropertyOptional({ format: 'date', description: 'Giorno dell’esito, al' })
  @IsOptional()
  @Matches(DAY)
  al?: string;
  @ApiPropertyOptional({ enum: ANOMALIE }) @IsOptional() @IsIn(ANOMALIE) anomalia?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean()
  anomale?: boolean;
}

export class SearchQueryDto {
  @ApiProperty({ description: 'IUV, IUR, IUD, IUF, numero avviso o codice fiscale, interi' })
  @IsString()
  @Length(1, 255)
  testo!: string;
}
