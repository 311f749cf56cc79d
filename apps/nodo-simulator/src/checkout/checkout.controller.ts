import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { SIMULATOR, type Simulator } from '../simulator';
import { type FormSession, FormSessions, pageHeaders } from '../sportello/form-session';
import { html, Html, page } from '../sportello/page';
import { type Cart, CART_ACTIONS, type CartChoice, RECEIPT_WAYS } from './carts';
import { returnOf } from './checkout';
import { CHECKOUT_STYLE, endedCart, openCart, type ShownNotice, unpayable } from './checkout-pages';

class CheckoutFormDto {
  @IsIn(CART_ACTIONS) azione!: CartChoice['action'];
  @IsOptional() @IsString() @MaxLength(35) psp?: string;
  @IsOptional() @IsIn(RECEIPT_WAYS) ricevuta?: CartChoice['receipt'];
  @IsOptional() @IsString() @MaxLength(256) email?: string;
  @IsOptional() @IsString() @MaxLength(64) csrf?: string;
}

/** Checkout's pages, as a person on a phone sees them. Source: node-simulator.md §6.1. */
@ApiExcludeController()
@Controller('checkout/c')
export class CheckoutController {
  private readonly sessions = new FormSessions('checkout');

  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Get(':id')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const cart = await this.simulator.carts.find(id);
    if (!cart) return this.unknown(request, reply);
    if (cart.state !== 'APERTO') return this.ended(request, reply, cart);
    await this.open(request, reply, cart);
  }

  @Post(':id')
  async act(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: CheckoutFormDto,
  ): Promise<void> {
    const cart = await this.simulator.carts.find(id);
    if (!cart) return this.unknown(request, reply);
    if (!this.sessions.isOf(this.sessions.of(request.headers.cookie), body.csrf)) {
      void reply.status(403);
      return cart.state === 'APERTO' ? this.open(request, reply, cart) : this.ended(request, reply, cart);
    }
    const { psp = this.simulator.registry.psps[0]?.pspId ?? '', ricevuta: receipt = 'subito' } = body;
    const after = await this.simulator.checkout.act(id, { action: body.azione, psp, receipt, email: body.email });
    const back = after && returnOf(after);
    // What went wrong is told here; everything else leads straight back.
    if (back !== undefined && after?.state !== 'NON_RIUSCITO') {
      void reply.status(303).header('location', back).header('cache-control', 'no-store').send();
      return;
    }
    this.ended(request, reply, after ?? cart);
  }

  /** Each notice is verified now, so that the page says what the ente asks now. */
  private async open(request: FastifyRequest, reply: FastifyReply, cart: Cart): Promise<void> {
    const { counter, registry, checkout } = this.simulator;
    const notices: ShownNotice[] = [];
    const [first] = registry.psps;
    for (const [at, asked] of cart.request.notices.entries()) {
      if (!first) break;
      const { answer, amount, description, companyName } = await counter.verify(first, asked.ec, asked.notice);
      if (amount === undefined)
        return this.page(request, reply, cart, 'Avviso non pagabile', ({ csrf }) =>
          unpayable(cart, answer.fault, csrf),
        );
      notices[at] = {
        notice: asked.notice,
        amount,
        companyName: companyName ?? asked.companyName,
        description: description ?? asked.description,
      };
    }
    const psps = registry.psps.map((psp) => ({ psp, fee: checkout.feeOf(psp) }));
    this.page(request, reply, cart, 'Paga con pagoPA', ({ csrf }) => openCart(cart, notices, psps, csrf));
  }

  private ended(request: FastifyRequest, reply: FastifyReply, cart: Cart): void {
    const { title, content } = endedCart(cart);
    if (cart.state === 'IN_CORSO') void reply.header('refresh', '1');
    this.page(request, reply, cart, title, () => content);
  }

  private unknown(request: FastifyRequest, reply: FastifyReply): void {
    void reply.status(404);
    this.page(
      request,
      reply,
      undefined,
      'Carrello sconosciuto',
      () => html`<p class="errore">Nessun carrello qui.</p>`,
    );
  }

  private page(
    request: FastifyRequest,
    reply: FastifyReply,
    cart: Cart | undefined,
    title: string,
    content: (form: FormSession) => Html,
  ): void {
    const form = this.sessions.of(request.headers.cookie);
    const nonce = randomBytes(16).toString('base64url');
    const returns = cart ? Object.values<string>({ ...cart.request.returnUrls }).map((url) => new URL(url).origin) : [];
    void reply
      .headers(pageHeaders(this.sessions.page, form, nonce, [...new Set(returns)]))
      .send(page(title, content(form), nonce, CHECKOUT_STYLE));
  }
}
