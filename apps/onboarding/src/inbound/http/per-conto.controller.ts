import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { ActForEnte, PER_CONTO_MINUTES } from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { correlationId } from '@mypay/platform/log';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { actorOf } from './request';

export class PerContoDto {
  @ApiProperty({ minLength: 5, maxLength: 500, description: 'Perché: resta nel registro dell’ente' })
  @IsString()
  @MaxLength(1_000)
  motivo!: string;

  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    maximum: PER_CONTO_MINUTES,
    default: PER_CONTO_MINUTES,
    nullable: true,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(PER_CONTO_MINUTES)
  minuti?: number | null;
}

export class PerContoView {
  @ApiProperty() motivo!: string;
  @ApiProperty({ format: 'date-time' }) dal!: string;
  @ApiProperty({ format: 'date-time', description: 'Da questo istante è finito' }) fino!: string;
}

/** An administrator of the intermediary works on an ente's debts in its stead. Source: roles.md R4. */
@ApiTags('persone')
@ApiBearerAuth()
@Controller('enti/:ente/per-conto')
export class PerContoController {
  constructor(private readonly acting: ActForEnte) {}

  @Post()
  @HttpCode(200)
  @Permesso('int.per-conto')
  @ApiOperation({ summary: 'Comincia ad agire per conto dell’ente; se è già così, resta come era e non si allunga' })
  @ApiOkResponse({ type: PerContoView })
  async begin(
    @Param('ente') ente: string,
    @Caller() caller: CallerIdentity,
    @Body() { motivo, minuti }: PerContoDto,
  ): Promise<PerContoView> {
    const asked = { motivo, minutes: minuti ?? PER_CONTO_MINUTES };
    const kept = await this.acting.begin(actorOf(caller), parseCodiceFiscaleEnte(ente), asked, correlationId());
    return { motivo: kept.motivo, dal: kept.dal.toISOString(), fino: kept.fino.toISOString() };
  }

  @Delete()
  @HttpCode(204)
  @Permesso('int.per-conto')
  @ApiOperation({ summary: 'Smette; se è già finito, nulla' })
  @ApiNoContentResponse()
  async end(@Param('ente') ente: string, @Caller() caller: CallerIdentity): Promise<void> {
    await this.acting.end(actorOf(caller), parseCodiceFiscaleEnte(ente), correlationId());
  }
}
