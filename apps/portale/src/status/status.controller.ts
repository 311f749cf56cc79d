import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@mypay/platform/auth';
import type { FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { PortaleEnv } from '../config';
import { CONFIG } from '../tokens';
import { Day } from './day';
import { statusPage } from './page';

/** The status page. */
@ApiExcludeController()
@Controller()
export class StatusController {
  constructor(
    private readonly day: Day,
    @Inject(CONFIG) private readonly config: PortaleEnv,
  ) {}

  @Get('stato')
  @Public()
  async show(@Res() reply: FastifyReply): Promise<void> {
    const nonce = randomBytes(16).toString('base64url');
    const page = statusPage(
      await this.day.read(),
      this.config.DEMO ? { simulatore: this.config.SIMULATORE_URL, paForNode: this.config.PA_FOR_NODE_URL } : {},
      nonce,
    );
    void reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        'referrer-policy': 'no-referrer',
      })
      .send(page);
  }
}
