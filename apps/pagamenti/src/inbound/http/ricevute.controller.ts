import { Controller, ForbiddenException, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { type LocalDate, parseCodiceFiscaleEnte, tipiOrNull } from '@mypay/kernel';
import { PagamentiError, type Reads, type ReceiptPrinter, type WholeRicevuta } from '@mypay/pagamenti-core';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { PageQueryDto, readCursor, toPage } from '@mypay/platform/http';
import type { FastifyReply } from 'fastify';
import { READS, RECEIPT_PRINTER } from '../../tokens';
import { toFlussoView } from './flussi.view';
import { sendReceiptPdf } from './pdf-answer';
import { RicevuteQueryDto, SearchQueryDto } from './ricevute.dto';
import {
  FoundView,
  RefusedRicevutePageView,
  RicevutePageView,
  toRicevutaView,
  toWholeRicevutaView,
  WholeRicevutaView,
} from './ricevute.view';

/** How many of each kind one text may find. */
const FOUND_MAX = 10;

/** Receipts of an ente: those of its own notices, and copies for its slices of others'. */
@Controller()
export class RicevuteController {
  constructor(
    @Inject(READS) private readonly reads: Reads,
    @Inject(RECEIPT_PRINTER) private readonly printer: ReceiptPrinter,
  ) {}

  @Get('enti/:ente/ricevute')
  @Permesso('rt.download')
  @ApiOkResponse({ type: RicevutePageView })
  async list(
    @Param('ente') ente: string,
    @Query() query: RicevuteQueryDto,
    @Caller() caller: CallerIdentity,
  ): Promise<RicevutePageView> {
    const limit = query.limite;
    const { dal, al, ...rest } = query;
    const days = { dal: dal as LocalDate | undefined, al: al as LocalDate | undefined };
    const rows = await this.reads.ricevute(
      parseCodiceFiscaleEnte(ente),
      { ...rest, ...days, tipi: tipiOrNull(caller.tipi) },
      readCursor(query.cursore, ['instant', 'text']),
      limit + 1,
    );
    return toPage(rows, limit, (row) => [row.ricevuta_il, row.rt_id], toRicevutaView);
  }

  /** Receipts, and flows for who may see them, that one text names whole. */
  @Get('enti/:ente/ricevute/cerca')
  @Permesso('rt.download')
  @ApiOkResponse({ type: FoundView })
  async search(
    @Param('ente') ente: string,
    @Query() { testo }: SearchQueryDto,
    @Caller() caller: CallerIdentity,
  ): Promise<FoundView> {
    const cf = parseCodiceFiscaleEnte(ente);
    const text = testo.trim();
    const ricevute = await this.reads.search(cf, text, tipiOrNull(caller.tipi), FOUND_MAX);
    const flussi = caller.permessi.includes('spc.read')
      ? await this.reads.flussi(cf, { iuf: text }, undefined, FOUND_MAX)
      : [];
    return { ricevute: ricevute.map(toRicevutaView), flussi: flussi.map(toFlussoView) };
  }

  @Get('enti/:ente/ricevute/:rtId')
  @Permesso('rt.download')
  @ApiOkResponse({ type: WholeRicevutaView })
  async one(
    @Param('ente') ente: string,
    @Param('rtId') rtId: string,
    @Caller() caller: CallerIdentity,
  ): Promise<WholeRicevutaView> {
    return toWholeRicevutaView(await this.find(ente, rtId, caller));
  }

  @Get('enti/:ente/ricevute/:rtId/pdf')
  @Permesso('rt.download')
  @ApiProduces('application/pdf')
  async paper(
    @Param('ente') ente: string,
    @Param('rtId') rtId: string,
    @Caller() caller: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendReceiptPdf(reply, this.printer, await this.find(ente, rtId, caller));
  }

  /** The node's request that brought it, byte for byte. */
  @Get('enti/:ente/ricevute/:rtId/originale')
  @Permesso('rt.download')
  @ApiProduces('application/xml')
  async original(
    @Param('ente') ente: string,
    @Param('rtId') rtId: string,
    @Caller() caller: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const original = await this.reads.original(parseCodiceFiscaleEnte(ente), rtId, tipiOrNull(caller.tipi));
    if (original === undefined) throw unknownReceipt();
    if (original === null)
      throw new PagamentiError('ORIGINALE_NON_CONSERVATO', 'I byte arrivati dal Nodo non sono più conservati');
    await reply
      .header('content-type', 'application/xml')
      .header('content-disposition', `attachment; filename="ricevuta-${rtId.replace(/[^A-Za-z0-9_-]/g, '_')}.xml"`)
      .header('cache-control', 'no-store')
      .send(original);
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

  private async find(ente: string, rtId: string, caller: CallerIdentity): Promise<WholeRicevuta> {
    const ricevuta = await this.reads.ricevuta(parseCodiceFiscaleEnte(ente), rtId, tipiOrNull(caller.tipi));
    if (!ricevuta) throw unknownReceipt();
    return ricevuta;
  }
}

const unknownReceipt = () => new PagamentiError('RICEVUTA_SCONOSCIUTA', 'Nessuna ricevuta con questo identificativo');
