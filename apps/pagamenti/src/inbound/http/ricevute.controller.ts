import { Controller, ForbiddenException, Get, Inject, Param, Query } from '@nestjs/common';
import { formatEuro, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { PagamentiError } from '@mypay/pagamenti-core';
import { ApiOkResponse, ApiPropertyOptional } from '@nestjs/swagger';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PgReads, type RicevutaRow } from '../../outbound/persistence/pg-reads';
import { readRt } from '../../outbound/persistence/rt-json';
import { PageQueryDto, readCursor, toPage } from './keyset';
import { WholeRicevutaView, type RicevutaView, RicevutePageView, RefusedRicevutePageView } from './views';

const DEFAULT_PAGE = 50;

export class RicevuteQueryDto extends PageQueryDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(35) iuv?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{18}$/) numeroAvviso?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean()
  anomale?: boolean;
}

const toSummary = (row: RicevutaRow): RicevutaView => ({
  rtId: row.rt_id,
  numeroAvviso: row.numero_avviso,
  iuv: row.iuv,
  enteTitolare: row.ente_titolare,
  esito: row.esito,
  importo: formatEuro(row.importo_totale_cents),
  causale: row.causale,
  psp: { id: row.psp, denominazione: row.psp_denominazione },
  dataOraMessaggio: row.data_ora_messaggio.toISOString(),
  dataEsito: row.data_esito,
  standIn: row.stand_in,
  fonte: row.fonte,
  anomalie: row.anomalie.map(({ code }) => code),
  iud: row.iud,
  tipoDovuto: row.tipo_dovuto,
  ricevutaIl: row.ricevuta_il.toISOString(),
});

/** Receipts of an ente: those of its own notices, and copies for its slices of others'. */
@Controller()
export class RicevuteController {
  constructor(@Inject(PgReads) private readonly reads: PgReads) {}

  @Get('enti/:ente/ricevute')
  @Permesso('rt.download')
  @ApiOkResponse({ type: RicevutePageView })
  async list(@Param('ente') ente: string, @Query() query: RicevuteQueryDto): Promise<RicevutePageView> {
    const limit = query.limite ?? DEFAULT_PAGE;
    const rows = await this.reads.ricevute(
      parseCodiceFiscaleEnte(ente),
      query,
      readCursor(query.cursore, 2),
      limit + 1,
    );
    return toPage(rows, limit, (row) => [row.chiave_ora, row.rt_id], toSummary);
  }

  @Get('enti/:ente/ricevute/:rtId')
  @Permesso('rt.download')
  @ApiOkResponse({ type: WholeRicevutaView })
  async one(@Param('ente') ente: string, @Param('rtId') rtId: string): Promise<WholeRicevutaView> {
    const row = await this.reads.ricevuta(parseCodiceFiscaleEnte(ente), rtId);
    if (!row) throw new PagamentiError('RICEVUTA_SCONOSCIUTA', 'Nessuna ricevuta con questo identificativo');
    const rt = readRt(row.contenuto);
    return {
      ...toSummary(row),
      copieDiverse: row.copieDiverse,
      debitore: rt.debitore,
      versante: rt.versante ?? null,
      commissione: rt.commissione === undefined ? null : formatEuro(rt.commissione),
      versamenti: rt.versamenti.map(({ importo, marcaDaBollo, ...versamento }) => ({
        ...versamento,
        importo: formatEuro(importo),
        marcaDaBollo: marcaDaBollo !== undefined,
      })),
    };
  }

  /** Receipts that are not accepted, of any ente or of none: a client of the intermediary asks, outside any ente. */
  @Get('ricevute-rifiutate')
  @Permesso('giornale.read')
  @ApiOkResponse({ type: RefusedRicevutePageView })
  async refused(@Query() query: PageQueryDto, @Caller() caller: CallerIdentity): Promise<RefusedRicevutePageView> {
    if (caller.ente !== undefined) throw new ForbiddenException("Elenco riservato all'intermediario.");
    const limit = query.limite ?? DEFAULT_PAGE;
    const rows = await this.reads.refused(readCursor(query.cursore, 2), limit + 1);
    return toPage(
      rows,
      limit,
      (row) => [row.chiave_ora, row.id],
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
