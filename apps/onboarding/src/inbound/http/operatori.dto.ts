import { RUOLI_ENTE, type RuoloEnte } from '@mypay/onboarding-core';
import { PageQueryDto } from '@mypay/platform/http';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

const STATES = ['ATTIVI', 'CESSATI'] as const;

/** Which persons of an ente. */
export class OperatoriQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Parte del nome, o inizio del codice fiscale o dell’e-mail' })
  @IsOptional()
  @IsString()
  @Length(1, 140)
  testo?: string;

  @ApiPropertyOptional({ enum: RUOLI_ENTE })
  @IsOptional()
  @IsIn(RUOLI_ENTE)
  ruolo?: RuoloEnte;

  @ApiPropertyOptional({ enum: STATES, description: 'ATTIVI: con un ruolo non revocato e non scaduto' })
  @IsOptional()
  @IsIn(STATES)
  stato?: (typeof STATES)[number];

  @ApiPropertyOptional({ enum: ['true'], description: 'Soltanto chi ha un ruolo che si dà per tipo dovuto' })
  @IsOptional()
  @IsIn(['true'])
  perTipo?: 'true';
}
