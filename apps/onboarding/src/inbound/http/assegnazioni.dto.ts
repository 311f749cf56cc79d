import { applyDecorators } from '@nestjs/common';
import { RUOLI_ENTE, RUOLI_INTERMEDIARIO, type RuoloEnte, type RuoloIntermediario } from '@mypay/onboarding-core';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** Tipi dovuto in one assignment: a longer list would not fit in the token of a request. */
const TIPI_MAX = 300;

/** Codes of tipi dovuto; `null` for all of them. */
const Tipi = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: [String], nullable: true, maxItems: TIPI_MAX, description }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(TIPI_MAX),
    Matches(/^[^\s/]{1,64}$/, { each: true }),
  );

export class PersonDto {
  @ApiProperty({ example: 'RSSMRA80A01H501U' })
  @IsString()
  @Length(16, 16)
  codiceFiscale!: string;

  @ApiProperty({ description: 'Vale finché la persona non entra con la sua identità' })
  @IsString()
  @Length(1, 140)
  nome!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 140)
  cognome!: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsEmail()
  @MaxLength(256)
  email?: string | null;
}

class PeriodDto {
  @ApiProperty({ type: PersonDto })
  @ValidateNested()
  @Type(() => PersonDto)
  persona!: PersonDto;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'date', description: 'Primo giorno; se manca, oggi' })
  @IsOptional()
  @IsISO8601({ strict: true })
  da?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'date',
    description: 'Ultimo giorno; se manca, senza fine',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  a?: string | null;
}

export class NewAssegnazioneDto extends PeriodDto {
  @ApiProperty({ enum: RUOLI_ENTE })
  @IsIn(RUOLI_ENTE)
  ruolo!: RuoloEnte;

  @Tipi('Se manca o è null, tutti; un elenco vuoto: la persona non vede dovuti')
  tipi?: string[] | null;
}

export class NewIntermediarioAssegnazioneDto extends PeriodDto {
  @ApiProperty({ enum: RUOLI_INTERMEDIARIO })
  @IsIn(RUOLI_INTERMEDIARIO)
  ruolo!: RuoloIntermediario;
}

export class AssegnazioneChangeDto {
  @Tipi('null: tutti; se manca, restano quelli di prima')
  tipi?: string[] | null;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'date', description: 'Ultimo giorno; null: senza fine' })
  @IsOptional()
  @IsISO8601({ strict: true })
  a?: string | null;
}
