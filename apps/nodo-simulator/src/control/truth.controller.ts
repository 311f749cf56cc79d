import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Post,
  Query,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EXPLANATIONS, oracle, type OracleExport } from '../books';
import { writeEuro } from '../books/money';
import { SIMULATOR, type Simulator } from '../simulator';
import { flowsOf, giornaliOf, type GiornaleHeader, movementsOf, truthOf } from '../store/truth';
import { ControlKeyGuard } from './control-key.guard';
import { ClassesQuery, MessagesQuery, PublishDto } from './control.dto';

/** What really happened, what the bank publishes, and what reconciliation must show. */
@Controller('control')
@UseGuards(ControlKeyGuard)
export class TruthController {
  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Get('quiet')
  quiet(): Promise<unknown> {
    return this.simulator.progress.quiet();
  }

  @Get('payments/:token')
  async payment(@Param('token') token: string): Promise<unknown> {
    const { store } = this.simulator;
    const [payment] = await store.rows<Record<string, unknown>>('select * from pagamenti where token = $1', [token]);
    if (!payment) throw new NotFoundException('Nessun pagamento con questo token');
    const deliveries = await store.rows(
      `select ec, stazione as station, stato as status, tentativi as attempts, accettata as "acceptedAt", prossima as "dueAt", ultima as "lastAnswer"
       from consegne where token = $1 order by ord`,
      [token],
    );
    return { ...payment, deliveries };
  }

  @Get('flows')
  async flows(@Query('ec') ec?: string): Promise<unknown> {
    return (await flowsOf(this.simulator.store, { ec })).flatMap(({ revisions, ...flow }) =>
      revisions.map((revision) => ({
        ec: flow.ec,
        psp: flow.psp,
        senderId: flow.senderId,
        iuf: flow.iuf,
        iban: flow.iban,
        run: flow.run,
        revision: revision.revision,
        publishAt: revision.publishAt ?? null,
        publishedAt: revision.publishedAt ?? null,
        count: revision.declaredCount,
        total: writeEuro(revision.declaredTotal),
        anomalies: flow.anomalies,
      })),
    );
  }

  @Get('bank/:ec/movements')
  async movements(@Param('ec') ec: string): Promise<unknown> {
    return (await movementsOf(this.simulator.store, { ec })).map(({ amount, ...movement }) => ({
      ...movement,
      amount: writeEuro(amount),
    }));
  }

  @Post('bank/:ec/publish')
  @HttpCode(200)
  async publish(@Param('ec') ec: string, @Body() { to, layout, badRows }: PublishDto): Promise<unknown> {
    if (!this.simulator.registry.ente(ec)) throw new NotFoundException(`Ente sconosciuto: ${ec}`);
    const giornale = await this.simulator.treasury.publish(ec, { to, layout, badRows });
    if (!giornale) return { id: null, rows: 0 };
    const { content: _, ...shown } = giornale;
    return withPosizioni(shown);
  }

  @Get('bank/:ec/files')
  async files(@Param('ec') ec: string): Promise<unknown> {
    return (await giornaliOf(this.simulator.store, ec)).map(withPosizioni);
  }

  @Get('bank/:ec/files/:id')
  async file(@Param('ec') ec: string, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const giornale = await this.simulator.treasury.file(ec, id);
    if (!giornale) throw new NotFoundException('Nessun giornale con questo nome');
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${giornale.fileName}"`)
      .send(giornale.content);
  }

  @Get('oracle/classes')
  async classes(@Query() { ec, flgPagati, flgTesoreria, at }: ClassesQuery): Promise<unknown> {
    const ente = this.simulator.registry.ente(ec);
    const flags = {
      flgPagati: flgPagati === undefined ? (ente?.flgPagati ?? false) : flgPagati === 'true',
      flgTesoreria: flgTesoreria === undefined ? (ente?.flgTesoreria ?? true) : flgTesoreria === 'true',
    };
    return keysSpelledOut(oracle(await truthOf(this.simulator.store), ec, flags, at));
  }

  /** Every anomaly in words. */
  @Get('anomalies')
  explanations(): unknown {
    return EXPLANATIONS;
  }

  @Get('messages')
  messages(@Query() query: MessagesQuery): Promise<unknown> {
    return this.simulator.recorder.list(query);
  }

  @Get('conformance')
  conformance(): Promise<unknown> {
    return this.simulator.conformance.report();
  }
}

/** Where the seven meaningful columns stand, under the name that the platform's upload door gives them. */
const withPosizioni = ({ positions, ...giornale }: GiornaleHeader) => ({ ...giornale, posizioni: positions });

/** Keys in one piece and in their parts. */
function keysSpelledOut(expected: OracleExport): unknown {
  return {
    ...expected,
    pagamenti: expected.pagamenti.map((item) => {
      const [iuv = '', iur = '', indice = ''] = item.chiave.split('/');
      return { ...item, iuv, iur, indice: Number(indice) };
    }),
    movimenti: expected.movimenti.map((item) => {
      const [anno = '', codice = ''] = item.chiave.split('/');
      return { ...item, anno, codice };
    }),
    notifiche: expected.notifiche.map((item) => ({ ...item, iud: item.chiave })),
    flussi: expected.flussi.map((item) => {
      const [psp = '', iuf = ''] = item.chiave.split('/');
      return { ...item, psp, iuf };
    }),
  };
}
