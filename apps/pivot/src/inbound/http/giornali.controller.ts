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
import { type Mappatura, parseMappatura, PivotError, ReceiveGiornale, type StoresPivot } from '@mypay/pivot-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { takeUpload } from '@mypay/platform/files';
import { readCursor, toPage } from '@mypay/platform/http';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { PivotEnv } from '../../config';
import { CONFIG, UNIT_OF_WORK } from '../../tokens';
import { GiornaleView, GiornaliPageView, vistaGiornale } from './giornale.view';
import { PaginaQueryDto, ScartiQueryDto } from './pivot.dto';
import { FORMATI_SCARTI } from './scarti.view';

/** The upload door of the giornale di cassa, and what became of each upload. */
@ApiTags('giornali di cassa')
@ApiBearerAuth()
@Controller('enti/:ente/pivot/giornali-di-cassa')
export class GiornaliController {
  constructor(
    @Inject(ReceiveGiornale) private readonly receive: ReceiveGiornale,
    @Inject(UNIT_OF_WORK) private readonly unitOfWork: UnitOfWork<StoresPivot>,
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
  async carica(
    @Param('ente') codice: string,
    @Caller() identita: CallerIdentity,
    @Req() request: FastifyRequest,
  ): Promise<GiornaleView> {
    const ente = parseCodiceFiscaleEnte(codice);
    const id = randomUUID();
    let mappatura: Mappatura | undefined;
    const giornale = await takeUpload(request, {
      store: this.objects,
      judge: async (nome) => {
        const tipo = await this.receive.judge(ente, nome);
        const key = `pivot/${ente}/giornali/${id}.${tipo.toLowerCase()}`;
        return { key, maxBytes: this.config.UPLOAD_MAX_BYTES, judged: tipo };
      },
      field: (name, value) => {
        if (name === 'mappatura') mappatura = parseMappatura(value);
      },
      record: ({ name, object }) =>
        this.receive.record(ente, { id, nome: name, oggetto: object, utente: identita.soggetto, mappatura }),
    });
    return vistaGiornale(giornale);
  }

  @Get()
  @Permesso('pivot.import.read')
  @ApiOperation({ summary: 'Giornali caricati, dal più recente' })
  @ApiOkResponse({ type: GiornaliPageView })
  async elenco(@Param('ente') codice: string, @Query() query: PaginaQueryDto): Promise<GiornaliPageView> {
    const ente = parseCodiceFiscaleEnte(codice);
    const [prima] = readCursor(query.cursore, ['bigint']) ?? [];
    const giornali = await this.unitOfWork.run(ente, (stores) => stores.giornali.pagina(query.limite + 1, prima));
    const { elementi, cursore } = toPage(giornali, query.limite, (g) => [g.caricamento], vistaGiornale);
    return { elementi: [...elementi], cursore };
  }

  @Get(':id')
  @Permesso('pivot.import.read')
  @ApiOkResponse({ type: GiornaleView })
  async uno(@Param('ente') ente: string, @Param('id', ParseUUIDPipe) id: string): Promise<GiornaleView> {
    return vistaGiornale(await this.trova(ente, id));
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
    const giornale = await this.trova(codice, id);
    const { intestazione, riga } = FORMATI_SCARTI[formato];
    const { unitOfWork } = this;
    async function* righe(): AsyncGenerator<string> {
      yield intestazione;
      for (let dopo = 0; ;) {
        const pagina = await unitOfWork.run(ente, ({ giornali }) => giornali.scarti(id, dopo, 1_000));
        for (const scarto of pagina) yield riga(scarto);
        const ultima = pagina.at(-1);
        if (!ultima || pagina.length < 1_000) return;
        dopo = ultima.riga;
      }
    }
    return new StreamableFile(Readable.from(righe()), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="scarti_${giornale.id}.${formato}"`,
    });
  }

  private async trova(codice: string, id: string) {
    const ente = parseCodiceFiscaleEnte(codice);
    const giornale = await this.unitOfWork.run(ente, ({ giornali }) => giornali.find(id));
    if (!giornale) throw new PivotError('GIORNALE_SCONOSCIUTO', 'Nessun giornale di cassa con questo id');
    return giornale;
  }
}
