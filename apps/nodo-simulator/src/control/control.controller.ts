import {
  BadRequestException,
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
  UseGuards,
} from '@nestjs/common';
import { plusMs } from '../books/dates';
import type { Run } from '../books/model';
import { cents, writeEuro } from '../books/money';
import type { PspRegistrato } from '../registry/registry';
import { SIMULATOR, type Simulator } from '../simulator';
import { ControlKeyGuard } from './control-key.guard';
import {
  AdvanceDto,
  ClockDto,
  CloseDayDto,
  NoticeDto,
  NoticesDto,
  NoticesQuery,
  OutcomeDto,
  PayDto,
  RegistryDto,
  RunDto,
  RunPaymentsDto,
} from './control.dto';

/** Registry, clock, runs, PSPs: what a demo or a test drives. */
@Controller('control')
@UseGuards(ControlKeyGuard)
export class ControlController {
  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Get('health')
  health(): { stato: string } {
    return { stato: 'pronto' };
  }

  @Put('registry')
  async putRegistry(@Body() body: RegistryDto): Promise<unknown> {
    const stations = new Set(body.stazioni.map(({ id }) => id));
    const lost = body.enti.flatMap(({ codici }) => codici).find(({ stazione }) => !stations.has(stazione));
    if (lost) throw new BadRequestException(`La stazione ${lost.stazione} non è tra quelle date`);
    await this.simulator.registry.replace({
      intermediario: { ...body.intermediario },
      stazioni: body.stazioni.map((stazione) => ({ ...stazione })),
      enti: body.enti.map((ente) => ({
        codiceFiscale: ente.codiceFiscale,
        denominazione: ente.denominazione,
        iban: ente.iban,
        codici: ente.codici.map(({ stazione, tipo, codice }) => ({ stazione, tipo: tipo ?? 'SEGREGAZIONE', codice })),
        flgPagati: ente.flgPagati ?? false,
        flgTesoreria: ente.flgTesoreria ?? true,
      })),
    });
    return this.getRegistry();
  }

  @Get('registry')
  getRegistry(): unknown {
    const { registry } = this.simulator;
    const { intermediario, stazioni, enti } = registry.current;
    return {
      intermediario,
      stazioni: stazioni.map(({ password: _p, subscriptionKey: _k, ...shown }) => shown),
      enti,
      psp: registry.psps.map(({ password: _, ...shown }) => shown),
    };
  }

  @Get('clock')
  async clock(): Promise<Record<string, unknown>> {
    const { clock, jobs } = this.simulator;
    const { nextDue } = await jobs.pending();
    return {
      now: clock.now(),
      mode: clock.mode,
      advancingTo: clock.advancingTo ?? null,
      nextDue: nextDue ?? null,
    };
  }

  @Post('clock')
  @HttpCode(200)
  async setClock(@Body() { mode }: ClockDto): Promise<unknown> {
    if (mode === 'frozen') await this.simulator.clock.freeze();
    else await this.simulator.clock.release();
    return this.clock();
  }

  @Post('clock/advance')
  @HttpCode(200)
  async advance(@Body() { to, by }: AdvanceDto): Promise<unknown> {
    const { clock, jobs } = this.simulator;
    const target = to === undefined ? by !== undefined && plusMs(clock.now(), by) : plusMs(to, 0);
    if (!target) throw new BadRequestException('Serve `to` (istante) oppure `by` (millisecondi)');
    const ran = await jobs.advance(target);
    return { ...(await this.clock()), jobs: ran };
  }

  @Post('runs')
  async open(@Body() { seed, config }: RunDto): Promise<unknown> {
    const { chiave, anomalies = 'none', maxLines } = config ?? {};
    const run = await this.simulator.runs.open(
      seed,
      { anomalies, ...(maxLines === undefined ? {} : { maxLines }) },
      chiave,
    );
    return { run: run.number, seed: run.seed, startedAt: run.startedAt, config: run.config };
  }

  @Get('runs')
  async runs(): Promise<unknown> {
    return (await this.simulator.runs.list()).map(({ number, seed, startedAt, config }) => ({
      run: number,
      seed,
      startedAt,
      config,
    }));
  }

