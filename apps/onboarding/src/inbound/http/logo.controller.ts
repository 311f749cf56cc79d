import { Body, Controller, Delete, Get, Inject, NotFoundException, Param, Put, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { type Ente, type EnteReads, ManageLogo } from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import type { FastifyReply } from 'fastify';
import { ENTE_READS } from '../../tokens';
import { LogoView, toLogoView } from './ente.view';
import { LogoDto } from './logo.dto';
import { sendLogo } from './logo.reply';
import { requestOf } from './request';

/** The answer of a change of the logo. */
const shown = ({ logo, versione }: Ente): LogoView => ({ ...(logo ? toLogoView(logo) : {}), versione });

/** The logo of an ente, for who works on it. */
@ApiTags('enti')
@ApiBearerAuth()
@Controller('enti/:ente/logo')
export class LogoController {
  constructor(
    private readonly logo: ManageLogo,
    @Inject(ENTE_READS) private readonly reads: EnteReads,
  ) {}

  @Get()
  @Permesso('ente.read')
  @ApiOperation({ summary: 'Il logo dell’ente, in ogni suo stato' })
  @ApiProduces('image/png', 'image/jpeg')
  @ApiNotFoundResponse()
  async get(@Param('ente') ente: string, @Res() reply: FastifyReply): Promise<void> {
    const codiceFiscale = parseCodiceFiscaleEnte(ente);
    const format = (await this.reads.ente(codiceFiscale))?.ente.logo?.formato;
    const bytes = format && (await this.reads.logo(codiceFiscale));
    if (!bytes) throw new NotFoundException('L’ente non ha un logo.');
    await sendLogo(reply, { bytes, formato: format }, 'private, no-cache');
  }

  @Put()
  @Permesso('ente.logo')
  @ApiOperation({ summary: 'Mette o cambia il logo, giudicato dai suoi byte' })
  @ApiOkResponse({ type: LogoView })
  async put(
    @Param('ente') ente: string,
    @Caller() caller: CallerIdentity,
    @Body() { versione, contenuto, alternativo }: LogoDto,
  ): Promise<LogoView> {
    const bytes = Buffer.from(contenuto, 'base64');
    return shown(
      await this.logo.put(parseCodiceFiscaleEnte(ente), requestOf(caller, versione), bytes, alternativo ?? undefined),
    );
  }

  @Delete()
  @Permesso('ente.logo')
  @ApiOperation({ summary: 'Toglie il logo; se non c’è non accade nulla' })
  @ApiOkResponse({ type: LogoView })
  async remove(@Param('ente') ente: string, @Caller() caller: CallerIdentity): Promise<LogoView> {
    return shown(await this.logo.remove(parseCodiceFiscaleEnte(ente), requestOf(caller)));
  }
}
