import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { OpenReceipt, type ReceiptPrinter } from '@mypay/pagamenti-core';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Permesso } from '@mypay/platform/auth';
import type { FastifyReply } from 'fastify';
import { RECEIPT_PRINTER } from '../../tokens';
import { OpenReceiptDto } from './checkout.dto';
import { sendReceiptPdf } from './pdf-answer';
import { PersonReceiptView, toPersonReceiptView } from './person-receipt.view';

/** Receipts by a link that expires: whoever has the link, for a day; then who knows whose receipt it is. Source: ui.md C-11. */
@Controller('public/ricevute/:token')
export class ReceiptLinksController {
  constructor(
    @Inject(OpenReceipt) private readonly receipts: OpenReceipt,
    @Inject(RECEIPT_PRINTER) private readonly printer: ReceiptPrinter,
  ) {}

  @Post()
  @HttpCode(200)
  @Permesso('pub.esito.read')
  @ApiOkResponse({ type: PersonReceiptView })
  async open(@Param('token') token: string, @Body() { codiceFiscale }: OpenReceiptDto): Promise<PersonReceiptView> {
    const { ricevuta, recognised } = await this.receipts.open(token, codiceFiscale);
    return toPersonReceiptView(ricevuta, recognised);
  }

  @Get('pdf')
  @Permesso('pub.esito.read')
  @ApiProduces('application/pdf')
  async paper(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await sendReceiptPdf(reply, this.printer, (await this.receipts.open(token, undefined)).ricevuta);
  }

  /** The same for an old link, with the codice fiscale. */
  @Post('pdf')
  @HttpCode(200)
  @Permesso('pub.esito.read')
  @ApiProduces('application/pdf')
  async paperOf(
    @Param('token') token: string,
    @Body() { codiceFiscale }: OpenReceiptDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendReceiptPdf(reply, this.printer, (await this.receipts.open(token, codiceFiscale)).ricevuta);
  }
}
