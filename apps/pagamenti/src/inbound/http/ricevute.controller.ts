import { Controller, ForbiddenException, Get, Inject, Param, Query } from '@nestjs/common';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { PagamentiError, type Reads } from '@mypay/pagamenti-core';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { PageQueryDto, readCursor, toPage } from '@mypay/platform/http';
import { READS } from '../../tokens';
import { RicevuteQueryDto } from './ricevute.dto';
import {
  RefusedRicevutePageView,
  RicevutePageView,
  toRicevutaView,
  toWholeRicevutaView,
  WholeRicevutaView,
} from './ricevute.view';

/** Receipts of an ente: those of its own notices, and copies for its slices of others'. */
@Controller()
export class RicevuteController {
  constructor(@Inject(READS) private readonly reads: Reads) {}

  @Get('enti/:ente/ricevute')
  @Permesso('rt.download')
  @ApiOkResponse({ type: RicevutePageView })
  async list(@Param('ente') ente: string, @Query() query: RicevuteQueryDto): Promise<RicevutePageView> {
    const limit = query.limite;
    const rows = await this.reads.ricevute(
      parseCodiceFiscaleEnte(ente),
      query,
      readCursor(query.cursore, ['instant', 'text']),
      limit + 1,
    );
    return toPage(rows, limit, (row) => [row.ricevuta_il, row.rt_id], toRicevutaView);
  }

  @Get('enti/:ente/ricevute/:rtId')
  @Permesso('rt.download')
  @ApiOkResponse({ type: WholeRicevutaView })
  async one(@Param('ente') ente: string, @Param('rtId') rtId: string): Promise<WholeRicevutaView> {
    const ricevuta = await this.reads.ricevuta(parseCodiceFiscaleEnte(ente), rtId);
    if (!ricevuta) throw new PagamentiError('RICEVUTA_SCONOSCIUTA', 'Nessuna ricevuta con questo identificativo');
    return toWholeRicevutaView(ricevuta);
  }

  /** Receipts that are not accepted, of any ente or of none: a client of the intermediary asks, outside any ente. */
  @Get('ricevute-rifiutate')
  @Permesso('giornale.read')
  @ApiOkResponse({ type: RefusedRicevutePageView })
  async refused(@Query() query: PageQueryDto, @Caller() caller: CallerIdentity): Promise<RefusedRicevutePageView> {
    if (caller.ente !== undefined) throw new ForbiddenException("Elenco riservato all'intermediario.");
    const limit = query.limite;
    const rows = await this.reads.refused(readCursor(query.cursore, ['instant', 'uuid']), limit + 1);
    return toPage(
      rows,
      limit,
      (row) => [row.arrivato_il, row.id],
      (row) => ({
        messaggio: row.id,
        primitiva: row.primitiva,
        idPA: row.ente,
        stazione: row.stazione,
        esito: row.esito,
        tentativi: row.tentativi,
        arrivatoIl: row.arrivato_il.toISOString(),
      }),
    );
  }
}
