import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Clock, dateInRome, parseCodiceFiscaleEnte, parseLocalDate } from '@mypay/kernel';
import {
  type EnteReads,
  PutTipoDovuto,
  SwitchTipo,
  type Tassonomia,
  type TipoDovutoChange,
} from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { correlationId } from '@mypay/platform/log';
import { CLOCK, ENTE_READS } from '../../tokens';
import { SwitchTipoDto } from './assegnazioni.dto';
import { actorOf, requestOf, sent, sentIban } from './request';
import { ChangeTipoDovutoDto, TassonomiaDto, TipoDovutoDto } from './tipi-dovuto.dto';
import { TipiDovutoView, toTipoDovutoView, TipoDovutoView } from './tipi-dovuto.view';

const tassonomiaOf = ({ fine, ...codes }: TassonomiaDto): Tassonomia => ({
  ...codes,
  ...(typeof fine === 'string' ? { fine: parseLocalDate(fine) } : {}),
});

/** What a body says, for the core: absent stays, null clears. */
const contentOf = ({
  versione: _version,
  ibanPsp,
  ibanPostale,
  tassonomia,
  modulo,
  ...data
}: Omit<ChangeTipoDovutoDto, 'motivo'>): TipoDovutoChange => ({
  ...sent(data),
  ...(modulo === undefined ? {} : { modulo }),
  ...(tassonomia === undefined ? {} : { tassonomia: tassonomia === null ? undefined : tassonomiaOf(tassonomia) }),
  ...sentIban('ibanPsp', ibanPsp),
  ...sentIban('ibanPostale', ibanPostale),
});

/** Kinds of debt of an ente. */
@ApiTags('tipi-dovuto')
@ApiBearerAuth()
@Controller('enti/:ente/tipi-dovuto')
export class TipiDovutoController {
  constructor(
    private readonly putTipo: PutTipoDovuto,
    private readonly switchTipo: SwitchTipo,
    @Inject(ENTE_READS) private readonly reads: EnteReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Permesso('ente.read')
  @ApiOperation({ summary: 'I tipi dovuto dell’ente, con ciò che manca per abilitarli' })
  @ApiOkResponse({ type: TipiDovutoView })
  async list(@Param('ente') ente: string, @Caller() { permessi }: CallerIdentity): Promise<TipiDovutoView> {
    return { elementi: await this.views(ente, permessi) };
  }

  @Put(':codice')
  @Permesso('tipo.update.all')
  @ApiOperation({ summary: 'Inserisce o cambia un tipo dovuto; ciò che non è inviato resta' })
  @ApiOkResponse({ type: TipoDovutoView })
  async put(
    @Param('ente') ente: string,
    @Param('codice') codice: string,
    @Caller() caller: CallerIdentity,
    @Body() body: TipoDovutoDto,
  ): Promise<TipoDovutoView> {
    await this.putTipo.execute(parseCodiceFiscaleEnte(ente), requestOf(caller, body.versione), codice, {
      ...contentOf(body),
      descrizione: body.descrizione,
    });
    return this.view(ente, codice, caller);
  }

  @Patch(':codice')
  @Permesso('tipo.update.self')
  @ApiOperation({
    summary: 'Cambia i dati inviati; quelli che chi chiama non può cambiare sono un rifiuto, mai ignorati',
  })
  @ApiOkResponse({ type: TipoDovutoView })
  async change(
    @Param('ente') ente: string,
    @Param('codice') codice: string,
    @Caller() caller: CallerIdentity,
    @Body() { motivo, ...body }: ChangeTipoDovutoDto,
  ): Promise<TipoDovutoView> {
    const request = requestOf(caller, body.versione);
    await this.putTipo.change(parseCodiceFiscaleEnte(ente), request, codice, contentOf(body), motivo);
    return this.view(ente, codice, caller);
  }

  @Post(':codice/operatori')
  @HttpCode(204)
  @Permesso('operatore.manage')
  @ApiOperation({ summary: 'Dà o toglie il tipo dovuto a più persone insieme: a tutte o a nessuna' })
  @ApiNoContentResponse()
  async operators(
    @Param('ente') ente: string,
    @Param('codice') codice: string,
    @Caller() caller: CallerIdentity,
    @Body() { abilitato, assegnazioni }: SwitchTipoDto,
  ): Promise<void> {
    const wanted = { codice, enabled: abilitato, assegnazioni };
    await this.switchTipo.execute(actorOf(caller), parseCodiceFiscaleEnte(ente), wanted, correlationId());
  }

  private async view(ente: string, codice: string, { permessi }: CallerIdentity): Promise<TipoDovutoView> {
    const tipo = (await this.views(ente, permessi)).find((one) => one.codice === codice);
    if (!tipo) throw new NotFoundException('Tipo dovuto non trovato.');
    return tipo;
  }

  private async views(ente: string, permessi: readonly string[]): Promise<readonly TipoDovutoView[]> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const today = dateInRome(this.clock.now());
    const found = await this.reads.ente(codiceFiscale);
    if (!found) throw new NotFoundException('Ente non trovato.');
    const facts = await this.reads.tipiFacts(codiceFiscale, today);
    return found.tipi.map((tipo) => toTipoDovutoView(tipo, found.ente, permessi, facts.get(tipo.codice), today));
  }
}
