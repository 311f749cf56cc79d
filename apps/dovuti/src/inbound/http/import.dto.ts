import { ApiPropertyOptional } from '@nestjs/swagger';
import { STATI_IMPORT, type StatoImport } from '@mypay/dovuti-core';
import { asBoolean, WorkPageQueryDto } from '@mypay/platform/http';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class EsitoDto {
  @ApiPropertyOptional({
    enum: ['csv', 'zip'],
    default: 'csv',
    description: 'zip: come nei tracciati, un solo CSV dentro',
  })
  @IsOptional()
  @IsIn(['csv', 'zip'])
  formato?: 'csv' | 'zip';
}

export class ScartiDto extends EsitoDto {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Le sole righe, senza codice e descrizione, in un file con un nome nuovo: pronto da correggere',
  })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  daCorreggere?: boolean;
}

export class UploadQueryDto {
  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Esamina le righe e non carica nulla' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  prova?: boolean;
}

export class ImportQueryDto extends WorkPageQueryDto {
  @ApiPropertyOptional({ description: 'Nome del file, o inizio del suo IUF', maxLength: 255 })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  nome?: string;
  @ApiPropertyOptional({ enum: STATI_IMPORT })
  @IsOptional()
  @IsIn(STATI_IMPORT)
  stato?: StatoImport;
  @ApiPropertyOptional({ type: Boolean, description: 'In coda o in lavorazione' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  inCorso?: boolean;
  @ApiPropertyOptional({ type: Boolean, description: 'Solo le prove, o solo i caricamenti veri' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  prova?: boolean;
  @ApiPropertyOptional({ description: 'SHA-256 del contenuto, in esadecimale' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  sha256?: string;
}
