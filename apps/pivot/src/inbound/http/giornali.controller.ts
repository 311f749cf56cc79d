import {
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { parseCodiceFiscaleEnte, type UnitOfWork } from '@mypay/kernel';
import { type Mapping, parseMappingJson, PivotError, ReceiveGiornale, type PivotStores } from '@mypay/pivot-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { takeUpload } from '@mypay/platform/files';
import { PageQueryDto, readCursor, toPage } from '@mypay/platform/http';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { PivotEnv } from '../../config';
import { CONFIG, UNIT_OF_WORK } from '../../tokens';
import { GiornaleView, GiornaliPageView, LimitsView, viewOfGiornale } from './giornale.view';
import { ScartiQueryDto } from './pivot.dto';
import { SCARTI_FORMATS } from './scarti.view';

/** The upload door of the giornale di cassa, and what became of each upload. */
@ApiTags('giornali di cassa')
@ApiBearerAuth()
@Controller('enti/:ente/pivot/giornali-di-cassa')
export class GiornaliController {
  constructor(
    @Inject(ReceiveGiornale) private readonly receive: ReceiveGiornale,
    @Inject(UNIT_OF_WORK) private readonly unitOfWork: UnitOfWork<PivotStores>,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
    @Inject(CONFIG) private readonly config: PivotEnv,
  ) {}

  @Post()
  @HttpCode(202)
  @Permesso('pivot.import')
  @ApiOperation({ summary: 'Carica un giornale di cassa CSV, semplice o in uno zip' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        mappatura: { type: 'string', description: 'JSON: colonna, da 1, di ognuno dei sette campi' },
      },
    },
  })
  @ApiAcceptedResponse({ type: GiornaleView })
  async load(
    @Param('ente') codice: string,
    @Caller() identity: CallerIdentity,
    @Req() request: FastifyRequest,
  ): Promise<GiornaleView> {
    const ente = parseCodiceFiscaleEnte(codice);
    const id = randomUUID();
    let mapping: Mapping | undefined;
    const giornale = await takeUpload(request, {
      store: this.objects,
      judge: async (name) => {
        const type = await this.receive.judge(ente, name);
        const key = `pivot/${ente}/giornali/${id}.${type.toLowerCase()}`;
        return { key, maxBytes: this.config.UPLOAD_MAX_BYTES, judged: type };
      },
      field: (name, value) => {
        if (name === 'mappatura') mapping = parseMappingJson(value);
      },
      record: ({ name, object }) =>
        this.receive.record(ente, { id, nome: name, oggetto: object, utente: identity.soggetto, mappatura: mapping }),
    });
    return viewOfGiornale(giornale);
  }

  @Get()
  @Permesso('pivot.import.read')
  @ApiOperation({ summary: 'Giornali caricati, dal più recente' })
  @ApiOkResponse({ type: GiornaliPageView })
  async list(@Param('ente') codice: string, @Query() query: PageQueryDto): Promise<GiornaliPageView> {
    const ente = parseCodiceFiscaleEnte(codice);
    const [before] = readCursor(query.cursore, ['bigint']) ?? [];
    const giornali = await this.unitOfWork.run(ente, (stores) => stores.giornali.page(query.limite + 1, before));
    const { elementi, cursore } = toPage(giornali, query.limite, (g) => [g.caricamento], viewOfGiornale);
    return { elementi: [...elementi], cursore };
  }

  @Get('limiti')
  @Permesso('pivot.import')
  @ApiOperation({ summary: 'Quanto può essere grande un file, prima di mandarlo' })
  @ApiOkResponse({ type: LimitsView })
  limits(@Param('ente') codice: string): LimitsView {
    parseCodiceFiscaleEnte(codice);
    const { UPLOAD_MAX_BYTES: maxBytes, ZIP_MAX_BYTES: maxBytesInflated } = this.config;
    return { maxBytes, maxBytesInflated };
  }

  @Get(':id')
  @Permesso('pivot.import.read')
  @ApiOkResponse({ type: GiornaleView })
  async one(@Param('ente') ente: string, @Param('id', ParseUUIDPipe) id: string): Promise<GiornaleView> {
    return viewOfGiornale(await this.find(ente, id));
  }

  @Get(':id/originale')
  @Permesso('pivot.import.read')
  @ApiOperation({ summary: 'Il file come fu caricato, byte per byte' })
  async original(@Param('ente') ente: string, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { nome, oggetto, dimensione, dimenticatoIl } = await this.find(ente, id);
    if (dimenticatoIl)
      throw new PivotError(
        'SCARTI_NON_DISPONIBILI',
        'Il file di questo giornale non è più conservato: è passato il tempo stabilito',
      );
    return new StreamableFile(await this.objects.get(oggetto), {
      type: 'application/octet-stream',
      length: Number(dimensione),
      disposition: `attachment; filename="giornale"; filename*=UTF-8''${encodeURIComponent(nome)}`,
    });
  }

  @Get(':id/scarti')
  @Permesso('pivot.import.read')
  @ApiOperation({ summary: 'Righe scartate, come CSV' })
  async scarti(
    @Param('ente') codice: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { formato }: ScartiQueryDto,
  ): Promise<StreamableFile> {
    const ente = parseCodiceFiscaleEnte(codice);
    const giornale = await this.find(codice, id);
    if (giornale.dimenticatoIl)
      throw new PivotError(
        'SCARTI_NON_DISPONIBILI',
        'Le righe scartate di questo giornale non sono più conservate: è passato il tempo stabilito',
      );
    const { intestazione, riga } = SCARTI_FORMATS[formato];
    const { unitOfWork } = this;
    async function* righe(): AsyncGenerator<string> {
      yield intestazione;
      for (let after = 0; ;) {
        const page = await unitOfWork.run(ente, ({ giornali }) => giornali.scarti(id, after, 1_000));
        for (const scarto of page) yield riga(scarto);
        const last = page.at(-1);
        if (!last || page.length < 1_000) return;
        after = last.riga;
      }
    }
    return new StreamableFile(Readable.from(righe()), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="scarti_${giornale.id}.${formato}"`,
    });
  }

  private async find(codice: string, id: string) {
    const ente = parseCodiceFiscaleEnte(codice);
    const giornale = await this.unitOfWork.run(ente, ({ giornali }) => giornali.find(id));
    if (!giornale) throw new PivotError('GIORNALE_SCONOSCIUTO', 'Nessun giornale di cassa con questo id');
    return giornale;
  }
}
