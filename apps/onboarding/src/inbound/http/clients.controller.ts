import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { type Ambito, type Actor, ManageClients } from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { correlationId } from '@mypay/platform/log';
import { randomBytes } from 'node:crypto';
import { NuovoClientDto } from './clients.dto';
import { ClientConSegretoView, type ClientView, toClientView, toClientWithSecretView } from './clients.view';
import { actorOf } from './request';

/** What both doors do, each in its own scope. */
abstract class ClientsDoor {
  protected constructor(protected readonly clients: ManageClients) {}

  protected async make(attore: Actor, ambito: Ambito, dto: NuovoClientDto): Promise<ClientConSegretoView> {
    const nome = (dto.codiceIpa ?? ambito.ente ?? 'intermediario').toLowerCase();
    const nuovo = {
      clientId: dto.clientId ?? `${nome}-${randomBytes(6).toString('hex')}`,
      descrizione: dto.descrizione ?? '',
      codiceIpa: dto.codiceIpa ?? undefined,
      ruoli: dto.ruoli ?? [],
      permessi: dto.permessi ?? [],
    };
    return toClientWithSecretView(await this.clients.create(attore, ambito, nuovo, correlationId()));
  }

  protected async all(ambito: Ambito): Promise<{ elementi: ClientView[] }> {
    return { elementi: (await this.clients.list(ambito)).map(toClientView) };
  }
}

/** Clients of the whole intermediary: for who holds no ente in particular. */
@ApiTags('clients')
@ApiBearerAuth()
@Controller('clients')
export class ClientsController extends ClientsDoor {
  constructor(clients: ManageClients) {
    super(clients);
  }

  @Post()
  @Permesso('sh.manage')
  @ApiOperation({ summary: 'Crea un client OAuth2; il segreto si vede una volta sola' })
  @ApiCreatedResponse({ type: ClientConSegretoView })
  async create(@Caller() identita: CallerIdentity, @Body() dto: NuovoClientDto): Promise<ClientConSegretoView> {
    const attore = actorOf(identita);
    return this.make(attore, await this.clients.scopeOf(attore), dto);
  }

  @Get()
  @Permesso('sh.manage')
  async list(@Caller() identita: CallerIdentity): Promise<{ elementi: ClientView[] }> {
    return this.all(await this.clients.scopeOf(actorOf(identita)));
  }

  @Post(':clientId/segreto')
  @Permesso('sh.manage')
  @ApiOperation({ summary: 'Rigenera il segreto; il vecchio vale ancora 30 giorni' })
  async rotate(@Caller() identita: CallerIdentity, @Param('clientId') clientId: string): Promise<ClientConSegretoView> {
    const attore = actorOf(identita);
    return toClientWithSecretView(
      await this.clients.rotate(attore, await this.clients.scopeOf(attore), clientId, correlationId()),
    );
  }

  @Delete(':clientId')
  @HttpCode(204)
  @Permesso('sh.manage')
  async revoke(@Caller() identita: CallerIdentity, @Param('clientId') clientId: string): Promise<void> {
    const attore = actorOf(identita);
    await this.clients.revoke(attore, await this.clients.scopeOf(attore), clientId, correlationId());
  }
}

/** Clients of one ente. */
@ApiTags('clients')
@ApiBearerAuth()
@Controller('enti/:ente/clients')
export class EnteClientsController extends ClientsDoor {
  constructor(clients: ManageClients) {
    super(clients);
  }

  @Post()
  @Permesso('sh.manage')
  @ApiCreatedResponse({ type: ClientConSegretoView })
  async create(
    @Param('ente') ente: string,
    @Caller() identita: CallerIdentity,
    @Body() dto: NuovoClientDto,
  ): Promise<ClientConSegretoView> {
    const attore = actorOf(identita);
    return this.make(attore, await this.ambito(attore, ente), dto);
  }

  @Get()
  @Permesso('sh.manage')
  async list(@Param('ente') ente: string, @Caller() identita: CallerIdentity): Promise<{ elementi: ClientView[] }> {
    return this.all(await this.ambito(actorOf(identita), ente));
  }

  @Post(':clientId/segreto')
  @Permesso('sh.manage')
  async rotate(
    @Param('ente') ente: string,
    @Param('clientId') clientId: string,
    @Caller() identita: CallerIdentity,
  ): Promise<ClientConSegretoView> {
    const attore = actorOf(identita);
    return toClientWithSecretView(
      await this.clients.rotate(attore, await this.ambito(attore, ente), clientId, correlationId()),
    );
  }

  @Delete(':clientId')
  @HttpCode(204)
  @Permesso('sh.manage')
  async revoke(
    @Param('ente') ente: string,
    @Param('clientId') clientId: string,
    @Caller() identita: CallerIdentity,
  ): Promise<void> {
    const attore = actorOf(identita);
    await this.clients.revoke(attore, await this.ambito(attore, ente), clientId, correlationId());
  }

  private ambito(attore: Actor, ente: string): Promise<Ambito> {
    return this.clients.scopeOf(attore, parseCodiceFiscaleEnte(ente));
  }
}
