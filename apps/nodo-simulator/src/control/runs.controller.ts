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
  Query,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOperation } from '@nestjs/swagger';
import type { Run } from '../books/model';
import { SIMULATOR, type Simulator } from '../simulator';
import { NoticesDto, NoticesQuery, RunDto, RunPaymentsDto } from './control.dto';
import { ControlKeyGuard } from './control-key.guard';

/** Runs, which robots pay, and the notices that the simulator has seen. */
@Controller('control')
@UseGuards(ControlKeyGuard)
@ApiBearerAuth()
export class RunsController {
  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Post('runs')
  @ApiOperation({ summary: 'Apre una corsa con un suo seme' })
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
  @ApiOperation({ summary: 'Le corse' })
  async runs(): Promise<unknown> {
    return (await this.simulator.runs.list()).map(({ number, seed, startedAt, config }) => ({
      run: number,
      seed,
      startedAt,
      config,
    }));
  }

  @Get('runs/:n')
  @ApiOperation({ summary: 'A che punto è una corsa, e a che cosa sono capitate le anomalie' })
  async progress(@Param('n', ParseIntPipe) n: number): Promise<unknown> {
    return this.simulator.progress.ofRun(await this.run(n));
  }

  @Post('runs/:n/pay')
  @ApiOperation({ summary: 'Dà ai robot gli avvisi da pagare' })
  @HttpCode(202)
  async payAll(@Param('n', ParseIntPipe) n: number, @Body() { payments }: RunPaymentsDto): Promise<unknown> {
    const stranger = payments.find(({ psp }) => psp !== undefined && !this.simulator.registry.psp(psp));
    if (stranger) throw new BadRequestException(`PSP sconosciuto: ${stranger.psp}`);
    return { run: n, ...(await this.simulator.runs.pay(await this.run(n), payments)) };
  }

  @Post('notices/import')
  @ApiOperation({ summary: 'Fa conoscere degli avvisi' })
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
  @ApiOperation({ summary: 'Gli avvisi visti, con il loro stato' })
  notices(@Query() { ec, status }: NoticesQuery): Promise<unknown> {
    return this.simulator.store.rows(
      `select n.ec, n.avviso as notice, n.stato as status, n.iuv, p.run, p.token from posizioni n
       left join lateral (select run, token from pagamenti p where p.ec = n.ec and p.avviso = n.avviso order by ord desc limit 1) p on true
       where ($1::text is null or n.ec = $1) and ($2::text is null or n.stato = $2) order by n.ec, n.avviso limit 10000`,
      [ec, status],
    );
  }

  private async run(number: number): Promise<Run> {
    const run = await this.simulator.runs.find(number);
    if (!run) throw new NotFoundException(`Nessuna corsa ${number}`);
    return run;
  }
}
