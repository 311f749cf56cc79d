import { applyDecorators } from '@nestjs/common';
import {
  RUOLI_BY_TIPO,
  RUOLI_ENTE,
  RUOLI_INTERMEDIARIO,
  type RuoloEnte,
  type RuoloIntermediario,
  TIPI_MAX,
} from '@mypay/onboarding-core';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

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

class RoleOfPersonDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() utente!: string;
  @ApiProperty({ enum: RUOLI_BY_TIPO }) @IsIn(RUOLI_BY_TIPO) ruolo!: RuoloEnte;
}

/** Persons of an ente, each with the role that is meant, who shall or shall not have one tipo dovuto. */
export class SwitchTipoDto {
  @ApiProperty({ description: 'true: lo vedono; false: non lo vedono' }) @IsBoolean() abilitato!: boolean;

  @ApiProperty({ type: [RoleOfPersonDto], minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => RoleOfPersonDto)
  assegnazioni!: RoleOfPersonDto[];
}
