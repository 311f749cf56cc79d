import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { type Ambito, type Actor, Callers, ManageClients } from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { correlationId } from '@mypay/platform/log';
import { randomBytes } from 'node:crypto';
import { NewClientDto } from './clients.dto';
import { ClientsView, ClientWithSecretView, toClientView, toClientWithSecretView } from './clients.view';
import { actorOf } from './request';

/** What both doors do, each in its own scope. */
abstract class ClientsDoor {
  protected constructor(
    protected readonly clients: ManageClients,
    protected readonly callers: Callers,
  ) {}

  protected async make(actor: Actor, ambito: Ambito, dto: NewClientDto): Promise<ClientWithSecretView> {
    const name = (dto.codiceIpa ?? ambito.ente ?? 'intermediario').toLowerCase();
    const fresh = {
      clientId: dto.clientId ?? `${name}-${randomBytes(6).toString('hex')}`,
      descrizione: dto.descrizione ?? '',
      codiceIpa: dto.codiceIpa ?? undefined,
      ruoli: dto.ruoli ?? [],
      permessi: dto.permessi ?? [],
    };
    return toClientWithSecretView(await this.clients.create(actor, ambito, fresh, correlationId()));
  }

  protected async all(ambito: Ambito): Promise<ClientsView> {
    return { elementi: (await this.clients.list(ambito)).map(toClientView) };
  }
}

/** Clients of the whole intermediary: for who holds no ente in particular. */
@ApiTags('clients')
@ApiBearerAuth()
@Controller('clients')
export class ClientsController extends ClientsDoor {
  constructor(clients: ManageClients, callers: Callers) {
    super(clients, callers);
  }

  @Post()
  @Permesso('sh.manage')
  @ApiOperation({ summary: 'Crea un client OAuth2; il segreto si vede una volta sola' })
  @ApiCreatedResponse({ type: ClientWithSecretView })
  async create(@Caller() caller: CallerIdentity, @Body() dto: NewClientDto): Promise<ClientWithSecretView> {
    const actor = actorOf(caller);
    return this.make(actor, await this.callers.scopeOf(actor), dto);
  }

  @Get()
  @Permesso('sh.manage')
  @ApiOkResponse({ type: ClientsView })
  async list(@Caller() caller: CallerIdentity): Promise<ClientsView> {
    return this.all(await this.callers.scopeOf(actorOf(caller)));
  }

  @Post(':clientId/segreto')
  @Permesso('sh.manage')
  @ApiOperation({ summary: 'Rigenera il segreto; il vecchio vale ancora 30 giorni' })
  @ApiCreatedResponse({ type: ClientWithSecretView })
  async rotate(@Caller() caller: CallerIdentity, @Param('clientId') clientId: string): Promise<ClientWithSecretView> {
    const actor = actorOf(caller);
    return toClientWithSecretView(
      await this.clients.rotate(actor, await this.callers.scopeOf(actor), clientId, correlationId()),
    );
  }

  @Delete(':clientId')
  @HttpCode(204)
  @Permesso('sh.manage')
  async revoke(@Caller() caller: CallerIdentity, @Param('clientId') clientId: string): Promise<void> {
    const actor = actorOf(caller);
    await this.clients.revoke(actor, await this.callers.scopeOf(actor), clientId, correlationId());
  }
}

/** Clients of one ente. */
@ApiTags('clients')
@ApiBearerAuth()
@Controller('enti/:ente/clients')
export class EnteClientsController extends ClientsDoor {
  constructor(clients: ManageClients, callers: Callers) {
    super(clients, callers);
  }

  @Post()
  @Permesso('sh.manage')
  @ApiCreatedResponse({ type: ClientWithSecretView })
  async create(
    @Param('ente') ente: string,
    @Caller() caller: CallerIdentity,
    @Body() dto: NewClientDto,
  ): Promise<ClientWithSecretView> {
    const actor = actorOf(caller);
    return this.make(actor, await this.ambito(actor, ente), dto);
  }

  @Get()
  @Permesso('sh.manage')
  @ApiOkResponse({ type: ClientsView })
  async list(@Param('ente') ente: string, @Caller() caller: CallerIdentity): Promise<ClientsView> {
    return this.all(await this.ambito(actorOf(caller), ente));
  }

  @Post(':clientId/segreto')
  @Permesso('sh.manage')
  @ApiCreatedResponse({ type: ClientWithSecretView })
  async rotate(
    @Param('ente') ente: string,
    @Param('clientId') clientId: string,
    @Caller() caller: CallerIdentity,
  ): Promise<ClientWithSecretView> {
    const actor = actorOf(caller);
    return toClientWithSecretView(
      await this.clients.rotate(actor, await this.ambito(actor, ente), clientId, correlationId()),
    );
  }

  @Delete(':clientId')
  @HttpCode(204)
  @Permesso('sh.manage')
  async revoke(
    @Param('ente') ente: string,
    @Param('clientId') clientId: string,
    @Caller() caller: CallerIdentity,
  ): Promise<void> {
    const actor = actorOf(caller);
    await this.clients.revoke(actor, await this.ambito(actor, ente), clientId, correlationId());
  }

  private ambito(actor: Actor, ente: string): Promise<Ambito> {
    return this.callers.scopeOf(actor, parseCodiceFiscaleEnte(ente));
  }
}
