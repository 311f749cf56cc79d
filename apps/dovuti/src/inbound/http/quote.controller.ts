import { BadRequestException, Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { quoteRequest, quoteResponse } from '@mypay/contracts';
import { QuotaAvviso } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { OnlyServices } from '@mypay/platform/auth';

/** The only question that another service of ours asks: what is this notice worth now? Checked by the contract on both ways. */
@ApiExcludeController()
@Controller('interno/enti/:ente/quote')
export class QuoteController {
  constructor(@Inject(QuotaAvviso) private readonly quota: QuotaAvviso) {}

  @Post()
  @HttpCode(200)
  @OnlyServices('pagamenti')
  async quote(@Param('ente') ente: string, @Body() body: unknown): Promise<unknown> {
    const richiesta = quoteRequest.safeParse(body);
    if (!richiesta.success) throw new BadRequestException('La domanda non è quella del contratto.');
    return quoteResponse.encode(await this.quota.execute(parseCodiceFiscaleEnte(ente), richiesta.data));
  }
}
