import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Query,
} from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Clock, dateInRome, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { ManageAssegnazioni, type Operatori, personOf } from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { readCursor, toPage } from '@mypay/platform/http';
import { correlationId } from '@mypay/platform/log';
import { CLOCK, OPERATORI } from '../../tokens';
import { OperatoriQueryDto } from './operatori.dto';
import { OperatoreView, OperatoriPageView, toOperatoreView } from './operatori.view';
import { actorOf } from './request';

/** The persons of an ente, each with all that she may do there; single roles are given and changed at `assegnazioni`. */
@ApiTags('persone')
@ApiBearerAuth()
@Controller('enti/:ente/operatori')
export class OperatoriController {
  constructor(
    private readonly assegnazioni: ManageAssegnazioni,
    @Inject(OPERATORI) private readonly operatori: Operatori,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Permesso('operatore.read')
  @ApiOperation({ summary: 'Persone che hanno, o hanno avuto, un ruolo sull’ente, per cognome' })
  @ApiOkResponse({ type: OperatoriPageView })
  async list(
    @Param('ente') ente: string,
    @Caller() caller: CallerIdentity,
    @Query() { testo, ruolo, stato, perTipo, cursore, limite }: OperatoriQueryDto,
  ): Promise<OperatoriPageView> {
    const key = readCursor(cursore, ['text', 'text', 'uuid']);
    const today = dateInRome(this.clock.now());
    const page = await this.operatori.page(
      parseCodiceFiscaleEnte(ente),
      { testo: testo?.trim() || undefined, ruolo, stato, byTipo: perTipo === 'true', today },
      key && { cognome: key[0], nome: key[1], utente: key[2] },
      limite + 1,
    );
    return toPage(
      page,
      limite,
      ({ utente: { id }, ordine: { cognome, nome } }) => [cognome, nome, id],
      (one) => toOperatoreView(one, today, personOf(caller.soggetto)),
    );
  }

  @Get(':utente')
  @Permesso('operatore.read')
  @ApiOperation({ summary: 'Una persona dell’ente, con tutti i suoi ruoli' })
  @ApiOkResponse({ type: OperatoreView })
  async one(
    @Param('ente') ente: string,
    @Param('utente', ParseUUIDPipe) utente: string,
    @Caller() caller: CallerIdentity,
  ): Promise<OperatoreView> {
    const today = dateInRome(this.clock.now());
    const found = await this.operatori.one(parseCodiceFiscaleEnte(ente), utente, today);
    if (!found) throw new NotFoundException('La persona non ha ruoli su questo ente.');
    return toOperatoreView(found, today, personOf(caller.soggetto));
  }

  @Delete(':utente')
  @HttpCode(204)
  @Permesso('operatore.manage')
  @ApiOperation({ summary: 'Toglie subito tutti i ruoli sull’ente; la storia resta, e l’ultimo amministratore anche' })
  @ApiNoContentResponse()
  async remove(
    @Param('ente') ente: string,
    @Param('utente', ParseUUIDPipe) utente: string,
    @Caller() caller: CallerIdentity,
  ): Promise<void> {
    await this.assegnazioni.revokeAll(actorOf(caller), parseCodiceFiscaleEnte(ente), utente, correlationId());
  }
}
