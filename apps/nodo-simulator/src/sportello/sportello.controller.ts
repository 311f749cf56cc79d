import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { writeEuro } from '../books/money';
import type { RegisteredPsp } from '../registry/registry';
import type { PspFault } from '../psp/psp-client';
import { SIMULATOR, type Simulator } from '../simulator';
import { type FormSession, FormSessions, pageHeaders } from './form-session';
import { Html, html, page } from './page';

class SportelloDto {
  @IsString() @MaxLength(35) psp!: string;
  @IsString() @MaxLength(40) ec!: string;
  @IsString() @MaxLength(60) avviso!: string;
  @IsOptional() @IsString() @MaxLength(64) csrf?: string;
}

class SportelloPayDto extends SportelloDto {
  @IsIn(['paga', 'rifiuta', 'abbandona']) azione!: 'paga' | 'rifiuta' | 'abbandona';
  @Matches(/^\d{1,9}\.\d{2}$/) importo!: string;
}

/** The counter of a PSP: ente and notice, what is due, pay. A person uses it to pay a notice by hand. */
@Controller('sportello')
export class SportelloController {
  private readonly sessions = new FormSessions('sportello');

  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Get()
  form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.show(request, reply, 'Sportello PSP', (form) => this.ask(form));
  }

  @Post()
  @HttpCode(200)
  async verify(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: SportelloDto): Promise<void> {
    const wanted = { psp: body.psp, ec: digits(body.ec), avviso: digits(body.avviso) };
    if (!this.isOurs(request, reply, body)) return;
    const psp = this.simulator.registry.psp(wanted.psp);
    const problem = !psp
      ? 'Scegliere un PSP.'
      : !/^\d{11}$/.test(wanted.ec)
        ? 'Il codice fiscale dell’ente ha 11 cifre.'
        : !/^\d{18}$/.test(wanted.avviso)
          ? 'Il codice avviso ha 18 cifre.'
          : undefined;
    if (!psp || problem !== undefined)
      return this.show(
        request,
        reply,
        'Sportello PSP',
        (form) =>
          html`<p class="errore">${problem ?? ''}</p>
            ${this.ask(form, wanted)}`,
      );

    const { answer, amount, description, companyName, dueDate } = await this.simulator.counter.verify(
      psp,
      wanted.ec,
      wanted.avviso,
    );
    if (answer.fault || amount === undefined)
      return this.show(
        request,
        reply,
        'Avviso non pagabile',
        (form) => html`${refusal(answer.fault)}${this.ask(form, wanted)}`,
      );
    this.show(
      request,
      reply,
      'Avviso da pagare',
      ({ csrf }) =>
        html`<dl>
            <dt>Ente creditore</dt>
            <dd>${companyName ?? ''} (${wanted.ec})</dd>
            <dt>Causale</dt>
            <dd>${description ?? ''}</dd>
            <dt>Importo</dt>
            <dd>${euro(writeEuro(amount))}</dd>
            <dt>Scadenza</dt>
            <dd>${dueDate ?? '—'}</dd>
            <dt>PSP</dt>
            <dd>${psp.denominazione}</dd>
          </dl>
          <form method="post" action="/sportello/paga">
            ${hidden({ ...wanted, importo: writeEuro(amount), csrf })}
            <button name="azione" value="paga">Paga</button>
            <button name="azione" value="rifiuta" class="secondario">Rifiuta</button>
            <button name="azione" value="abbandona" class="secondario">Abbandona</button>
          </form>`,
    );
  }

  @Post('paga')
  @HttpCode(200)
  async pay(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: SportelloPayDto): Promise<void> {
    const { psp: pspId, ec, avviso, azione, importo } = body;
    if (!this.isOurs(request, reply, body)) return;
    const again = (form: FormSession): Html => this.ask(form, { psp: pspId, ec: '', avviso: '' });
    const psp = this.simulator.registry.psp(pspId);
    if (!psp) return this.show(request, reply, 'Sportello PSP', again);
    const outcome = azione === 'paga' ? 'OK' : azione === 'rifiuta' ? 'KO' : 'none';
    const paid = await this.simulator.counter.pay(
      psp,
      digits(ec),
      digits(avviso),
      { amount: importo, outcome, idempotencyKey: 'none' },
      'banco',
    );
    if (paid.outcome === 'KO')
      return this.show(request, reply, 'Pagamento non riuscito', (form) => html`${refusal(paid.fault)}${again(form)}`);
    const said =
      outcome === 'OK'
        ? html`<p class="esito">
            Pagati ${euro(paid.amount ?? importo)} per l’avviso ${avviso}. La ricevuta parte tra pochi secondi.
          </p>`
        : outcome === 'KO'
          ? html`<p class="esito">Pagamento rifiutato: l’avviso torna subito pagabile.</p>`
          : html`<p class="esito">Pagamento abbandonato: l’avviso torna pagabile alla scadenza del token.</p>`;
    this.show(
      request,
      reply,
      'Esito',
      (form) =>
        html`${said}
          <dl>
            <dt>Token (IUR)</dt>
            <dd><code>${paid.token ?? ''}</code></dd>
          </dl>
          ${again(form)}`,
    );
  }

  private show(
    request: FastifyRequest,
    reply: FastifyReply,
    title: string,
    content: (form: FormSession) => Html,
  ): void {
    const form = this.sessions.of(request.headers.cookie);
    const nonce = randomBytes(16).toString('base64url');
    void reply.headers(pageHeaders(this.sessions.page, form, nonce)).send(page(title, content(form), nonce));
  }

  /** Did the form come from a page of ours? When not, it is shown again and nothing is done. */
  private isOurs(request: FastifyRequest, reply: FastifyReply, { psp, csrf }: SportelloDto): boolean {
    if (this.sessions.isOf(this.sessions.of(request.headers.cookie), csrf)) return true;
    this.show(
      request,
      reply.status(403),
      'Modulo scaduto',
      (form) =>
        html`<p class="errore">Il modulo è scaduto o non viene da questa pagina: non è stato fatto nulla. Riprovare.</p>
          ${this.ask(form, { psp, ec: '', avviso: '' })}`,
    );
    return false;
  }

  private ask(
    { csrf }: FormSession,
    known: { readonly psp: string; readonly ec: string; readonly avviso: string } = { psp: '', ec: '', avviso: '' },
  ): Html {
    const { registry } = this.simulator;
    const option = (value: string, text: string, chosen: boolean): Html =>
      chosen
        ? html`<option value="${value}" selected>${text}</option>`
        : html`<option value="${value}">${text}</option>`;
    const psps = registry.psps.map((psp: RegisteredPsp) =>
      option(psp.pspId, psp.denominazione, psp.pspId === known.psp),
    );
    const enti = registry.current.enti.map(({ codiceFiscale, denominazione }) =>
      option(codiceFiscale, `${denominazione} (${codiceFiscale})`, codiceFiscale === known.ec),
    );
    return html`<form method="post" action="/sportello">
      ${hidden({ csrf })}
      <label for="psp">PSP</label
      ><select id="psp" name="psp">
        ${psps}
      </select>
      <label for="ec">Ente creditore</label
      ><select id="ec" name="ec">
        ${enti}
      </select>
      <label for="avviso">Codice avviso (18 cifre)</label>
      <input id="avviso" name="avviso" inputmode="numeric" autocomplete="off" required value="${known.avviso}" />
      <button>Verifica</button>
    </form>`;
  }
}

const digits = (text: string): string => text.replace(/\s/g, '');
const euro = (text: string): string => `€ ${text.replace('.', ',')}`;

function hidden(fields: Readonly<Record<string, string>>): Html[] {
  return Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}

function refusal(fault: PspFault | undefined): Html {
  if (!fault) return html`<p class="errore">Il Nodo non ha risposto.</p>`;
  const origin = fault.originalFaultCode ? html` – <code>${fault.originalFaultCode}</code>` : html``;
  return html`<div class="errore">
    <p><code>${fault.faultCode}</code>${origin}</p>
    <p>${fault.faultString}</p>
    <p>${fault.description ?? ''}</p>
  </div>`;
}
