import { AnyText } from '@mypay/platform/http';
import { BadRequestException, Controller, HttpCode, Inject, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { NotFlows } from '../fdr/given-flows';
import { writtenBodyOf } from '../wire/written-body';
import { SIMULATOR, type Simulator } from '../simulator';
import { ControlKeyGuard } from './control-key.guard';

/** Flows that somebody wrote by hand, readable or not. */
@Controller('control/fdr')
@UseGuards(ControlKeyGuard)
@ApiBearerAuth()
export class FlowsController {
  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Post('flows')
  @HttpCode(201)
  @AnyText()
  @ApiOperation({
    summary: 'Pubblica flussi così come sono scritti: {ec, pspId, published, header, payments} di ciascuno',
  })
  @ApiBody({ schema: { type: 'array', items: { type: 'object', additionalProperties: true } } })
  async publish(@Req() request: FastifyRequest): Promise<{ pubblicati: number }> {
    try {
      return { pubblicati: await this.simulator.givenFlows.publish(writtenBodyOf(request)) };
    } catch (error) {
      if (error instanceof NotFlows) throw new BadRequestException(error.message);
      throw error;
    }
  }
}
