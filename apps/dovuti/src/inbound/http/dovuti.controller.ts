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
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
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
    const { elementi, successivo } = await this.consulta.page(parseCodiceFiscaleEnte(ente), toRichiesta(query));
    return { elementi: elementi.map(toDovutoView), cursore: successivo?.toString() ?? null };
  }

  @Get(':iud')
  @Permesso('dovuto.read')
  @ApiOperation({ summary: 'Un dovuto' })
  @ApiOkResponse({ type: DovutoView })
  async get(@Param('ente') ente: string, @Param('iud') iud: string): Promise<DovutoView> {
    return toDovutoView(await this.consulta.one(parseCodiceFiscaleEnte(ente), iud));
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
    await this.modifica.execute(codiceFiscale, iud, toGrezzi(body, iud));
    return toDovutoView(await this.consulta.one(codiceFiscale, iud));
  }

  @Delete(':iud')
  @HttpCode(204)
  @Permesso('dovuto.write')
  @ApiOperation({ summary: 'Annulla un dovuto da pagare' })
  @ApiNoContentResponse()
  cancel(@Param('ente') ente: string, @Param('iud') iud: string): Promise<void> {
    return this.annulla.execute(parseCodiceFiscaleEnte(ente), iud);
  }
}
