import { type CanActivate, type ExecutionContext, Inject, Injectable, UnauthorizedException } from '@nestjs/common';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type SimulatorConfig } from '../config';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `Authorization: Bearer <CONTROL_KEY>` on everything under /control. */
@Injectable()
export class ControlKeyGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: SimulatorConfig) {}

  canActivate(context: ExecutionContext): boolean {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers.authorization ?? '';
    if (timingSafeEqual(digest(header), digest(`Bearer ${this.config.CONTROL_KEY}`))) return true;
    throw new UnauthorizedException('Serve la chiave di controllo del simulatore');
  }
}
