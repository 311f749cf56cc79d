import { Controller, Get, Header, Headers, Inject, UnauthorizedException } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@mypay/platform/auth';
import { Database } from '@mypay/platform/db';
import { ProblemError } from '@mypay/platform/http';
import { Metrics } from '@mypay/platform/log';
import { collectDefaultMetrics, register } from 'prom-client';
import { Accesses } from '../access/accesses';
import { AccessTokens } from '../access/access-tokens';
import type { PortaleEnv } from '../config';
import { CONFIG } from '../tokens';
import { type Quiet, ServiceHealth, type StatoIndirizzo, serviceStati, type ServiceStato } from './service-health';

if (register.getSingleMetric('process_cpu_user_seconds_total') === undefined) collectDefaultMetrics();

const PING_MS = 2_000;

/** Live, ready, quiet and Prometheus of the installation as seen from its edge. */
@ApiTags('stato')
@Controller()
export class HealthController {
  constructor(
    private readonly health: ServiceHealth,
    private readonly tokens: AccessTokens,
    private readonly accesses: Accesses,
    private readonly db: Database,
    private readonly own: Metrics,
    @Inject(CONFIG) private readonly config: PortaleEnv,
  ) {}

  @Get('health/live')
  @ApiOperation({ summary: 'Il processo è vivo' })
  @Public()
  live(): { stato: 'vivo' } {
    return { stato: 'vivo' };
  }

  /** Ready when every service has an address that is. Addresses are named in a demo installation alone. */
  @Get('health/ready')
  @ApiOperation({ summary: 'Ogni servizio ha un indirizzo pronto; 503 con l’elenco di ciò che non lo è' })
  @ApiOkResponse({ description: 'Tutti i servizi sono pronti' })
  @Public()
  async ready(): Promise<{
    stato: 'pronto';
    servizi: readonly ServiceStato[];
    indirizzi?: readonly StatoIndirizzo[];
  }> {
    const indirizzi = await this.health.ready();
    const services = serviceStati(indirizzi);
    const missing: string[] = services.filter(({ pronte }) => pronte === 0).map(({ servizio }) => servizio);
    if (!(await this.sessionsAreThere())) missing.unshift('portale (base dati)');
    if (missing.length > 0)
      throw new ProblemError(
        503,
        'NON_PRONTO',
        'Non tutti i servizi sono pronti',
        `Non pronti: ${missing.join(', ')}.`,
        {
          nonPronti: this.config.DEMO
            ? indirizzi.filter(({ pronto }) => !pronto)
            : services.filter(({ pronte, istanze }) => pronte < istanze),
        },
      );
    return { stato: 'pronto', servizi: services, ...(this.config.DEMO ? { indirizzi } : {}) };
  }

  /** Open in a demo installation; elsewhere for clients of the intermediary. */
  @Get('health/quiet')
  @ApiOperation({ summary: 'Due giri su tutti i servizi: nulla in sospeso, e gli stessi totali' })
  @Public()
  async quiet(@Headers('authorization') authorization: string | undefined): Promise<Quiet> {
    if (!this.config.DEMO) {
      const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
      const clientId = token === undefined ? undefined : await this.tokens.verify(token);
      const access = clientId === undefined ? undefined : await this.accesses.of(clientId, undefined);
      if (access?.permessi.includes('ente.stato') !== true)
        throw new UnauthorizedException('Serve un token di accesso dell’intermediario.');
    }
    return this.health.quiet();
  }

  @Get('metrics')
  @ApiExcludeEndpoint()
  @Public()
  @Header('content-type', register.contentType)
  async metrics(): Promise<string> {
    return `${await register.metrics()}\n${await this.own.text()}`;
  }

  private sessionsAreThere(): Promise<boolean> {
    return this.db
      .within({ statementMs: PING_MS, lockMs: PING_MS })
      .ping()
      .then(
        () => true,
        () => false,
      );
  }
}
