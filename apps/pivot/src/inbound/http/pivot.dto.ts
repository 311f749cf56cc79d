import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQueryDto } from '@mypay/platform/http';
import { IsBooleanString, IsIn, IsOptional, Matches } from 'class-validator';

export class RigheQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: '`true`: solo le righe di cui non è arrivata la ricevuta' })
  @IsOptional()
  @IsBooleanString()
  senzaRicevuta?: string;
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
