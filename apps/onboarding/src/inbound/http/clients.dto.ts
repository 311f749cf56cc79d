import { MayBeAbsent } from './given';
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Permesso as CodicePermesso,
  PERMESSI_CLIENT,
  RUOLI_CLIENT,
  type RuoloClient,
} from '@mypay/onboarding-core';
import { IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class NewClientDto {
  @ApiPropertyOptional({ nullable: true, description: 'Se manca, uno nuovo' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9._-]{3,80}$/)
  clientId?: string;

  @ApiPropertyOptional({ nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(140)
  descrizione?: string;

  @ApiPropertyOptional({ nullable: true, description: 'Ente per cui parla; se manca, tutti quelli dell’intermediario' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_]{2,80}$/)
  codiceIpa?: string;

  @ApiPropertyOptional({ enum: RUOLI_CLIENT, isArray: true })
  @MayBeAbsent()
  @IsArray()
  @IsIn(RUOLI_CLIENT, { each: true })
  ruoli?: RuoloClient[];

  @ApiPropertyOptional({ enum: PERMESSI_CLIENT, isArray: true })
  @MayBeAbsent()
  @IsArray()
  @IsIn(PERMESSI_CLIENT, { each: true })
  permessi?: CodicePermesso[];
}
