import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { cents, parseEuro } from '@mypay/kernel';
import { OpenReceipt, ReadEsito, type ReturnHint, StartCheckout } from '@mypay/pagamenti-core';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import type { PagamentiConfig } from '../../config';
import { CONFIG } from '../../tokens';
import { CheckoutDto, ReceiptOfDto, ReturnHintDto } from './checkout.dto';
import { EsitoView, ReceiptLinkView, StartedCheckoutView, toEsitoView } from './checkout.view';

/** What the browser's address says of how it came back. */
const REASONS: Record<ReturnHint, string> = { OK: 'ok', ANNULLATO: 'annulla', ERRORE: 'errore' };

/** A citizen pays by the node's Checkout, and sees what came of it. */
@Controller('public')
export class CheckoutController {
  constructor(
    @Inject(StartCheckout) private readonly start: StartCheckout,
    @Inject(ReadEsito) private readonly esiti: ReadEsito,
    @Inject(OpenReceipt) private readonly receipts: OpenReceipt,
    @Inject(CONFIG) private readonly config: Pick<PagamentiConfig, 'PORTALE_PUBLIC_URL'>,
  ) {}

  /** Sends the cart (or the notices that are named) to the node; the answer says where the browser goes. */
  @Post('checkout')
  @HttpCode(200)
  @Permesso('pub.checkout')
  @ApiOkResponse({ type: StartedCheckoutView })
  begin(@Body() body: CheckoutDto, @Caller() caller: CallerIdentity): Promise<StartedCheckoutView> {
    return this.start.execute({
      soggetto: caller.soggetto,
      avvisi: body.avvisi?.map(({ codiceFiscaleEnte, numeroAvviso, codiceFiscale, importoVisto }) => ({
        ente: codiceFiscaleEnte,
        numeroAvviso,
        codiceFiscale,
        importoVisto: importoVisto === undefined ? undefined : cents(parseEuro(importoVisto)),
      })),
      email: body.email,
      accettaImporti: body.accettaImporti ?? false,
      esitoUrl: (id, hint) => this.esitoUrl(id, hint),
    });
  }

  @Get('esiti/:id')
  @Permesso('pub.esito.read')
  @ApiOkResponse({ type: EsitoView })
  async esito(@Param('id') id: string): Promise<EsitoView> {
    return toEsitoView(await this.esiti.execute(id));
  }

  /** What the browser said when it came back: kept as a hint, believed by nobody. */
  @Post('esiti/:id/ritorno')
  @HttpCode(204)
  @Permesso('pub.esito.read')
  @ApiNoContentResponse()
  async returned(@Param('id') id: string, @Body() { ritorno }: ReturnHintDto): Promise<void> {
    await this.esiti.returned(id, ritorno);
  }

  /** A link to the receipt of a notice, which expires. */
  @Post('esiti/:id/ricevute')
  @HttpCode(201)
  @Permesso('pub.esito.read')
  @ApiCreatedResponse({ type: ReceiptLinkView })
  async link(@Param('id') id: string, @Body() { numeroAvviso }: ReceiptOfDto): Promise<ReceiptLinkView> {
    const { token, scadeIl } = await this.receipts.linkFor(id, numeroAvviso);
    return { url: `/ricevute/${token}`, scadeIl: scadeIl.toISOString() };
  }

  private esitoUrl(id: string, hint: ReturnHint | undefined): string {
    const url = new URL(`/esito/${id}`, this.config.PORTALE_PUBLIC_URL);
    if (hint) url.searchParams.set('r', REASONS[hint]);
    return url.href;
  }
}
