import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { VisibleTipi } from '@mypay/kernel';
import { ACCESS_METADATA, type AccessRule } from '../config';

const rule = (access: AccessRule) => SetMetadata(ACCESS_METADATA, access);

/** Anybody may call. */
export const Public = () => rule({ tipo: 'PUBBLICO' });
/** Who holds this permission (roles.md §3) for the ente of the path. */
export const Permesso = (permesso: string) => rule({ tipo: 'PERMESSO', permesso });
/** These services of ours, and nobody else. */
export const OnlyServices = (...services: string[]) => rule({ tipo: 'SERVIZI', servizi: services });

/** Who is calling, as the service token says. */
export interface CallerIdentity {
  /** Client or operator. */
  readonly soggetto: string;
  /** Codice fiscale of the active ente; absent outside an ente's path. */
  readonly ente?: string | undefined;
  readonly permessi: readonly string[];
  /** Tipi dovuto for which the permission of this route was given; a row of another is as if it were not there. */
  readonly tipi: VisibleTipi;
  /** Of a citizen who proved it; absent for everybody else. Never to be logged. */
  readonly codiceFiscale?: string | undefined;
  /** Acts on the ente's behalf: not one of its own people. Source: roles.md R4. */
  readonly perConto?: boolean | undefined;
  /** The service that signed the token. */
  readonly chiamante: string;
}

/** Parameter of a handler: the caller. Undefined on public routes. */
export const Caller = createParamDecorator(
  (_data: unknown, context: ExecutionContext): CallerIdentity | undefined =>
    context.switchToHttp().getRequest<{ identity?: CallerIdentity }>().identity,
);
