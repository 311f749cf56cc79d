import { ApiPropertyOptional } from '@nestjs/swagger';
import { CLASSI, type Classe, DESCRIPTIONS, type Subject, VERDETTI, type Verdetto } from '@mypay/pivot-core';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

const classiOf = (object: Subject): Classe[] => CLASSI.filter((c) => DESCRIPTIONS[c].oggetto === object);

export class PageQuery {
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

export class PagamentiQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: classiOf('PAGAMENTO') })
  @IsOptional()
  @IsIn(classiOf('PAGAMENTO'))
  classe?: Classe;
}

export class MovimentiQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: classiOf('MOVIMENTO') })
  @IsOptional()
  @IsIn(classiOf('MOVIMENTO'))
  classe?: Classe;
}

export class NotificheQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: classiOf('NOTIFICA') })
  @IsOptional()
  @IsIn(classiOf('NOTIFICA'))
  classe?: Classe;
}

export class FlussiQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: VERDETTI })
  @IsOptional()
  @IsIn(VERDETTI)
  verdetto?: Verdetto;
}

/** Codes that tell apart two treasury contracts of one ente; most have one. */
export class MovimentoKeyQueryDto {
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
