import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { PublicDirectory } from '@mypay/onboarding-core';
import { Permesso } from '@mypay/platform/auth';
import { readCursor, toPage } from '@mypay/platform/http';
import type { FastifyReply } from 'fastify';
import { sendLogo } from './logo.reply';
import { PublicEntiQueryDto } from './public-enti.dto';
import {
  PublicEntiPageView,
  PublicEnteView,
  SpontaneoFormView,
  toPublicEnte,
  toPublicLine,
  toSpontaneoForm,
} from './public-enti.view';

const UNKNOWN = 'Nessun ente con questo codice, o non ancora aperto ai cittadini.';

/** What anybody may know of the enti. */
@ApiTags('cittadini')
@ApiBearerAuth()
@Controller('public/enti')
export class PublicEntiController {
  constructor(private readonly directory: PublicDirectory) {}

  @Get()
  @Permesso('pub.enti.read')
  @ApiOperation({ summary: 'Enti aperti ai cittadini, per nome' })
  @ApiOkResponse({ type: PublicEntiPageView })
  async search(@Query() { cursore, limite, ...query }: PublicEntiQueryDto): Promise<PublicEntiPageView> {
    const after = readCursor(cursore, ['text', 'text']);
    const rows = await this.directory.search({ ...query, limit: limite + 1, after: after && [after[0], after[1]] });
    return toPage(rows, limite, ({ chiave, codiceFiscale }) => [chiave, codiceFiscale], toPublicLine);
  }

  @Get(':codiceIpa')
  @Permesso('pub.enti.read')
  @ApiOperation({ summary: 'La pagina di un ente' })
  @ApiOkResponse({ type: PublicEnteView })
  @ApiNotFoundResponse()
  async ente(@Param('codiceIpa') codiceIpa: string): Promise<PublicEnteView> {
    const page = await this.directory.ente(codiceIpa);
    if (!page) throw new NotFoundException(UNKNOWN);
    return toPublicEnte(page);
  }

  @Get(':codiceIpa/logo/:hash')
  @Permesso('pub.enti.read')
  @ApiOperation({ summary: 'Il logo di un ente: l’immagine di un indirizzo non cambia mai' })
  @ApiProduces('image/png', 'image/jpeg')
  @ApiNotFoundResponse()
  async logo(
    @Param('codiceIpa') codiceIpa: string,
    @Param('hash') hash: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const logo = await this.directory.logo(codiceIpa, hash);
    if (!logo) throw new NotFoundException('L’ente non ha questo logo.');
    await sendLogo(reply, logo, 'public, max-age=31536000, immutable');
  }

  @Get(':codiceIpa/spontanei/:codice')
  @Permesso('pub.enti.read')
  @ApiOperation({ summary: 'Un pagamento spontaneo con il suo modulo' })
  @ApiOkResponse({ type: SpontaneoFormView })
  @ApiNotFoundResponse()
  async spontaneo(@Param('codiceIpa') codiceIpa: string, @Param('codice') codice: string): Promise<SpontaneoFormView> {
    const page = await this.directory.ente(codiceIpa);
    const tipo = page?.spontanei.find((offered) => offered.codice === codice);
    if (!page || !tipo) throw new NotFoundException('L’ente non offre questo pagamento, o non lo offre ora.');
    return toSpontaneoForm(page, tipo);
  }
}
