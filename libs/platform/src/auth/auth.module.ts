import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import type { ServiceEnv } from '../config';
import { AccessGuard } from './guard';
import { loadPrivateKey, TrustedKeys } from './keys';
import { ServiceTokens } from './service-tokens';

/** The global guard and the service's own token maker. `trusts` names the callers that may speak to this service. */
@Global()
@Module({})
export class AuthModule {
  static forRoot(
    config: Pick<ServiceEnv, 'SERVICE_NAME' | 'SERVICE_KEY_FILE' | 'TRUSTED_KEYS_DIR'>,
    options: { trusts: readonly string[] },
  ): DynamicModule {
    return {
      module: AuthModule,
      providers: [
        {
          provide: ServiceTokens,
          useFactory: () =>
            new ServiceTokens(
              config.SERVICE_NAME,
              loadPrivateKey(config.SERVICE_KEY_FILE),
              new TrustedKeys(config.TRUSTED_KEYS_DIR, new Set(options.trusts)),
            ),
        },
        {
          provide: APP_GUARD,
          useFactory: (reflector: Reflector, tokens: ServiceTokens) => new AccessGuard(reflector, tokens),
          inject: [Reflector, ServiceTokens],
        },
      ],
      exports: [ServiceTokens],
    };
  }
}
