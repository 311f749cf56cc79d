import { ApiPropertyOptional } from '@nestjs/swagger';
import { CLASSI, type Classe, DESCRIZIONI, type Oggetto, VERDETTI, type Verdetto } from '@mypay/pivot-core';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

const classiDi = (oggetto: Oggetto): Classe[] => CLASSI.filter((c) => DESCRIZIONI[c].oggetto === oggetto);

export class PaginaQueryDto {
  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limite: number = 50;

  @ApiPropertyOptional({ description: 'Il cursore della pagina precedente' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  cursore?: string;
}

export class PagamentiQueryDto extends PaginaQueryDto {
  @ApiPropertyOptional({ enum: classiDi('PAGAMENTO') })
  @IsOptional()
  @IsIn(classiDi('PAGAMENTO'))
  classe?: Classe;
}

export class MovimentiQueryDto extends PaginaQueryDto {
  @ApiPropertyOptional({ enum: classiDi('MOVIMENTO') })
  @IsOptional()
  @IsIn(classiDi('MOVIMENTO'))
  classe?: Classe;
}

export class NotificheQueryDto extends PaginaQueryDto {
  @ApiPropertyOptional({ enum: classiDi('NOTIFICA') })
  @IsOptional()
  @IsIn(classiDi('NOTIFICA'))
  classe?: Classe;
}

export class FlussiQueryDto extends PaginaQueryDto {
  @ApiPropertyOptional({ enum: VERDETTI })
  @IsOptional()
  @IsIn(VERDETTI)
  verdetto?: Verdetto;
}

/** Codes that tell apart two treasury contracts of one ente; most have one. */
export class ChiaveMovimentoQueryDto {
  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^\w{1,10}$/)
  enteBt?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^\w{1,10}$/)
  istat?: string;
}

export class ScartiQueryDto {
  @ApiPropertyOptional({ enum: ['csv', 'log'], default: 'csv', description: '`log`: il formato compatibile' })
  @IsOptional()
  @IsIn(['csv', 'log'])
  formato: 'csv' | 'log' = 'csv';
}
