import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { plusMs, romeOf } from '../books/dates';
import type { Giornale } from '../books/model';
import { SIMULATOR, type Simulator } from '../simulator';
import { type FormSession, FormSessions, pageHeaders } from '../sportello/form-session';
import { type Html, html, page } from '../sportello/page';

const DAY_MS = 86_400_000;
const STEPS = { giorno: DAY_MS, settimana: 7 * DAY_MS } as const;

class StepDto {
  @IsIn(['giorno', 'settimana', 'pubblica']) azione!: keyof typeof STEPS | 'pubblica';
  @IsOptional() @IsString() @MaxLength(40) ec?: string;
  @IsOptional() @IsString() @MaxLength(64) csrf?: string;
}

/** The treasurer bank for people: lets days go by, publishes an ente's giornale di cassa, hands out its file. */
@Controller('banca')
export class BankController {
  private readonly sessions = new FormSessions('banca');

  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Get()
  form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.show(request, reply, (form) => this.ask(form));
  }

  @Post()
  @HttpCode(200)
  async step(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: StepDto): Promise<void> {
    if (!this.sessions.isOf(this.sessions.of(request.headers.cookie), body.csrf))
      return this.show(
        request,
        reply.status(403),
        (form) =>
          html`<p class="errore">
              Il modulo è scaduto o non viene da questa pagina: non è stato fatto nulla. Riprovare.
            </p>
            ${this.ask(form)}`,
      );
    const said = body.azione === 'pubblica' ? await this.publish(body.ec ?? '') : await this.goOn(STEPS[body.azione]);
    this.show(request, reply, (form) => html`${said}${this.ask(form, body.ec)}`);
  }

  @Get(':ec/giornali/:id')
  async file(@Param('ec') ec: string, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const giornale = await this.simulator.treasury.file(ec, id);
    if (!giornale) throw new NotFoundException('Nessun giornale di cassa con questo nome.');
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(giornale.fileName)}`)
      .send(giornale.content);
  }

  private async goOn(ms: number): Promise<Html> {
    const { clock, jobs } = this.simulator;
    await jobs.advance(plusMs(clock.now(), ms));
    return html`<p class="esito">
      Ora è il ${this.today()}: i PSP hanno rendicontato e accreditato ciò che dovevano.
    </p>`;
  }

  private async publish(ec: string): Promise<Html> {
    if (!this.simulator.registry.ente(ec)) return html`<p class="errore">Scegliere un ente.</p>`;
    const giornale: Giornale | undefined = await this.simulator.treasury.publish(ec, {});
    if (!giornale)
      return html`<p class="esito">Nessun movimento nuovo: lasciar passare qualche giorno dopo il pagamento.</p>`;
    return html`<p class="esito">
      Giornale di cassa pronto, ${giornale.rows === 1 ? '1 riga' : `${String(giornale.rows)} righe`}:
      <a href="/banca/${ec}/giornali/${giornale.id}" download>${giornale.fileName}</a>
    </p>`;
  }

  private today(): string {
    return romeOf(this.simulator.clock.now()).day.split('-').reverse().join('/');
  }

  private show(request: FastifyRequest, reply: FastifyReply, content: (form: FormSession) => Html): void {
    const form = this.sessions.of(request.headers.cookie);
    const nonce = randomBytes(16).toString('base64url');
    void reply
      .headers(pageHeaders(this.sessions.page, form, nonce))
      .send(page('Banca tesoriera', content(form), nonce));
  }

  private ask({ csrf }: FormSession, known?: string): Html {
    const enti = this.simulator.registry.current.enti.map(({ codiceFiscale, denominazione }) =>
      codiceFiscale === known
        ? html`<option value="${codiceFiscale}" selected>${denominazione}</option>`
        : html`<option value="${codiceFiscale}">${denominazione}</option>`,
    );
    return html`<p>Per il simulatore oggi è il <strong>${this.today()}</strong>.</p>
      <form method="post" action="/banca">
        <input type="hidden" name="csrf" value="${csrf}" />
        <button name="azione" value="giorno">Passa un giorno</button>
        <button name="azione" value="settimana">Passa una settimana</button>
        <label for="ec">Ente</label>
        <select id="ec" name="ec">
          ${enti}
        </select>
        <button name="azione" value="pubblica">Pubblica il giornale di cassa</button>
      </form>`;
  }
}
