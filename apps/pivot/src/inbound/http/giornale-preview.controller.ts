import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { parseMapping, PreviewGiornale } from '@mypay/pivot-core';
import { Permesso } from '@mypay/platform/auth';
import { GiornalePreviewDto, GiornalePreviewView, viewOfPreview } from './giornale-preview.view';

/** How a giornale di cassa would be read, before it is uploaded. */
@ApiTags('giornali di cassa')
@ApiBearerAuth()
@Controller('enti/:ente/pivot/giornali-di-cassa')
export class GiornalePreviewController {
  constructor(@Inject(PreviewGiornale) private readonly preview: PreviewGiornale) {}

  @Post('anteprima')
  @HttpCode(200)
  @Permesso('pivot.import')
  @ApiOperation({ summary: 'Le prime righe di un giornale, lette come al caricamento; nulla è conservato' })
  @ApiOkResponse({ type: GiornalePreviewView })
  async read(@Param('ente') codice: string, @Body() body: GiornalePreviewDto): Promise<GiornalePreviewView> {
    const mapping = body.mappatura === undefined ? undefined : parseMapping(body.mappatura);
    const beginning = Buffer.from(body.inizio, 'base64');
    return viewOfPreview(await this.preview.execute(parseCodiceFiscaleEnte(codice), beginning, mapping));
  }
}
