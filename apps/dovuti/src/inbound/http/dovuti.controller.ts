import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { AnnullaDovuto, ConsultaDovuti, CreaDovuto, ModificaDovuto } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Permesso } from '@mypay/platform/auth';
import { CreaDovutoDto, ModificaDovutoDto, PaginaDovutiDto, toDovutoDto, toGrezzi, toRichiesta } from './dovuto.dto';

/** The debts of one ente: create, read, list, modify, cancel. */
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
  async create(@Param('ente') ente: string, @Body() body: CreaDovutoDto) {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const { dati } = await this.crea.execute(codiceFiscale, toGrezzi(body, body.iud));
    return toDovutoDto(await this.consulta.one(codiceFiscale, dati.iud));
  }

  @Get()
  @Permesso('dovuto.read')
  async list(@Param('ente') ente: string, @Query() query: PaginaDovutiDto) {
    const { elementi, successivo } = await this.consulta.page(parseCodiceFiscaleEnte(ente), toRichiesta(query));
    return { elementi: elementi.map(toDovutoDto), successivo: successivo?.toString() };
  }

  @Get(':iud')
  @Permesso('dovuto.read')
  async get(@Param('ente') ente: string, @Param('iud') iud: string) {
    return toDovutoDto(await this.consulta.one(parseCodiceFiscaleEnte(ente), iud));
  }

  @Put(':iud')
  @Permesso('dovuto.write')
  async replace(@Param('ente') ente: string, @Param('iud') iud: string, @Body() body: ModificaDovutoDto) {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    await this.modifica.execute(codiceFiscale, iud, toGrezzi(body, iud));
    return toDovutoDto(await this.consulta.one(codiceFiscale, iud));
  }

  @Delete(':iud')
  @HttpCode(204)
  @Permesso('dovuto.write')
  cancel(@Param('ente') ente: string, @Param('iud') iud: string): Promise<void> {
    return this.annulla.execute(parseCodiceFiscaleEnte(ente), iud);
  }
}
