import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQueryDto } from '@mypay/platform/http';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** Filters of the public directory. */
export class PublicEntiQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Parole del nome o del codice IPA, anche solo il loro inizio' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  testo?: string;

  @ApiPropertyOptional({ example: 'PD' })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  provincia?: string;

  @ApiPropertyOptional({ description: 'Codice del tipo ente nella tassonomia' })
  @IsOptional()
  @IsString()
  @MaxLength(35)
  tipoEnte?: string;

  @ApiPropertyOptional({ description: 'Solo enti con pagamenti spontanei' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  conSpontanei?: boolean;
}
