import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Clock, dateInRome, parseCodiceFiscaleEnte, parseLocalDate } from '@mypay/kernel';
import {
  type EnteReads,
  ManageAssegnazioni,
  type NewAssegnazione,
  type Ruolo,
  RUOLI_ENTE,
  RUOLI_INTERMEDIARIO,
  type RuoloEnte,
  type RuoloIntermediario,
} from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { PageQueryDto, readCursor, toPage } from '@mypay/platform/http';
import { correlationId } from '@mypay/platform/log';
import { CLOCK, ENTE_READS } from '../../tokens';
import { AssegnazioneChangeDto, NewAssegnazioneDto, NewIntermediarioAssegnazioneDto } from './assegnazioni.dto';
import { AssegnazioneView, AssegnazioniPageView, AssegnazioniView, toAssegnazioneView } from './assegnazioni.view';
import { RuoloPipe } from './ruolo.pipe';
import { actorOf } from './request';

/** Who may do what on one ente. */
@ApiTags('persone')
@ApiBearerAuth()
@Controller('enti/:ente/assegnazioni')
export class EnteAssegnazioniController {
  constructor(
    private readonly assegnazioni: ManageAssegnazioni,
    @Inject(ENTE_READS) private readonly reads: EnteReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Permesso('operatore.read')
  @ApiOperation({ summary: 'Assegnazioni dell’ente, anche revocate, in ordine di persona e ruolo' })
  @ApiOkResponse({ type: AssegnazioniPageView })
  async list(@Param('ente') ente: string, @Query() query: PageQueryDto): Promise<AssegnazioniPageView> {
    const key = readCursor(query.cursore, ['uuid', 'text']);
    const after = key && { utente: key[0], ruolo: key[1] };
    const page = await this.reads.assegnazioni(parseCodiceFiscaleEnte(ente), after, query.limite + 1);
    const today = dateInRome(this.clock.now());
    return toPage(
      page,
      query.limite,
      ({ utente, assegnazione }) => [utente.id, assegnazione.ruolo],
      (one) => toAssegnazioneView(one, today),
    );
  }

  @Post()
  @HttpCode(200)
  @Permesso('operatore.manage')
  @ApiOperation({
    summary: 'Dà un ruolo a una persona, che può non essere mai entrata; la stessa richiesta non cambia nulla',
  })
  @ApiOkResponse({ type: AssegnazioneView })
  async assign(
    @Param('ente') ente: string,
    @Caller() caller: CallerIdentity,
    @Body() dto: NewAssegnazioneDto,
  ): Promise<AssegnazioneView> {
    const fresh = { ...wantedOf(dto), tipi: dto.tipi ?? ('TUTTI' as const) };
    const made = await this.assegnazioni.assign(actorOf(caller), parseCodiceFiscaleEnte(ente), fresh, correlationId());
    return toAssegnazioneView(made, dateInRome(this.clock.now()));
  }

  @Patch(':utente/:ruolo')
  @HttpCode(204)
  @Permesso('operatore.manage')
  @ApiParam({ name: 'ruolo', enum: RUOLI_ENTE })
  @ApiOperation({ summary: 'Cambia i tipi dovuto o l’ultimo giorno' })
  @ApiNoContentResponse()
  async change(
    @Param('ente') ente: string,
    @Param('utente', ParseUUIDPipe) utente: string,
    @Param('ruolo', new RuoloPipe(RUOLI_ENTE)) ruolo: RuoloEnte,
    @Caller() caller: CallerIdentity,
    @Body() { tipi, a }: AssegnazioneChangeDto,
  ): Promise<void> {
    const change = {
      tipi: tipi === null ? ('TUTTI' as const) : tipi,
      a: typeof a === 'string' ? parseLocalDate(a) : a,
    };
    await this.assegnazioni.change(
      actorOf(caller),
      parseCodiceFiscaleEnte(ente),
      { utente, ruolo },
      change,
      correlationId(),
    );
  }

  @Delete(':utente/:ruolo')
  @HttpCode(204)
  @Permesso('operatore.manage')
  @ApiParam({ name: 'ruolo', enum: RUOLI_ENTE })
  @ApiOperation({ summary: 'Revoca subito; l’ultimo amministratore resta' })
  @ApiNoContentResponse()
  async revoke(
    @Param('ente') ente: string,
    @Param('utente', ParseUUIDPipe) utente: string,
    @Param('ruolo', new RuoloPipe(RUOLI_ENTE)) ruolo: RuoloEnte,
    @Caller() caller: CallerIdentity,
  ): Promise<void> {
    await this.assegnazioni.revoke(actorOf(caller), parseCodiceFiscaleEnte(ente), { utente, ruolo }, correlationId());
  }
}

/** Who may do what on all enti of the intermediary. */
@ApiTags('persone')
@ApiBearerAuth()
@Controller('assegnazioni')
export class IntermediarioAssegnazioniController {
  constructor(
    private readonly assegnazioni: ManageAssegnazioni,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Permesso('operatore.admin')
  @ApiOperation({ summary: 'Assegnazioni sull’intermediario di chi chiama, anche revocate' })
  @ApiOkResponse({ type: AssegnazioniView })
  async list(@Caller() caller: CallerIdentity): Promise<AssegnazioniView> {
    const today = dateInRome(this.clock.now());
    const all = await this.assegnazioni.listIntermediario(actorOf(caller));
    return { elementi: all.map((one) => toAssegnazioneView(one, today)) };
  }

  @Post()
  @HttpCode(200)
  @Permesso('operatore.admin')
  @ApiOperation({ summary: 'Dà un ruolo su tutti gli enti dell’intermediario; la stessa richiesta non cambia nulla' })
  @ApiOkResponse({ type: AssegnazioneView })
  async assign(
    @Caller() caller: CallerIdentity,
    @Body() dto: NewIntermediarioAssegnazioneDto,
  ): Promise<AssegnazioneView> {
    const fresh = { ...wantedOf(dto), tipi: 'TUTTI' as const };
    const made = await this.assegnazioni.assignIntermediario(actorOf(caller), fresh, correlationId());
    return toAssegnazioneView(made, dateInRome(this.clock.now()));
  }

  @Delete(':utente/:ruolo')
  @HttpCode(204)
  @Permesso('operatore.admin')
  @ApiParam({ name: 'ruolo', enum: RUOLI_INTERMEDIARIO })
  @ApiOperation({ summary: 'Revoca subito; l’ultimo amministratore resta' })
  @ApiNoContentResponse()
  async revoke(
    @Param('utente', ParseUUIDPipe) utente: string,
    @Param('ruolo', new RuoloPipe(RUOLI_INTERMEDIARIO)) ruolo: RuoloIntermediario,
    @Caller() caller: CallerIdentity,
  ): Promise<void> {
    await this.assegnazioni.revokeIntermediario(actorOf(caller), { utente, ruolo }, correlationId());
  }
}

/** What was asked for, in the words of the core. */
function wantedOf<R extends Ruolo>(dto: {
  persona: { codiceFiscale: string; nome: string; cognome: string; email?: string | null };
  ruolo: R;
  da?: string | null;
  a?: string | null;
}): Omit<NewAssegnazione<R>, 'tipi'> {
  const { codiceFiscale, nome, cognome, email } = dto.persona;
  return {
    persona: { codiceFiscale, nome, cognome, email: email ?? undefined },
    ruolo: dto.ruolo,
    da: dto.da ? parseLocalDate(dto.da) : undefined,
    a: dto.a ? parseLocalDate(dto.a) : undefined,
  };
}
