import {
  Controller,
  type DynamicModule,
  Get,
  Header,
  Inject,
  type InjectionToken,
  Module,
  ServiceUnavailableException,
  SetMetadata,
} from '@nestjs/common';
import { collectDefaultMetrics, register } from 'prom-client';
import { ACCESS_METADATA, type AccessRule } from '../config';
import { Metrics } from '../log';

/** What is not finished, by name, and totals that stand still when nothing moves. */
export interface QuietReport {
  readonly pending: Readonly<Record<string, number>>;
  readonly totals?: Readonly<Record<string, number>>;
}

export interface HealthChecks {
  /** Each throws when the service cannot serve. */
  readonly ready: Readonly<Record<string, () => Promise<void>>>;
  readonly quiet: readonly (() => Promise<QuietReport>)[];
}

const CHECKS = Symbol('HealthChecks');
const open: AccessRule = { tipo: 'PUBBLICO' };
const PROBE_TIMEOUT_MS = 2_000;

const within = async (check: () => Promise<void>): Promise<string | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      check(),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('no answer in time')), PROBE_TIMEOUT_MS);
      }),
    ]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.name : 'error';
  } finally {
    clearTimeout(timer);
  }
};

/** Live, ready, quiet and Prometheus. The app's module hands it the checks of the other doors. */
@Module({})
export class HealthModule {
  static forRoot<Tokens extends InjectionToken[]>(options: {
    /** In a demo installation `quiet` needs no token; elsewhere only portale may ask. */
    demo: boolean;
    inject?: Tokens;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- Nest hands over whatever stands behind the tokens
    checks: (...instances: any[]) => HealthChecks;
  }): DynamicModule {
    const quietAccess: AccessRule = options.demo ? open : { tipo: 'SERVIZI', servizi: ['portale'] };

    @Controller()
    class HealthController {
      constructor(
        @Inject(CHECKS) private readonly checks: HealthChecks,
        @Inject(Metrics) private readonly own: Metrics,
      ) {}

      @Get('health/live')
      @SetMetadata(ACCESS_METADATA, open)
      live(): { stato: 'vivo' } {
        return { stato: 'vivo' };
      }

      @Get('health/ready')
      @SetMetadata(ACCESS_METADATA, open)
      async ready(): Promise<{ stato: 'pronto' }> {
        const names = Object.entries(this.checks.ready);
        const results = await Promise.all(names.map(async ([name, check]) => [name, await within(check)] as const));
        const bad = results.filter(([, problem]) => problem !== undefined);
        if (bad.length > 0)
          throw new ServiceUnavailableException({
            message: 'not ready',
            errori: bad.map(([campo, reason]) => ({ campo, motivo: reason })),
          });
        return { stato: 'pronto' };
      }

      @Get('health/quiet')
      @SetMetadata(ACCESS_METADATA, quietAccess)
      async quiet(): Promise<QuietReport> {
        const reports = await Promise.all(this.checks.quiet.map((check) => check()));
        return {
          pending: Object.assign({}, ...reports.map(({ pending }) => pending)) as Record<string, number>,
          totals: Object.assign({}, ...reports.map(({ totals }) => totals ?? {})) as Record<string, number>,
        };
      }

      @Get('metrics')
      @SetMetadata(ACCESS_METADATA, open)
      @Header('content-type', register.contentType)
      async metrics(): Promise<string> {
        return `${await register.metrics()}\n${await this.own.text()}`;
      }
    }
    if (register.getSingleMetric('process_cpu_user_seconds_total') === undefined) collectDefaultMetrics();
    return {
      module: HealthModule,
      controllers: [HealthController],
      providers: [{ provide: CHECKS, useFactory: options.checks, inject: options.inject ?? [] }],
    };
  }
}
