import { ApiPropertyOptional } from '@nestjs/swagger';
import { CLASSI, type Classe, DESCRIPTIONS, type Subject, VERDETTI, type Verdetto } from '@mypay/pivot-core';
import { PageQueryDto } from '@mypay/platform/http';
import { IsIn, IsOptional, Matches } from 'class-validator';

const classiOf = (object: Subject): Classe[] => CLASSI.filter((c) => DESCRIPTIONS[c].oggetto === object);

export class PagamentiQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: classiOf('PAGAMENTO') })
  @IsOptional()
  @IsIn(classiOf('PAGAMENTO'))
  classe?: Classe;
}

export class MovimentiQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: classiOf('MOVIMENTO') })
  @IsOptional()
  @IsIn(classiOf('MOVIMENTO'))
  classe?: Classe;
}

export class NotificheQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: classiOf('NOTIFICA') })
  @IsOptional()
  @IsIn(classiOf('NOTIFICA'))
  classe?: Classe;
}

export class FlussiQueryDto extends PageQueryDto {
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
