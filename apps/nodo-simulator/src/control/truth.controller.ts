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
import { ApiBearerAuth, ApiOperation } from '@nestjs/swagger';
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
@ApiBearerAuth()
export class TruthController {
  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Get('quiet')
  @ApiOperation({ summary: 'Se nulla è dovuto né in corso, e che cosa manca ancora' })
  quiet(): Promise<unknown> {
    return this.simulator.progress.quiet();
  }

  @Get('payments/:token')
  @ApiOperation({ summary: 'Un pagamento, la sua storia, le consegne della ricevuta' })
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
  @ApiOperation({ summary: 'I flussi di rendicontazione, pubblicati o no' })
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
  @ApiOperation({ summary: 'Il conto di un ente' })
  async movements(@Param('ec') ec: string): Promise<unknown> {
    return (await movementsOf(this.simulator.store, { ec })).map(({ amount, ...movement }) => ({
      ...movement,
      amount: writeEuro(amount),
    }));
  }

  @Post('bank/:ec/publish')
  @ApiOperation({ summary: 'Pubblica un giornale di cassa' })
  @HttpCode(200)
  async publish(@Param('ec') ec: string, @Body() { to, layout, badRows }: PublishDto): Promise<unknown> {
    if (!this.simulator.registry.ente(ec)) throw new NotFoundException(`Ente sconosciuto: ${ec}`);
    const giornale = await this.simulator.treasury.publish(ec, { to, layout, badRows });
    if (!giornale) return { id: null, rows: 0 };
    const { content: _, ...shown } = giornale;
    return withPositions(shown);
  }

  @Get('bank/:ec/files')
  @ApiOperation({ summary: 'I giornali pubblicati' })
  async files(@Param('ec') ec: string): Promise<unknown> {
    return (await giornaliOf(this.simulator.store, ec)).map(withPositions);
  }

  @Get('bank/:ec/files/:id')
  @ApiOperation({ summary: 'Un giornale, come file' })
  async file(@Param('ec') ec: string, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const giornale = await this.simulator.treasury.file(ec, id);
    if (!giornale) throw new NotFoundException('Nessun giornale con questo nome');
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${giornale.fileName}"`)
      .send(giornale.content);
  }

  @Get('oracle/classes')
  @ApiOperation({ summary: 'Che cosa deve mostrare la riconciliazione' })
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
  @ApiOperation({ summary: 'Le anomalie, a parole' })
  explanations(): unknown {
    return EXPLANATIONS;
  }

  @Get('messages')
  @ApiOperation({ summary: 'I messaggi registrati' })
  messages(@Query() query: MessagesQuery): Promise<unknown> {
    return this.simulator.recorder.list(query);
  }

  @Get('conformance')
  @ApiOperation({ summary: 'I controlli sulle risposte della piattaforma' })
  conformance(): Promise<unknown> {
    return this.simulator.conformance.report();
  }
}

/** Where the seven meaningful columns stand, under the name that the platform's upload door gives them. */
const withPositions = ({ positions, ...giornale }: GiornaleHeader) => ({ ...giornale, posizioni: positions });

/** Keys in one piece and in their parts. */
function keysSpelledOut(expected: OracleExport): unknown {
  return {
    ...expected,
    pagamenti: expected.pagamenti.map((item) => {
      const [iuv = '', iur = '', index = ''] = item.chiave.split('/');
      return { ...item, iuv, iur, indice: Number(index) };
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
