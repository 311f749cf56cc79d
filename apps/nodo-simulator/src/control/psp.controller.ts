import { Body, Controller, HttpCode, Inject, NotFoundException, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation } from '@nestjs/swagger';
import { cents, writeEuro } from '../books/money';
import type { RegisteredPsp } from '../registry/registry';
import { SIMULATOR, type Simulator } from '../simulator';
import { CloseDayDto, NoticeDto, OutcomeDto, PayDto } from './control.dto';
import { ControlKeyGuard } from './control-key.guard';

/** The PSPs of the profile, one call at a time, always through the node's SOAP door. */
@Controller('control/psp')
@UseGuards(ControlKeyGuard)
@ApiBearerAuth()
export class PspController {
  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Post('close-day')
  @ApiOperation({ summary: 'Chiude ora le giornate aperte: flussi e bonifici' })
  @HttpCode(200)
  closeDay(@Body() { date }: CloseDayDto): Promise<unknown> {
    return this.simulator.closing.closeAll(date);
  }

  @Post(':psp/verify')
  @ApiOperation({ summary: 'Verifica un avviso' })
  @HttpCode(200)
  async verify(@Param('psp') pspId: string, @Body() { ec, notice }: NoticeDto): Promise<unknown> {
    const { answer, amount, ...shown } = await this.simulator.counter.verify(this.psp(pspId), ec, notice);
    const { outcome, fault, request, response } = answer;
    return {
      outcome,
      fault,
      ...shown,
      ...(amount === undefined ? {} : { amount: writeEuro(amount) }),
      request,
      response,
    };
  }

  @Post(':psp/pay')
  @ApiOperation({ summary: 'Paga un avviso: verifica, attivazione, esito' })
  @HttpCode(200)
  pay(@Param('psp') pspId: string, @Body() { ec, notice, options }: PayDto): Promise<unknown> {
    return this.simulator.counter.pay(this.psp(pspId), ec, notice, options ?? {}, 'banco');
  }

  /** The first step alone: the token that the node gives, with the messages. */
  @Post(':psp/activate')
  @ApiOperation({ summary: 'La sola attivazione' })
  @HttpCode(200)
  activate(@Param('psp') pspId: string, @Body() { ec, notice, options }: PayDto): Promise<unknown> {
    const known = { amount: '0.01', ...options, outcome: 'none' as const };
    return this.simulator.counter.pay(this.psp(pspId), ec, notice, known, 'banco');
  }

  /** The last step alone. */
  @Post(':psp/outcome')
  @ApiOperation({ summary: 'Il solo esito' })
  @HttpCode(200)
  outcome(@Param('psp') pspId: string, @Body() { token, options }: OutcomeDto): Promise<unknown> {
    return this.simulator.counter.report(this.psp(pspId), token, cents(0), options ?? {}, 'banco');
  }

  private psp(pspId: string): RegisteredPsp {
    const psp = this.simulator.registry.psp(pspId);
    if (!psp) throw new NotFoundException(`PSP sconosciuto: ${pspId}`);
    return psp;
  }
}
