import type { Logger } from '@mypay/platform/log';
import { randomBytes } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { default as Provider } from 'oidc-provider';
import { choicePage, sorryPage } from './choice-page';
import { pageSecurity } from './markup';
import type { Persona } from './personas';
import { type Level, LEVELS } from './provider';

const BODY_LIMIT = 4_096;

/** The provider's own endpoints, and the page on which a person chooses whom to be. */
export function makeServer(provider: Provider, personas: readonly Persona[], log: Logger): http.Server {
  const openId = provider.callback();
  const { host } = new URL(provider.issuer);
  return http.createServer((request, response) => {
    // The addresses that it tells are those of browsers, whatever the name by which it was asked.
    request.headers.host = host;
    const route = /^\/scelta\/([\w-]{1,64})(?:\/(entra|annulla))?$/.exec((request.url ?? '').split('?')[0] ?? '');
    if (request.url === '/health/live' || request.url === '/health/ready') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"stato":"pronto"}');
    } else if (route) {
      choose(provider, personas, request, response, route[2]).catch((error: unknown) => {
        log.info({ err: error }, 'no such interaction');
        showPage(response, 410, sorryPage);
      });
    } else void openId(request, response);
  });
}

async function choose(
  provider: Provider,
  personas: readonly Persona[],
  request: IncomingMessage,
  response: ServerResponse,
  act: string | undefined,
): Promise<void> {
  const { uid, params } = await provider.interactionDetails(request, response);
  if (act === undefined || request.method !== 'POST') {
    showPage(response, 200, (nonce) => choicePage(personas, params['idp'] === 'cie' ? 'cie' : 'spid', uid, nonce));
    return;
  }
  const back = { mergeWithLastSubmission: false };
  if (act === 'annulla') {
    const error = { error: 'access_denied', error_description: 'annullato dalla persona' };
    await provider.interactionFinished(request, response, error, back);
    return;
  }
  const fields = new URLSearchParams(await bodyOf(request));
  const persona = personas.find(({ id }) => id === fields.get('persona'));
  if (!persona) {
    showPage(response, 200, (nonce) => choicePage(personas, 'spid', uid, nonce));
    return;
  }
  const level = Number(fields.get('livello') ?? 2) as Level;
  const login = { accountId: persona.id, acr: LEVELS[level] ?? LEVELS[2], amr: ['demo'], remember: false };
  await provider.interactionFinished(request, response, { login }, back);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Error('too much for a form of two fields');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function showPage(response: ServerResponse, status: number, page: (nonce: string) => string): void {
  const nonce = randomBytes(16).toString('base64url');
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': pageSecurity(nonce),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(page(nonce));
}
