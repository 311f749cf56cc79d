import { loadConfig } from '@mypay/platform/config';
import { migrate } from '@mypay/platform/db';
import { createLogger } from '@mypay/platform/log';
import { testDatabase } from '@mypay/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJwt } from 'jose';
import { migrations } from '../../migrations';
import { portaleEnv } from '../config';
import { createPortale } from '../create-app';

/** A request as a service behind portale got it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly claims: Record<string, unknown>;
  readonly bytes: number;
  readonly body: string;
}

export type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | 'silence' | 'break';

/** A service that answers as it is told and remembers what it got. */
export class FakeService {
  readonly received: Received[] = [];
  answer: (request: Received) => Answer = () => ({ body: { ok: true } });
  private readonly server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes < 65_536) chunks.push(chunk);
    });
    request.on('end', () => {
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      const got: Received = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        claims: token === undefined ? {} : { ...decodeJwt(token) },
        bytes,
        body: Buffer.concat(chunks).toString(),
      };
      this.received.push(got);
      const answer = this.answer(got);
      if (answer === 'silence') return;
      if (answer === 'break') {
        response.destroy();
        return;
      }
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this.address;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** An address where nobody listens. */
export async function deadAddress(): Promise<string> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export const ENTE = '80012340123';
export const CLIENT = { clientId: 'c_roccaprova-operatore', clientSecret: 'test_segreto' };

/** The schema of portale in a database of its own. */
export const portaleDatabase = () => testDatabase((target) => migrate({ ...target, migrations }), 'portale');

/** portale in front of fake services; it takes its database with it when it is closed, unless `env` names one. */
export async function startPortale(urls: Record<string, string>, env: Record<string, string> = {}) {
  const database = env['DATABASE_URL'] === undefined ? await portaleDatabase() : undefined;
  const keys = mkdtempSync(path.join(tmpdir(), 'portale-keys-'));
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path.join(keys, 'portale.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const config = loadConfig(portaleEnv, {
    SERVICE_KEY_FILE: path.join(keys, 'portale.pem'),
    TRUSTED_KEYS_DIR: keys,
    PORT: '0',
    DATABASE_URL: database?.url,
    DEMO: 'true',
    ...urls,
    ...env,
  });
  const app: NestFastifyApplication = await createPortale(config, createLogger('portale', 'silent'));
  const close = app.close.bind(app);
  app.close = async () => {
    await close();
    await database?.close();
  };
  await app.listen(config.PORT, '127.0.0.1');
  const base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return { app, base };
}

/** onboarding as portale needs it: one client, one ente. */
export function knowsOneClient(permessi: readonly string[]): FakeService['answer'] {
  return ({ url, body }) => {
    if (url === '/interno/clients/verifica') {
      const { clientId, clientSecret } = JSON.parse(body) as typeof CLIENT;
      return { body: { valido: clientId === CLIENT.clientId && clientSecret === CLIENT.clientSecret } };
    }
    const [, , accesses, clientId, ipa] = url.split('/');
    if (accesses === 'accessi')
      return clientId === CLIENT.clientId
        ? {
            body: {
              permessi,
              ...(ipa === undefined ? { ambito: ENTE } : { ente: ipa === 'c_roccaprova' ? ENTE : null }),
            },
          }
        : { status: 404, body: { code: 'NON_TROVATO' } };
    return { body: { percorso: url } };
  };
}

/** An access token of `CLIENT`. */
export async function takeToken(base: string): Promise<string> {
  const answer = await fetch(`${base}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: CLIENT.clientId,
      client_secret: CLIENT.clientSecret,
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
