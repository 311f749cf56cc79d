import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  type Author,
  CancelDovuti,
  CancelDovuto,
  ReadDovuti,
  CreateDovuto,
  ModifyDovuto,
  ReadLife,
} from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte, parseIud } from '@mypay/kernel';
import { toPage } from '@mypay/platform/http';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { CancelDovutiDto, CancelledDovutiView } from './cancel-dovuti.dto';
import { COUNT_CAP, DovutiQueryDto, toListQuestion } from './dovuti-query.dto';
import { CancelDovutoDto, CreateDovutoDto, ModifyDovutoDto, toRawContent } from './dovuto.dto';
import { DovutiPageView, DovutoView, toDovutoView } from './dovuto.view';
import { LifeView, toLifeEventView } from './life.view';

const authorOf = ({ soggetto, tipi }: CallerIdentity, reason?: string): Author => ({
  autore: soggetto,
  tipi,
  ...(reason?.trim() ? { motivo: reason.trim() } : {}),
});

/** The debts of one ente: create, read, list, modify, cancel. A debt of a tipo that is not the caller's is not there. */
@ApiTags('dovuti')
@ApiBearerAuth()
@Controller('enti/:ente/dovuti')
export class DovutiController {
  constructor(
    @Inject(CreateDovuto) private readonly createDovuto: CreateDovuto,
    @Inject(ReadDovuti) private readonly reader: ReadDovuti,
    @Inject(ModifyDovuto) private readonly modifyDovuto: ModifyDovuto,
    @Inject(CancelDovuto) private readonly cancelDovuto: CancelDovuto,
    @Inject(CancelDovuti) private readonly cancelDovuti: CancelDovuti,
    @Inject(ReadLife) private readonly readLife: ReadLife,
  ) {}

  @Post()
  @Permesso('dovuto.write')
  @ApiOperation({ summary: 'Crea un dovuto; senza IUV lo riceve dalla piattaforma' })
  @ApiCreatedResponse({ type: DovutoView })
  async create(
    @Param('ente') ente: string,
    @Body() body: CreateDovutoDto,
    @Caller() caller: CallerIdentity,
  ): Promise<DovutoView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const raw = toRawContent(body, body.iud);
    const { dati: content } = await this.createDovuto.execute(codiceFiscale, raw, authorOf(caller));
    return toDovutoView(await this.reader.one(codiceFiscale, content.iud));
  }

  @Post('annullamenti')
  @HttpCode(200)
  @Permesso('dovuto.write')
  @ApiOperation({ summary: 'Annulla fino a 500 dovuti da pagare con lo stesso motivo; di ciascuno dice l’esito' })
  @ApiOkResponse({ type: CancelledDovutiView })
  async cancelMany(
    @Param('ente') ente: string,
    @Body() { iud, motivo: reason }: CancelDovutiDto,
    @Caller() caller: CallerIdentity,
  ): Promise<CancelledDovutiView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const rows = await this.cancelDovuti.execute(codiceFiscale, iud.map(parseIud), authorOf(caller, reason));
    return { annullati: rows.filter(({ esito }) => esito === 'ANNULLATO').length, esiti: rows };
  }

  @Get()
  @Permesso('dovuto.read')
  @ApiOperation({ summary: 'Elenco, dal più recente o per scadenza' })
  @ApiOkResponse({ type: DovutiPageView })
  async list(
    @Param('ente') ente: string,
    @Query() query: DovutiQueryDto,
    @Caller() caller: CallerIdentity,
  ): Promise<DovutiPageView> {
    const { righe, totale: total } = await this.reader.page(
      parseCodiceFiscaleEnte(ente),
      toListQuestion(query, caller.tipi),
    );
    const page = toPage(
      righe,
      query.limite,
      ({ dovuto }) => [dovuto.dati.scadenza ?? '9999-12-31', dovuto.id],
      toDovutoView,
    );
    return total === undefined ? page : { ...page, totale: Math.min(total, COUNT_CAP), oltre: total > COUNT_CAP };
  }

  @Get(':iud')
  @Permesso('dovuto.read')
  @ApiOperation({ summary: 'Un dovuto' })
  @ApiOkResponse({ type: DovutoView })
  async get(
    @Param('ente') ente: string,
    @Param('iud') iud: string,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<DovutoView> {
    return toDovutoView(await this.reader.one(parseCodiceFiscaleEnte(ente), parseIud(iud), tipi));
  }

  @Get(':iud/storia')
  @Permesso('dovuto.read')
  @ApiOperation({ summary: 'Che cosa è successo a un dovuto: caricamento, modifiche, annullamento, pagamento' })
  @ApiOkResponse({ type: LifeView })
  async life(
    @Param('ente') ente: string,
    @Param('iud') iud: string,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<LifeView> {
    const events = await this.readLife.execute(parseCodiceFiscaleEnte(ente), parseIud(iud), tipi);
    return { elementi: events.map(toLifeEventView) };
  }

  @Put(':iud')
  @Permesso('dovuto.write')
  @ApiOperation({ summary: 'Sostituisce il contenuto di un dovuto da pagare' })
  @ApiOkResponse({ type: DovutoView })
  async replace(
    @Param('ente') ente: string,
    @Param('iud') iud: string,
    @Body() body: ModifyDovutoDto,
    @Caller() caller: CallerIdentity,
  ): Promise<DovutoView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const key = parseIud(iud);
    await this.modifyDovuto.execute(codiceFiscale, key, toRawContent(body, key), authorOf(caller));
    return toDovutoView(await this.reader.one(codiceFiscale, key));
  }

  @Delete(':iud')
  @HttpCode(204)
  @Permesso('dovuto.write')
  @ApiOperation({ summary: 'Annulla un dovuto da pagare; il motivo resta scritto' })
  @ApiNoContentResponse()
  cancel(
    @Param('ente') ente: string,
    @Param('iud') iud: string,
    @Query() { motivo: reason }: CancelDovutoDto,
    @Caller() caller: CallerIdentity,
  ): Promise<void> {
    return this.cancelDovuto.execute(parseCodiceFiscaleEnte(ente), parseIud(iud), authorOf(caller, reason));
  }
}
