import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import type { Reads } from '@mypay/pagamenti-core';
import { readCursor, toPage } from '@mypay/platform/http';
import { ApiOkResponse } from '@nestjs/swagger';
import { Permesso } from '@mypay/platform/auth';
import { READS } from '../../tokens';
import { GiornaleQueryDto } from './giornale.dto';
import { EventiPageView } from './giornale.view';

/** Giornale degli eventi of an ente: facts of each call of the node, never its bytes. Source: pagopa-node.md §19. */
@Controller('enti/:ente/giornale-eventi')
export class GiornaleController {
  constructor(@Inject(READS) private readonly reads: Reads) {}

  @Get()
  @Permesso('giornale.read')
  @ApiOkResponse({ type: EventiPageView })
  async list(@Param('ente') ente: string, @Query() query: GiornaleQueryDto): Promise<EventiPageView> {
    const limit = query.limite;
    const rows = await this.reads.giornale(
      parseCodiceFiscaleEnte(ente),
      query.iuv,
      readCursor(query.cursore, ['instant', 'uuid']),
      limit + 1,
    );
    return toPage(
      rows,
      limit,
      (row) => [row.data_ora, row.id],
      (row) => ({
        id: row.id,
        dataOraEvento: row.data_ora.toISOString(),
        identificativoDominio: ente,
        identificativoUnivocoVersamento: row.iuv,
        numeroAvviso: row.numero_avviso,
        codiceContestoPagamento: row.codice_contesto,
        identificativoPrestatoreServiziPagamento: row.psp,
        componente: row.componente,
        categoriaEvento: row.categoria,
        tipoEvento: row.tipo_evento,
        sottoTipoEvento: row.sotto_tipo,
        identificativoFruitore: row.fruitore,
        identificativoErogatore: row.erogatore,
        identificativoStazioneIntermediarioPA: row.stazione,
        canalePagamento: row.canale,
        esito: row.esito,
        durataMs: row.durata_ms,
      }),
    );
  }
}
