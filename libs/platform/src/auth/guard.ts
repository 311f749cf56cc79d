import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  NotFoundException,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS_METADATA, type AccessRule } from '../config';
import { adoptCorrelation } from '../log';
import type { CallerIdentity } from './decorators';
import { ServiceTokens } from './service-tokens';

interface GuardedRequest {
  headers: Record<string, string | string[] | undefined>;
  params?: Record<string, string>;
  identity?: CallerIdentity;
}

/** Deny by default: a route that declares nobody is refused to everybody. A wrong ente is a 404, not a 403. Source: roles.md §4. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: ServiceTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true; // events come from our own transport
    const access = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_METADATA, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.tipo === 'PUBBLICO') return true;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const header = request.headers['authorization'];
    const token = typeof header === 'string' ? /^Bearer (.+)$/i.exec(header)?.[1] : undefined;
    const claims = token === undefined ? undefined : await this.tokens.verify(token);
    if (!claims) throw new UnauthorizedException('Token assente, scaduto o non riconosciuto.');
    if (!access) throw new ForbiddenException('La rotta non dichiara chi può chiamarla.');
    const { limiti, ...who } = claims;
    const tipi = access.tipo === 'PERMESSO' ? (limiti.get(access.permesso) ?? 'TUTTI') : 'TUTTI';
    const identity: CallerIdentity = { ...who, tipi };
    request.identity = identity;
    adoptCorrelation();
    if (access.tipo === 'SERVIZI') {
      // A token that a service asks for somebody says who: it is not that service's own call.
      if (!access.servizi.includes(identity.chiamante) || identity.soggetto !== identity.chiamante)
        throw new ForbiddenException('Rotta riservata ad altri servizi.');
      return true;
    }
    const ente = request.params?.['ente'];
    if (ente !== undefined && ente !== identity.ente) throw new NotFoundException('Ente non trovato.');
    if (!identity.permessi.includes(access.permesso))
      throw new ForbiddenException(`Serve il permesso ${access.permesso}.`);
    return true;
  }
}
