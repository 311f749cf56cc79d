import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Clock } from '@mypay/kernel';
import {
  type AccessLog,
  ActForEnte,
  type EnteAccess,
  callerNameOf,
  parseCodiceFiscaleOfPerson,
  permessiOf,
  PersonAccess,
  type Utente,
} from '@mypay/onboarding-core';
import { OnlyServices } from '@mypay/platform/auth';
import { correlationId } from '@mypay/platform/log';
import { ACCESS_LOG, CLOCK } from '../../tokens';
import { type PersonView, toPersonView } from './assegnazioni.view';
import { AccessEntryDto, IdentityDto } from './internal.dto';

/** A person as portale needs her: `soggetto` is her name as a caller. */
interface CallerPersonView extends PersonView {
  readonly soggetto: string;
}

interface EnteAccessView {
  readonly codiceIpa: string;
  readonly codiceFiscale: string;
  readonly denominazione: string;
  readonly stato: string;
  readonly ruoli: readonly string[];
  readonly permessi: readonly string[];
  readonly limiti: Readonly<Record<string, readonly string[]>>;
  /** She acts on its behalf, for a reason and until then; null: she does not. */
  readonly perConto: { readonly motivo: string; readonly fino: string } | null;
}

/** What portale asks of persons: who enters, and what she may do, at login and again and again. */
@ApiExcludeController()
@Controller('interno')
export class InternalPeopleController {
  constructor(
    private readonly people: PersonAccess,
    private readonly acting: ActForEnte,
    @Inject(ACCESS_LOG) private readonly accesses: AccessLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A person enters: known from now on, a citizen at least. Nobody begins a session on an ente's behalf. */
  @Post('persone/accesso')
  @HttpCode(200)
  @OnlyServices('portale')
  async enter(@Body() { sub, codiceFiscale, nome, cognome, email }: IdentityDto): Promise<CallerPersonView> {
    const identity = {
      sub,
      nome,
      cognome,
      email: email ?? undefined,
      codiceFiscale: codiceFiscale ? parseCodiceFiscaleOfPerson(codiceFiscale) : undefined,
    };
    const person = toCallerView(await this.people.enter(identity, correlationId()));
    await this.acting.leave(person.soggetto, correlationId());
    return person;
  }

  /** Everything that a person may do, now. */
  @Get('persone/:id/accessi')
  @OnlyServices('portale')
  async everything(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const found = await this.people.of(id);
    if (!found) throw new NotFoundException('Persona sconosciuta.');
    return {
      ...toCallerView(found.utente),
      cittadino: { permessi: permessiOf(['CITTADINO']) },
      generali: { permessi: found.generali },
      enti: found.enti.map(toEnteAccessView),
      altriEnti: found.altriEnti,
    };
  }

  /** What a person may do on the ente of this codice IPA; `ente` is null where it is nothing, as for an unknown ente. */
  @Get('persone/:id/accessi/:codiceIpa')
  @OnlyServices('portale')
  async onEnte(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('codiceIpa') codiceIpa: string,
  ): Promise<{ ente: EnteAccessView | null }> {
    const found = await this.people.onEnte(id, codiceIpa);
    if (!found) throw new NotFoundException('Persona sconosciuta.');
    return { ente: found.access ? toEnteAccessView(found.access) : null };
  }

  /** What portale gives to those it lets in without an ente. */
  @Get('permessi')
  @OnlyServices('portale')
  permessi(): Record<'ANONIMO' | 'CITTADINO', readonly string[]> {
    return { ANONIMO: permessiOf(['ANONIMO']), CITTADINO: permessiOf(['CITTADINO']) };
  }

  /** A login that failed, a logout, an access that the edge or a service refused, a file that is about to go out. Source: roles.md §7.1. */
  @Post('registro/accessi')
  @HttpCode(204)
  @OnlyServices('portale')
  async record(@Body() { azione: action, attore, codiceIpa, dettaglio, perConto }: AccessEntryDto): Promise<void> {
    await this.accesses.add({
      ts: this.clock.now(),
      attore,
      azione: action,
      codiceIpa: codiceIpa ?? undefined,
      dettaglio: dettaglio ?? undefined,
      perConto: perConto ?? undefined,
      correlationId: correlationId(),
    });
    if (action === 'LOGOUT') await this.acting.leave(attore, correlationId());
  }
}

const toCallerView = (utente: Utente): CallerPersonView => ({
  ...toPersonView(utente),
  soggetto: callerNameOf(utente.id),
});

const toEnteAccessView = ({ ente, ruoli, permessi, limiti, perConto }: EnteAccess): EnteAccessView => ({
  codiceIpa: ente.codiceIpa,
  codiceFiscale: ente.codiceFiscale,
  denominazione: ente.denominazione,
  stato: ente.stato,
  ruoli,
  permessi,
  limiti,
  perConto: perConto ? { motivo: perConto.motivo, fino: perConto.fino.toISOString() } : null,
});
