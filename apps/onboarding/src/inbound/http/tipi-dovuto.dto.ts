import { MayBeAbsent } from './given';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { OPEN_DOVUTI_POLICIES, type OpenDovutiPolicy } from '@mypay/onboarding-core';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { WithVersioneDto } from './ente.dto';

export class TassonomiaDto {
  @ApiProperty({ example: '01' }) @IsString() @Length(1, 4) macroArea!: string;
  @ApiProperty({ example: '101' }) @IsString() @Length(1, 35) tipoServizio!: string;
  @ApiProperty({ example: 'IM' }) @IsString() @Length(1, 1024) motivoRiscossione!: string;
  @ApiProperty({ example: '9/0101101IM/' }) @IsString() @Length(1, 35) codice!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'date',
    description: 'Ultimo giorno di validità nella tassonomia di pagoPA; se manca, senza fine',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  fine?: string | null;
}

export class TipoDovutoDto extends WithVersioneDto {
  @ApiProperty() @IsString() @Length(1, 256) descrizione!: string;
  @ApiPropertyOptional({ default: false }) @MayBeAbsent() @IsBoolean() attivo?: boolean;
  @ApiPropertyOptional({ nullable: true, enum: OPEN_DOVUTI_POLICIES, description: 'Solo con attivo: false' })
  @IsOptional()
  @IsIn(OPEN_DOVUTI_POLICIES)
  dovutiAperti?: OpenDovutiPolicy;
  @ApiPropertyOptional() @MayBeAbsent() @IsBoolean() spontaneo?: boolean;
  @ApiPropertyOptional({ nullable: true }) @IsOptional() @IsString() @MaxLength(34) ibanPsp?: string;
  @ApiPropertyOptional({ nullable: true }) @IsOptional() @IsString() @MaxLength(34) ibanPostale?: string;
  @ApiPropertyOptional({ nullable: true, type: TassonomiaDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => TassonomiaDto)
  tassonomia?: TassonomiaDto;
  @ApiPropertyOptional() @MayBeAbsent() @IsBoolean() scadenzaObbligatoria?: boolean;
  @ApiPropertyOptional() @MayBeAbsent() @IsBoolean() stampaScadenza?: boolean;
  @ApiPropertyOptional() @MayBeAbsent() @IsBoolean() pagabileOltreScadenza?: boolean;
  @ApiPropertyOptional() @MayBeAbsent() @IsInt() @Min(0) @Max(3650) giorniTolleranza?: number;
  @ApiPropertyOptional() @MayBeAbsent() @IsBoolean() cfAnonimo?: boolean;
  @ApiPropertyOptional({ nullable: true, example: '35.00', description: 'Importo fisso di uno spontaneo' })
  @IsOptional()
  @Matches(/^\d{1,9}\.\d{2}$/)
  importo?: string;
  @ApiPropertyOptional({
    nullable: true,
    type: 'object',
    additionalProperties: true,
    description: 'Modulo di uno spontaneo: campi, dipendenze, importo, causale (docs/moduli.md)',
  })
  @IsOptional()
  @IsObject()
  modulo?: object;
}

/** Some fields of a tipo dovuto, and why. */
export class ChangeTipoDovutoDto extends PartialType(TipoDovutoDto, { skipNullProperties: false }) {
  @ApiPropertyOptional({ description: 'Perché: resta nel registro' })
  @MayBeAbsent()
  @IsString()
  @Length(1, 500)
  motivo?: string;
}
