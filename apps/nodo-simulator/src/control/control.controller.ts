import { BadRequestException, Body, Controller, Get, HttpCode, Inject, Post, Put, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation } from '@nestjs/swagger';
import { plusMs } from '../books/dates';
import { SIMULATOR, type Simulator } from '../simulator';
import { ControlKeyGuard } from './control-key.guard';
import { AdvanceDto, ClockDto, RegistryDto } from './control.dto';

/** Tables of what happened, those that refer to another before it. */
const HAPPENED = [
  'carrelli_avvisi',
  'carrelli',
  'corse_pagamenti',
  'consegne',
  'pagamenti',
  'posizioni',
  'idempotenza',
  'lavori',
  'revisioni',
  'flussi',
  'movimenti',
  'bonifici',
  'giornali',
  'messaggi',
  'conformita',
  'contatori',
  'flussi_dati',
] as const;

/** Registry, clock, reset. */
@Controller('control')
@UseGuards(ControlKeyGuard)
@ApiBearerAuth()
export class ControlController {
  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Get('health')
  @ApiOperation({ summary: 'Se risponde' })
  health(): { stato: string } {
    return { stato: 'pronto' };
  }

  @Put('registry')
  @ApiOperation({ summary: 'Sostituisce l’anagrafica: intermediario, stazioni, enti' })
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
  @ApiOperation({ summary: 'L’anagrafica, con i PSP del profilo' })
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
  @ApiOperation({ summary: 'L’orologio virtuale' })
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
  @ApiOperation({ summary: 'Ferma l’orologio, o lo lascia andare 1:1' })
  @HttpCode(200)
  async setClock(@Body() { mode }: ClockDto): Promise<unknown> {
    if (mode === 'frozen') await this.simulator.clock.freeze();
    else await this.simulator.clock.release();
    return this.clock();
  }

  @Post('clock/advance')
  @ApiOperation({ summary: 'Porta avanti l’orologio eseguendo, in ordine, ciò che scade' })
  @HttpCode(200)
  async advance(@Body() { to, by }: AdvanceDto): Promise<unknown> {
    const { clock, jobs } = this.simulator;
    const target = to === undefined ? by !== undefined && plusMs(clock.now(), by) : plusMs(to, 0);
    if (!target) throw new BadRequestException('Serve `to` (istante) oppure `by` (millisecondi)');
    const ran = await jobs.advance(target);
    return { ...(await this.clock()), jobs: ran };
  }

  /** Forgets everything that happened, registry and clock excepted; for tests against a simulator that runs. */
  @Post('reset')
  @ApiOperation({ summary: 'Dimentica tutto ciò che è accaduto' })
  @HttpCode(200)
  async reset(): Promise<unknown> {
    await this.simulator.jobs.paused(() =>
      this.simulator.store.transaction(async (tx) => {
        for (const table of HAPPENED) await tx.run(`delete from ${table}`); // the runtime role may not truncate
        await tx.run('delete from corse where numero > 0');
      }),
    );
    return { stato: 'vuoto' };
  }
}
