import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseCodiceFiscaleEnte, parseLocalDate } from '@mypay/kernel';
import {
  Callers,
  ConfigureEnte,
  CreateEnte,
  DEFAULT_DATA,
  type EntiRegister,
  type EnteReads,
} from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { PageQueryDto, readCursor, toPage } from '@mypay/platform/http';
import { correlationId } from '@mypay/platform/log';
import { ENTI_REGISTER, ENTE_READS } from '../../tokens';
import { ChangeStatoDto, CodiciDto, ContoDto, FeatureDto, ChangeEnteDto, NewEnteDto } from './ente.dto';
import { ChangesPageView, ChangesQueryDto } from './changes.view';
import { EntiPageView, EnteView, toEnteView } from './ente.view';
import { actorOf, requestOf, sent, sentDay, sentIban } from './request';

/** Enti: the register, the record, state, codes, accounts, flags. */
@ApiTags('enti')
@ApiBearerAuth()
@Controller('enti')
export class EntiController {
  constructor(
    private readonly createEnte: CreateEnte,
    private readonly configure: ConfigureEnte,
    private readonly callers: Callers,
    @Inject(ENTI_REGISTER) private readonly register: EntiRegister,
    @Inject(ENTE_READS) private readonly reads: EnteReads,
  ) {}

  @Post()
  @Permesso('ente.create')
  @ApiOperation({ summary: 'Inserisce un ente, in stato INSERITO (T04)' })
  @ApiCreatedResponse({ type: EnteView })
  async create(@Caller() caller: CallerIdentity, @Body() dto: NewEnteDto): Promise<EnteView> {
    const { codiceIpa, codiceFiscale, denominazione, tipoEnte, versione: _versione, ...data } = dto;
    const ente = await this.createEnte.execute(
      actorOf(caller),
      { codiceIpa, codiceFiscale, dati: { ...DEFAULT_DATA, ...sent(data), denominazione, tipoEnte } },
      correlationId(),
    );
    return this.view(ente.codiceFiscale, caller);
  }

  @Get()
  @Permesso('ente.read')
  @ApiOperation({ summary: 'Enti che il chiamante può vedere, in ordine di codice fiscale' })
  @ApiOkResponse({ type: EntiPageView })
  async list(@Caller() caller: CallerIdentity, @Query() query: PageQueryDto): Promise<EntiPageView> {
    const { intermediario, enti } = await this.callers.reach(actorOf(caller));
    const after = readCursor(query.cursore, ['text'])?.[0];
    const page = await this.register.page({
      intermediario,
      enti,
      limite: query.limite + 1,
      ...(after === undefined ? {} : { dopo: after }),
    });
    return toPage(
      page,
      query.limite,
      ({ codiceFiscale }) => [codiceFiscale],
      ({ intermediario: _, ...shown }) => shown,
    );
  }

  @Get(':ente')
  @Permesso('ente.read')
  @ApiOkResponse({ type: EnteView })
  get(@Param('ente') ente: string, @Caller() caller: CallerIdentity): Promise<EnteView> {
    return this.view(ente, caller);
  }

  @Patch(':ente')
  @Permesso('ente.update.self')
  @ApiOperation({
    summary: 'Cambia i dati inviati; quelli che chi chiama non può cambiare sono un rifiuto, mai ignorati',
  })
  @ApiOkResponse({ type: EnteView })
  async update(
    @Param('ente') ente: string,
    @Caller() caller: CallerIdentity,
    @Body() dto: ChangeEnteDto,
  ): Promise<EnteView> {
    const { versione, ibanDefault, messaggioDa, messaggioA, ...data } = dto;
    await this.configure.update(parseCodiceFiscaleEnte(ente), requestOf(caller, versione), {
      ...sent(data),
      ...sentDay('messaggioDa', messaggioDa),
      ...sentDay('messaggioA', messaggioA),
      ...sentIban('ibanDefault', ibanDefault),
    });
    return this.view(ente, caller);
  }

  @Post(':ente/stato')
  @HttpCode(200)
  @Permesso('ente.stato')
  @ApiOperation({ summary: 'Passaggi T10, T11, T15, T16, T20, T21; lo stato che c’è già non cambia nulla' })
  @ApiOkResponse({ type: EnteView })
  async stato(
    @Param('ente') ente: string,
    @Caller() caller: CallerIdentity,
    @Body() { versione, stato, motivo, ambito, fino }: ChangeStatoDto,
  ): Promise<EnteView> {
    await this.configure.stato(parseCodiceFiscaleEnte(ente), requestOf(caller, versione), {
      stato,
      motivo,
      ...(ambito ? { ambito } : {}),
      ...(fino ? { fino: parseLocalDate(fino) } : {}),
    });
    return this.view(ente, caller);
  }

  @Put(':ente/codici')
  @Permesso('ente.update.all')
  @ApiOperation({ summary: 'L’elenco intero dei codici; uno solo genera gli IUV' })
  @ApiOkResponse({ type: EnteView })
  async codici(
    @Param('ente') ente: string,
    @Caller() caller: CallerIdentity,
    @Body() dto: CodiciDto,
  ): Promise<EnteView> {
    const codici = dto.codici.map(({ stazione, tipo, codice, generaIuv }) => ({ stazione, tipo, codice, generaIuv }));
    await this.configure.codici(parseCodiceFiscaleEnte(ente), requestOf(caller, dto.versione), codici);
    return this.view(ente, caller);
  }

  @Put(':ente/iban/:iban')
  @Permesso('iban.write')
  @ApiOkResponse({ type: EnteView })
  async iban(
    @Param('ente') ente: string,
    @Param('iban') iban: string,
    @Caller() caller: CallerIdentity,
    @Body() { versione, ...data }: ContoDto,
  ): Promise<EnteView> {
    await this.configure.iban(parseCodiceFiscaleEnte(ente), requestOf(caller, versione), iban, sent(data));
    return this.view(ente, caller);
  }

  @Put(':ente/funzionalita/:codice')
  @Permesso('ente.funzionalita')
  @ApiOkResponse({ type: EnteView })
  async features(
    @Param('ente') ente: string,
    @Param('codice') codice: string,
    @Caller() caller: CallerIdentity,
    @Body() { versione, ...command }: FeatureDto,
  ): Promise<EnteView> {
    await this.configure.features(parseCodiceFiscaleEnte(ente), requestOf(caller, versione), codice, command);
    return this.view(ente, caller);
  }

  @Get(':ente/registro')
  @Permesso('audit.read')
  @ApiOperation({ summary: 'Registro delle modifiche, dalla più recente' })
  @ApiOkResponse({ type: ChangesPageView })
  async changeLog(@Param('ente') ente: string, @Query() query: ChangesQueryDto): Promise<ChangesPageView> {
    const before = readCursor(query.cursore, ['bigint'])?.[0];
    const lines = await this.reads.changeLog(
      parseCodiceFiscaleEnte(ente),
      { tipo: query.tipo, before },
      query.limite + 1,
    );
    return toPage(
      lines,
      query.limite,
      ({ id }) => [id],
      ({ id: _, ts, ...line }) => ({ ...line, ts: ts.toISOString() }),
    );
  }

  private async view(ente: string, { permessi }: CallerIdentity): Promise<EnteView> {
    const found = await this.reads.ente(parseCodiceFiscaleEnte(ente));
    if (!found) throw new NotFoundException('Ente non trovato.');
    return toEnteView(found, permessi);
  }
}
