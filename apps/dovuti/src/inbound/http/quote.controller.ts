import { BadRequestException, Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { quoteRequest, quoteResponse } from '@mypay/contracts';
import { QuoteAvviso } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { OnlyServices } from '@mypay/platform/auth';

/** The only question that another service of ours asks: what is this notice worth now? Checked by the contract on both ways. */
@ApiExcludeController()
@Controller('interno/enti/:ente/quote')
export class QuoteController {
  constructor(@Inject(QuoteAvviso) private readonly quoteAvvisoContent: QuoteAvviso) {}

  @Post()
  @HttpCode(200)
  @OnlyServices('pagamenti')
  async quote(@Param('ente') ente: string, @Body() body: unknown): Promise<unknown> {
    const request = quoteRequest.safeParse(body);
    if (!request.success) throw new BadRequestException('La domanda non è quella del contratto.');
    return quoteResponse.encode(await this.quoteAvvisoContent.execute(parseCodiceFiscaleEnte(ente), request.data));
  }
}
