import { Body, Controller, Get, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { writeEuro } from '../books/money';
import type { PspRegistrato } from '../registry/registry';
import type { PspFault } from '../psp/psp-client';
import { SIMULATOR, type Simulator } from '../simulator';
import { Html, html, page } from './page';

class SportelloDto {
  @IsString() @MaxLength(35) psp!: string;
  @IsString() @MaxLength(40) ec!: string;
  @IsString() @MaxLength(60) avviso!: string;
}

class PagaDto extends SportelloDto {
  @IsIn(['paga', 'rifiuta', 'abbandona']) azione!: 'paga' | 'rifiuta' | 'abbandona';
  @Matches(/^\d{1,9}\.\d{2}$/) importo!: string;
}

const HTML = 'text/html; charset=utf-8';

/** The counter of a PSP: ente and notice, what is due, pay. A person uses it to pay a notice by hand. */
@Controller('sportello')
export class SportelloController {
  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Get()
  @Header('content-type', HTML)
  form(): string {
    return page('Sportello PSP', this.ask({ psp: '', ec: '', avviso: '' }));
  }

  @Post()
  @HttpCode(200)
  @Header('content-type', HTML)
  async verify(@Body() body: SportelloDto): Promise<string> {
    const wanted = { ...body, ec: digits(body.ec), avviso: digits(body.avviso) };
    const psp = this.simulator.registry.psp(wanted.psp);
    const problem = !psp
      ? 'Scegliere un PSP.'
      : !/^\d{11}$/.test(wanted.ec)
        ? 'Il codice fiscale dell’ente ha 11 cifre.'
        : !/^\d{18}$/.test(wanted.avviso)
          ? 'Il codice avviso ha 18 cifre.'
          : undefined;
    if (!psp || problem !== undefined)
      return page(
        'Sportello PSP',
        html`<p class="errore">${problem ?? ''}</p>
          ${this.ask(wanted)}`,
      );

    const { answer, amount, description, companyName, dueDate } = await this.simulator.counter.verify(
      psp,
      wanted.ec,
      wanted.avviso,
    );
    if (answer.fault || amount === undefined)
      return page('Avviso non pagabile', html`${refusal(answer.fault)}${this.ask(wanted)}`);
    return page(
      'Avviso da pagare',
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
          ${hidden({ ...wanted, importo: writeEuro(amount) })}
          <button name="azione" value="paga">Paga</button>
          <button name="azione" value="rifiuta" class="secondario">Rifiuta</button>
          <button name="azione" value="abbandona" class="secondario">Abbandona</button>
        </form>`,
    );
  }

  @Post('paga')
  @HttpCode(200)
  @Header('content-type', HTML)
  async pay(@Body() { psp: pspId, ec, avviso, azione, importo }: PagaDto): Promise<string> {
    const again = this.ask({ psp: pspId, ec: '', avviso: '' });
    const psp = this.simulator.registry.psp(pspId);
    if (!psp) return page('Sportello PSP', again);
    const outcome = azione === 'paga' ? 'OK' : azione === 'rifiuta' ? 'KO' : 'none';
    const paid = await this.simulator.counter.pay(
      psp,
      digits(ec),
      digits(avviso),
      { amount: importo, outcome, idempotencyKey: 'none' },
      'banco',
    );
    if (paid.outcome === 'KO') return page('Pagamento non riuscito', html`${refusal(paid.fault)}${again}`);
    const said =
      outcome === 'OK'
        ? html`<p class="esito">
            Pagati ${euro(paid.amount ?? importo)} per l’avviso ${avviso}. La ricevuta parte tra pochi secondi.
          </p>`
        : outcome === 'KO'
          ? html`<p class="esito">Pagamento rifiutato: l’avviso torna subito pagabile.</p>`
          : html`<p class="esito">Pagamento abbandonato: l’avviso torna pagabile alla scadenza del token.</p>`;
    return page(
      'Esito',
      html`${said}
        <dl>
          <dt>Token (IUR)</dt>
          <dd><code>${paid.token ?? ''}</code></dd>
        </dl>
        ${again}`,
    );
  }

  private ask(known: { readonly psp: string; readonly ec: string; readonly avviso: string }): Html {
    const { registry } = this.simulator;
    const option = (value: string, text: string, chosen: boolean): Html =>
      chosen
        ? html`<option value="${value}" selected>${text}</option>`
        : html`<option value="${value}">${text}</option>`;
    const psps = registry.psps.map((psp: PspRegistrato) =>
      option(psp.pspId, psp.denominazione, psp.pspId === known.psp),
    );
    const enti = registry.current.enti.map(({ codiceFiscale, denominazione }) =>
      option(codiceFiscale, `${denominazione} (${codiceFiscale})`, codiceFiscale === known.ec),
    );
    return html`<form method="post" action="/sportello">
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
const euro = (text: string): string => `${text.replace('.', ',')} €`;

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
