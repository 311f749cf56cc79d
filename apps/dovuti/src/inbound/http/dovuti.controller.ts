import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { AnnullaDovuto, ConsultaDovuti, CreaDovuto, ModificaDovuto } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte, parseIud } from '@mypay/kernel';
import { toPage } from '@mypay/platform/http';
import { Permesso } from '@mypay/platform/auth';
import { CreaDovutoDto, ModificaDovutoDto, PaginaDovutiDto, toGrezzi, toRichiesta } from './dovuto.dto';
import { DovutiPageView, DovutoView, toDovutoView } from './dovuto.view';

/** The debts of one ente: create, read, list, modify, cancel. */
@ApiTags('dovuti')
@ApiBearerAuth()
@Controller('enti/:ente/dovuti')
export class DovutiController {
  constructor(
    @Inject(CreaDovuto) private readonly crea: CreaDovuto,
    @Inject(ConsultaDovuti) private readonly consulta: ConsultaDovuti,
    @Inject(ModificaDovuto) private readonly modifica: ModificaDovuto,
    @Inject(AnnullaDovuto) private readonly annulla: AnnullaDovuto,
  ) {}

  @Post()
  @Permesso('dovuto.write')
  @ApiOperation({ summary: 'Crea un dovuto; senza IUV lo riceve dalla piattaforma' })
  @ApiCreatedResponse({ type: DovutoView })
  async create(@Param('ente') ente: string, @Body() body: CreaDovutoDto): Promise<DovutoView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const { dati } = await this.crea.execute(codiceFiscale, toGrezzi(body, body.iud));
    return toDovutoView(await this.consulta.one(codiceFiscale, dati.iud));
  }

  @Get()
  @Permesso('dovuto.read')
  @ApiOperation({ summary: 'Elenco, dal più recente' })
  @ApiOkResponse({ type: DovutiPageView })
  async list(@Param('ente') ente: string, @Query() query: PaginaDovutiDto): Promise<DovutiPageView> {
    const rows = await this.consulta.page(parseCodiceFiscaleEnte(ente), toRichiesta(query));
    return toPage(rows, query.limite, ({ dovuto }) => [dovuto.id], toDovutoView);
  }

  @Get(':iud')
  @Permesso('dovuto.read')
  @ApiOperation({ summary: 'Un dovuto' })
  @ApiOkResponse({ type: DovutoView })
  async get(@Param('ente') ente: string, @Param('iud') iud: string): Promise<DovutoView> {
    return toDovutoView(await this.consulta.one(parseCodiceFiscaleEnte(ente), parseIud(iud)));
  }

  @Put(':iud')
  @Permesso('dovuto.write')
  @ApiOperation({ summary: 'Sostituisce il contenuto di un dovuto da pagare' })
  @ApiOkResponse({ type: DovutoView })
  async replace(
    @Param('ente') ente: string,
    @Param('iud') iud: string,
    @Body() body: ModificaDovutoDto,
  ): Promise<DovutoView> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const key = parseIud(iud);
    await this.modifica.execute(codiceFiscale, key, toGrezzi(body, key));
    return toDovutoView(await this.consulta.one(codiceFiscale, key));
  }

  @Delete(':iud')
  @HttpCode(204)
  @Permesso('dovuto.write')
  @ApiOperation({ summary: 'Annulla un dovuto da pagare' })
  @ApiNoContentResponse()
  cancel(@Param('ente') ente: string, @Param('iud') iud: string): Promise<void> {
    return this.annulla.execute(parseCodiceFiscaleEnte(ente), parseIud(iud));
  }
}