  @Get('runs/:n')
  async progress(@Param('n', ParseIntPipe) n: number): Promise<unknown> {
    return this.simulator.progress.ofRun(await this.run(n));
  }

  @Post('runs/:n/pay')
  @HttpCode(202)
  async payAll(@Param('n', ParseIntPipe) n: number, @Body() { payments }: RunPaymentsDto): Promise<unknown> {
    const stranger = payments.find(({ psp }) => psp !== undefined && !this.simulator.registry.psp(psp));
    if (stranger) throw new BadRequestException(`PSP sconosciuto: ${stranger.psp}`);
    return { run: n, ...(await this.simulator.runs.pay(await this.run(n), payments)) };
  }

  @Post('notices/import')
  @HttpCode(200)
  async importNotices(@Body() { notices }: NoticesDto): Promise<unknown> {
    const imported = await this.simulator.store.run(
      `insert into posizioni (ec, avviso, stato) select ec, avviso, 'INSERTED' from unnest($1::text[], $2::text[]) as n (ec, avviso)
       on conflict (ec, avviso) do nothing`,
      [notices.map(({ ec }) => ec), notices.map(({ notice }) => notice)],
    );
    return { imported, known: notices.length - imported };
  }

  @Get('notices')
  notices(@Query() { ec, status }: NoticesQuery): Promise<unknown> {
    return this.simulator.store.rows(
      `select n.ec, n.avviso as notice, n.stato as status, n.iuv, p.run, p.token from posizioni n
       left join lateral (select run, token from pagamenti p where p.ec = n.ec and p.avviso = n.avviso order by ord desc limit 1) p on true
       where ($1::text is null or n.ec = $1) and ($2::text is null or n.stato = $2) order by n.ec, n.avviso limit 10000`,
      [ec, status],
    );
  }

  @Post('psp/close-day')
  @HttpCode(200)
  closeDay(@Body() { date }: CloseDayDto): Promise<unknown> {
    return this.simulator.closing.closeAll(date);
  }

  @Post('psp/:psp/verify')
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

  @Post('psp/:psp/pay')
  @HttpCode(200)
  pay(@Param('psp') pspId: string, @Body() { ec, notice, options }: PayDto): Promise<unknown> {
    return this.simulator.counter.pay(this.psp(pspId), ec, notice, options ?? {}, 'banco');
  }

  /** The first step alone: the token that the node gives, with the messages. */
  @Post('psp/:psp/activate')
  @HttpCode(200)
  activate(@Param('psp') pspId: string, @Body() { ec, notice, options }: PayDto): Promise<unknown> {
    const known = { amount: '0.01', ...options, outcome: 'none' as const };
    return this.simulator.counter.pay(this.psp(pspId), ec, notice, known, 'banco');
  }

  /** The last step alone. */
  @Post('psp/:psp/outcome')
  @HttpCode(200)
  outcome(@Param('psp') pspId: string, @Body() { token, options }: OutcomeDto): Promise<unknown> {
    return this.simulator.counter.report(this.psp(pspId), token, cents(0), options ?? {}, 'banco');
  }

  /** Forgets everything that happened, registry and clock excepted; for tests against a simulator that runs. */
  @Post('reset')
  @HttpCode(200)
  async reset(): Promise<unknown> {
    await this.simulator.jobs.paused(() =>
      this.simulator.store.transaction(async (tx) => {
        await tx.run(
          `truncate corse_pagamenti, consegne, pagamenti, posizioni, idempotenza, lavori, revisioni, flussi, movimenti, bonifici,
             giornali, messaggi, conformita, contatori`,
        );
        await tx.run('delete from corse where numero > 0');
      }),
    );
    return { stato: 'vuoto' };
  }

  private psp(pspId: string): PspRegistrato {
    const psp = this.simulator.registry.psp(pspId);
    if (!psp) throw new NotFoundException(`PSP sconosciuto: ${pspId}`);
    return psp;
  }

  private async run(number: number): Promise<Run> {
    const run = await this.simulator.runs.find(number);
    if (!run) throw new NotFoundException(`Nessuna corsa ${number}`);
    return run;
  }
}
