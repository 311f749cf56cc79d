import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ManageStazioni } from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { correlationId } from '@mypay/platform/log';
import { actorOf } from './request';
import { StazioneDto, StazioneParam } from './stazioni.dto';
import { StazioneView, StazioniView } from './stazioni.view';

/** Stations of the intermediary. */
@ApiTags('stazioni')
@ApiBearerAuth()
@Controller('stazioni')
export class StazioniController {
  constructor(private readonly stazioni: ManageStazioni) {}

  @Get()
  @Permesso('ente.update.all')
  @ApiOkResponse({ type: StazioniView })
  async list(@Caller() caller: CallerIdentity): Promise<StazioniView> {
    return { elementi: [...(await this.stazioni.list(actorOf(caller)))] };
  }

  @Put(':id')
  @Permesso('ente.update.all')
  @ApiOkResponse({ type: StazioneView })
  put(
    @Param() { id }: StazioneParam,
    @Caller() caller: CallerIdentity,
    @Body() { versione, primitive, broadcast }: StazioneDto,
  ): Promise<StazioneView> {
    return this.stazioni.put(actorOf(caller), { id, versione, primitive, broadcast }, correlationId());
  }
}
