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
import type { MultipartFile } from '@fastify/multipart';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { PivotError } from '@mypay/pivot-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { Database } from '@mypay/platform/db';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { CaricamentoGiornali } from '../../outbound/files/caricamento-giornali';
import { PgGiornali } from '../../outbound/persistence/pg-giornali';
import { GiornaleView, GiornaliPageView, PaginaQueryDto, ScartiQueryDto } from './pivot.dto';
import { FORMATI_SCARTI } from './scarti';
import { vistaGiornale } from './viste';

/** The upload door of the giornale di cassa, and what became of each upload. */
@ApiTags('giornali di cassa')
@ApiBearerAuth()
@Controller('enti/:ente/pivot/giornali-di-cassa')
export class GiornaliController {
  constructor(
    @Inject(CaricamentoGiornali) private readonly caricamento: CaricamentoGiornali,
    @Inject(Database) private readonly db: Database,
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
    if (!request.isMultipart()) throw mancante();
    const ricezione = this.caricamento.ricevi(ente);
    try {
      for await (const parte of request.parts()) {
        if (parte.type === 'field') {
          if (parte.fieldname === 'mappatura') ricezione.mappatura(String(parte.value));
          continue;
        }
        try {
          await ricezione.file(parte.filename, bytes(parte));
        } finally {
          parte.file.resume(); // what is refused by its name is still to be read, or the caller never hears why
        }
      }
      return vistaGiornale(await ricezione.conferma(identita.soggetto));
    } catch (error) {
      await ricezione.annulla();
      throw error;
    }
  }

  @Get()
  @Permesso('pivot.import.read')
  @ApiOperation({ summary: 'Giornali caricati, dal più recente' })
  @ApiOkResponse({ type: GiornaliPageView })
  async elenco(@Param('ente') codice: string, @Query() query: PaginaQueryDto): Promise<GiornaliPageView> {
    const ente = parseCodiceFiscaleEnte(codice);
    if (query.cursore !== undefined && !/^\d{1,18}$/.test(query.cursore))
      throw new PivotError('CURSORE_NON_VALIDO', 'Il cursore non è uno di quelli dati da questo elenco');
    const prima = query.cursore === undefined ? undefined : BigInt(query.cursore);
    const giornali = await this.db.inEnte(ente, (tx) => new PgGiornali(tx, ente).pagina(query.limite + 1, prima));
    const elementi = giornali.slice(0, query.limite);
    const altri = giornali.length > query.limite;
    return { elementi: elementi.map(vistaGiornale), cursore: altri ? String(elementi.at(-1)?.caricamento) : null };
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
    const { db } = this;
    async function* righe(): AsyncGenerator<string> {
      yield intestazione;
      for (let dopo = 0; ;) {
        const pagina = await db.inEnte(ente, (tx) => new PgGiornali(tx, ente).scarti(id, dopo, 1_000));
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
    const giornale = await this.db.inEnte(ente, (tx) => new PgGiornali(tx, ente).find(id));
    if (!giornale) throw new PivotError('GIORNALE_SCONOSCIUTO', 'Nessun giornale di cassa con questo id');
    return giornale;
  }
}

const mancante = () => new PivotError('FILE_MANCANTE', 'Serve una richiesta multipart con la parte "file"');

const bytes = (parte: MultipartFile): AsyncIterable<Buffer> => parte.file as AsyncIterable<Buffer>;
