import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CancelDovuto, ReadDovuti, CreateDovuto, ModifyDovuto } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte, parseIud } from '@mypay/kernel';
import { toPage } from '@mypay/platform/http';
import { Permesso } from '@mypay/platform/auth';
import { CreateDovutoDto, ModifyDovutoDto, DovutiQueryDto, toRawContent, toPageRequest } from './dovuto.dto';
import { DovutiPageView, DovutoView, toDovutoView } from './dovuto.view';

/** The debts of one ente: create, read, list, modify, cancel. */
@ApiTags('dovuti')
@ApiBearerAuth()
@Controller('enti/:ente/dovuti')
export class DovutiController {
  constructor(
    @Inject(CreateDovuto) private readonly createDovuto: CreateDovuto,
    @Inject(ReadDovuti) private readonly reader: ReadDovuti,
    @Inject(ModifyDovuto) private readonly modifyDovuto: ModifyDovuto,
    @Inject(CancelDovuto) private readonly cancelDovuto: CancelDovuto,
  ) {}

  @Post()
  @Permesso('dovuto.write')
  @ApiOperation({ summary: 'Crea un dovuto; senza IUV lo riceve dalla piattaforma' })
  @ApiCreatedResponse({ type: DovutoView })
  async create(@Param('ente') ente: string, @Body() body: CreateDovutoDto): Promise<DovutoView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const { dati: content } = await this.createDovuto.execute(codiceFiscale, toRawContent(body, body.iud));
    return toDovutoView(await this.reader.one(codiceFiscale, content.iud));
  }

  @Get()
  @Permesso('dovuto.read')
  @ApiOperation({ summary: 'Elenco, dal più recente' })
  @ApiOkResponse({ type: DovutiPageView })
  async list(@Param('ente') ente: string, @Query() query: DovutiQueryDto): Promise<DovutiPageView> {
    const rows = await this.reader.page(parseCodiceFiscaleEnte(ente), toPageRequest(query));
    return toPage(rows, query.limite, ({ dovuto }) => [dovuto.id], toDovutoView);
  }

  @Get(':iud')
  @Permesso('dovuto.read')
  @ApiOperation({ summary: 'Un dovuto' })
  @ApiOkResponse({ type: DovutoView })
  async get(@Param('ente') ente: string, @Param('iud') iud: string): Promise<DovutoView> {
    return toDovutoView(await this.reader.one(parseCodiceFiscaleEnte(ente), parseIud(iud)));
  }

  @Put(':iud')
  @Permesso('dovuto.write')
  @ApiOperation({ summary: 'Sostituisce il contenuto di un dovuto da pagare' })
  @ApiOkResponse({ type: DovutoView })
  async replace(
    @Param('ente') ente: string,
    @Param('iud') iud: string,
    @Body() body: ModifyDovutoDto,
  ): Promise<DovutoView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const key = parseIud(iud);
    await this.modifyDovuto.execute(codiceFiscale, key, toRawContent(body, key));
    return toDovutoView(await this.reader.one(codiceFiscale, key));
  }

  @Delete(':iud')
  @HttpCode(204)
  @Permesso('dovuto.write')
  @ApiOperation({ summary: 'Annulla un dovuto da pagare' })
  @ApiNoContentResponse()
  cancel(@Param('ente') ente: string, @Param('iud') iud: string): Promise<void> {
    return this.cancelDovuto.execute(parseCodiceFiscaleEnte(ente), parseIud(iud));
  }
}
