import { Body, Controller, Get, Inject, NotFoundException, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { type EnteReads, PutTipoDovuto } from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { ENTE_READS } from '../../tokens';
import { requestOf, sent, sentIban } from './request';
import { TipoDovutoDto } from './tipi-dovuto.dto';
import { toTipoDovutoView, TipoDovutoView } from './tipi-dovuto.view';

/** Kinds of debt of an ente. */
@ApiTags('tipi-dovuto')
@ApiBearerAuth()
@Controller('enti/:ente/tipi-dovuto')
export class TipiDovutoController {
  constructor(
    private readonly putTipo: PutTipoDovuto,
    @Inject(ENTE_READS) private readonly reads: EnteReads,
  ) {}

  @Get()
  @Permesso('ente.read')
  @ApiOkResponse({ type: [TipoDovutoView] })
  async list(@Param('ente') ente: string): Promise<{ elementi: TipoDovutoView[] }> {
    const found = await this.reads.ente(parseCodiceFiscaleEnte(ente));
    if (!found) throw new NotFoundException('Ente non trovato.');
    return { elementi: found.tipi.map(toTipoDovutoView) };
  }

  @Put(':codice')
  @Permesso('tipo.update.all')
  @ApiOkResponse({ type: TipoDovutoView })
  async put(
    @Param('ente') ente: string,
    @Param('codice') codice: string,
    @Caller() caller: CallerIdentity,
    @Body() { versione, ibanPsp, ibanPostale, tassonomia, descrizione, modulo, ...data }: TipoDovutoDto,
  ): Promise<TipoDovutoView> {
    const tipo = await this.putTipo.execute(parseCodiceFiscaleEnte(ente), requestOf(caller, versione), codice, {
      ...sent(data),
      descrizione,
      ...(modulo === undefined ? {} : { modulo }),
      ...(tassonomia === undefined ? {} : { tassonomia: tassonomia === null ? undefined : { ...tassonomia } }),
      ...sentIban('ibanPsp', ibanPsp),
      ...sentIban('ibanPostale', ibanPostale),
    });
    return toTipoDovutoView(tipo);
  }
}
