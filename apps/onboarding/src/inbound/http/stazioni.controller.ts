import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ManageStazioni } from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { correlationId } from '@mypay/platform/log';
import { IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { attoreOf } from './richiesta';

export class StazioneDto {
  @ApiProperty({ example: 2, description: 'Versione della stazione al nodo' })
  @IsInt()
  @Min(1)
  @Max(9)
  versione!: number;
  @ApiProperty({ enum: [1, 2] }) @IsIn([1, 2]) primitive!: 1 | 2;
  @ApiProperty() @IsBoolean() broadcast!: boolean;
}

export class StazioneView extends StazioneDto {
  @ApiProperty() id!: string;
  @ApiProperty() intermediario!: string;
}

export class StazioneParam {
  @Matches(/^[A-Za-z0-9_-]{1,35}$/) id!: string;
}

/** Stations of the intermediary. */
@ApiTags('stazioni')
@ApiBearerAuth()
@Controller('stazioni')
export class StazioniController {
  constructor(private readonly stazioni: ManageStazioni) {}

  @Get()
  @Permesso('ente.update.all')
  async list(@Caller() identita: CallerIdentity): Promise<{ elementi: StazioneView[] }> {
    return { elementi: [...(await this.stazioni.list(attoreOf(identita)))] };
  }

  @Put(':id')
  @Permesso('ente.update.all')
  @ApiOkResponse({ type: StazioneView })
  put(
    @Param() { id }: StazioneParam,
    @Caller() identita: CallerIdentity,
    @Body() { versione, primitive, broadcast }: StazioneDto,
  ): Promise<StazioneView> {
    return this.stazioni.put(attoreOf(identita), { id, versione, primitive, broadcast }, correlationId());
  }
}
