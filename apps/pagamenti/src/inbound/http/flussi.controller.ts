import { Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { formatEuro, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { PagamentiError, type Pulls, type Reads } from '@mypay/pagamenti-core';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { readCursor, toPage } from '@mypay/platform/http';
import { PULLS, READS } from '../../tokens';
import { FlussiQueryDto } from './flussi.dto';
import { FlussiPageView, AskedPullView, PullView } from './flussi.view';

/** Reporting flows of an ente, and the pull on request. */
@Controller('enti/:ente/flussi-rendicontazione')
export class FlussiController {
  constructor(
    @Inject(READS) private readonly reads: Reads,
    @Inject(PULLS) private readonly pulls: Pulls,
  ) {}

  @Get()
  @Permesso('spc.read')
  @ApiOkResponse({ type: FlussiPageView })
  async list(@Param('ente') ente: string, @Query() query: FlussiQueryDto): Promise<FlussiPageView> {
    const limit = query.limite;
    const rows = await this.reads.flussi(
      parseCodiceFiscaleEnte(ente),
      query.scartati ?? false,
      readCursor(query.cursore, ['instant', 'text', 'text', 'int']),
      limit + 1,
    );
    return toPage(
      rows,
      limit,
      (row) => [row.acquisito_il, row.psp_id, row.iuf, row.revisione],
      (row) => ({
        iuf: row.iuf,
        psp: row.psp,
        pspId: row.psp_id,
        pspDenominazione: row.psp_denominazione,
        revisione: row.revisione,
        stato: row.stato,
        pubblicatoIl: row.pubblicato_il.toISOString(),
        acquisitoIl: row.acquisito_il.toISOString(),
        dataOraFlusso: row.data_ora_flusso?.toISOString() ?? null,
        idRegolamento: row.id_regolamento,
        dataRegolamento: row.data_regolamento,
        numeroRighe: row.numero_righe,
        importo: row.importo_totale_cents === null ? null : formatEuro(row.importo_totale_cents),
        sommaRighe: row.somma_righe_cents === null ? null : formatEuro(row.somma_righe_cents),
        anomalie: row.anomalie.map(({ code }) => code),
        motivo: row.motivo,
      }),
    );
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
}
