import {
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { formatEuro, type LocalDate, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { type FlussoKey, type FlussoReads, PagamentiError, type Pulls, type Reads } from '@mypay/pagamenti-core';
import { ApiAcceptedResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { zipOf } from '@mypay/platform/files';
import { PageQueryDto, readCursor, toPage } from '@mypay/platform/http';
import type { FastifyReply } from 'fastify';
import { FLUSSO_READS, PULLS, READS } from '../../tokens';
import { FlussiQueryDto } from './flussi.dto';
import { AskedPullView, FlussiPageView, FlussoRighePageView, FlussoView, PullView, toFlussoView } from './flussi.view';

/** Reporting flows of an ente, and the pull on request. */
@Controller('enti/:ente/flussi-rendicontazione')
export class FlussiController {
  constructor(
    @Inject(READS) private readonly reads: Reads,
    @Inject(PULLS) private readonly pulls: Pulls,
    @Inject(FLUSSO_READS) private readonly flussi: FlussoReads,
  ) {}

  @Get()
  @Permesso('spc.read')
  @ApiOkResponse({ type: FlussiPageView })
  async list(@Param('ente') ente: string, @Query() query: FlussiQueryDto): Promise<FlussiPageView> {
    const limit = query.limite;
    const rows = await this.reads.flussi(
      parseCodiceFiscaleEnte(ente),
      {
        setAside: query.scartati,
        iuf: query.iuf,
        dal: query.dal as LocalDate | undefined,
        al: query.al as LocalDate | undefined,
      },
      readCursor(query.cursore, ['instant', 'text', 'text', 'int']),
      limit + 1,
    );
    return toPage(rows, limit, (row) => [row.acquisito_il, row.psp_id, row.iuf, row.revisione], toFlussoView);
  }

  /** Asks for the pull of what is new; the answer names the work, which goes on by itself. */
  @Post('scarico')
  @HttpCode(202)
  @Permesso('spc.scarico')
  @ApiAcceptedResponse({ type: AskedPullView })
  async ask(@Param('ente') ente: string, @Caller() caller: CallerIdentity): Promise<AskedPullView> {
    return { lavoro: await this.pulls.ask(parseCodiceFiscaleEnte(ente), caller.soggetto) };
  }

  @Get('scarico/:lavoro')
  @Permesso('spc.read')
  @ApiOkResponse({ type: PullView })
  async status(@Param('ente') ente: string, @Param('lavoro', ParseUUIDPipe) jobId: string): Promise<PullView> {
    const pull = await this.pulls.find(parseCodiceFiscaleEnte(ente), jobId);
    if (!pull) throw new PagamentiError('SCARICO_SCONOSCIUTO', 'Nessuno scarico con questo identificativo');
    const { id, stato, chiesto_il, finito_il, elencati, noti, nuovi, scartati, errore } = pull;
    return {
      lavoro: id,
      stato,
      chiestoIl: chiesto_il.toISOString(),
      finitoIl: finito_il?.toISOString() ?? null,
      flussiElencati: elencati,
      flussiNoti: noti,
      flussiNuovi: nuovi,
      flussiScartati: scartati,
      errore,
    };
  }

  @Get(':pspId/:iuf/:revisione')
  @Permesso('spc.read')
  @ApiOkResponse({ type: FlussoView })
  async one(
    @Param('ente') ente: string,
    @Param('pspId') pspId: string,
    @Param('iuf') iuf: string,
    @Param('revisione', ParseIntPipe) revision: number,
  ): Promise<FlussoView> {
    return toFlussoView(found(await this.flussi.flusso(parseCodiceFiscaleEnte(ente), keyOf(pspId, iuf, revision))));
  }

  /** Rows of a flow in the order of the document; each says whether its receipt is here. */
  @Get(':pspId/:iuf/:revisione/righe')
  @Permesso('spc.read')
  @ApiOkResponse({ type: FlussoRighePageView })
  async righe(
    @Param('ente') ente: string,
    @Param('pspId') pspId: string,
    @Param('iuf') iuf: string,
    @Param('revisione', ParseIntPipe) revision: number,
    @Query() query: PageQueryDto,
  ): Promise<FlussoRighePageView> {
    const [after = 0] = readCursor(query.cursore, ['int']) ?? [];
    const key = keyOf(pspId, iuf, revision);
    const rows = found(await this.flussi.righe(parseCodiceFiscaleEnte(ente), key, after, query.limite + 1));
    return toPage(
      rows,
      query.limite,
      (row) => [row.riga],
      ({ importoCents, ...row }) => ({ ...row, importo: formatEuro(importoCents) }),
    );
  }

  /** What came on the wire, as it came, in a zip. */
  @Get(':pspId/:iuf/:revisione/originale')
  @Permesso('spc.read')
  @ApiProduces('application/zip')
  async originals(
    @Param('ente') ente: string,
    @Param('pspId') pspId: string,
    @Param('iuf') iuf: string,
    @Param('revisione', ParseIntPipe) revision: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const files = found(await this.flussi.originals(parseCodiceFiscaleEnte(ente), keyOf(pspId, iuf, revision)));
    const name = `flusso-${iuf.replace(/[^A-Za-z0-9_-]/g, '_')}-r${revision}.zip`;
    await reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(zipOf(...files));
  }
}

const REVISION_MAX = 2 ** 31 - 1;

/** @throws PagamentiError for a revision that no column holds */
function keyOf(pspId: string, iuf: string, revision: number): FlussoKey {
  return found(revision < 0 || revision > REVISION_MAX ? undefined : { pspId, iuf, revisione: revision });
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new PagamentiError('FLUSSO_SCONOSCIUTO', 'Nessun flusso con questa chiave');
  return value;
}
