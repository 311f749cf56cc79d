import fastifyStatic from '@fastify/static';
import { NotFoundException } from '@nestjs/common';
import { ProblemError } from '@mypay/platform/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { sendProblem } from '../proxy/send-problem';
import { contentSecurity, type FormTargets } from './content-security';
import { IndexPage } from './index-page';

/** Paths that are somebody else's: what is not found there is no route of the browser application. */
const NOT_THE_APPLICATION =
  /^\/(?:\.|(?:api|oauth2|health|metrics|ws|mypivot|public|accesso\/(?:avvio|ritorno|uscita)|stato|assets)(?:\/|$))/;

/** Vite puts everything whose name holds its hash here: such a file never changes. */
const HASHED = '/assets/';
const FOR_EVER = 'public, max-age=31536000, immutable';
const AN_HOUR = 'public, max-age=3600';

export interface WebFilesOptions extends FormTargets {
  /** Folder that the build of apps/web wrote. */
  readonly folder: string;
}

/** Files of the browser application, and its page at every address that a person may open or reload. */
export const webFiles =
  ({ folder, ...targets }: WebFilesOptions) =>
  async (scope: FastifyInstance): Promise<void> => {
    const index = new IndexPage(path.join(folder, 'index.html'));
    scope.setErrorHandler((error, _request, reply) => sendProblem(reply, error));
    // Each file is looked for when it is asked: a new build needs no restart.
    await scope.register(fastifyStatic, {
      root: path.resolve(folder),
      serve: false,
      preCompressed: true,
      cacheControl: false,
      index: false,
      dotfiles: 'ignore',
    });
    scope.get('/*', async (request, reply) => {
      const asked = decodeURIComponent((request.raw.url ?? '/').split('?')[0] ?? '/');
      const file = await fileAt(folder, asked);
      if (file !== undefined)
        return reply
          .header('cache-control', asked.startsWith(HASHED) ? FOR_EVER : AN_HOUR)
          .header('vary', 'accept-encoding')
          .sendFile(file);
      if (NOT_THE_APPLICATION.test(asked) || !isNavigation(request, asked))
        throw new NotFoundException('A questo indirizzo non c’è nulla.');
      return sendPage(reply, index, targets);
    });
  };

/** Name of the file under the folder; undefined when there is none that may be shown. */
async function fileAt(folder: string, asked: string): Promise<string | undefined> {
  const name = path.posix.normalize(asked).replace(/^\/+/, '');
  const hidden = name.split('/').some((part) => part.startsWith('.'));
  if (name === '' || name === 'index.html' || hidden || /[\\\0]|\.(?:br|gz)$/.test(name)) return undefined;
  const found = await stat(path.join(folder, name)).catch(() => undefined); // no such file
  return found?.isFile() ? name : undefined;
}

/** A person opens an address; a script, a picture or a program asks for something in particular. */
const isNavigation = ({ headers }: FastifyRequest, asked: string): boolean =>
  (headers.accept ?? '').includes('text/html') || (asked === '/' && /^$|\*\/\*/.test(headers.accept ?? ''));

async function sendPage(reply: FastifyReply, index: IndexPage, targets: FormTargets): Promise<FastifyReply> {
  const nonce = randomBytes(16).toString('base64url');
  const page = await index.with(nonce);
  if (page === undefined)
    throw new ProblemError(
      503,
      'APPLICAZIONE_ASSENTE',
      'L’applicazione web non c’è',
      'I file dell’applicazione web non sono stati costruiti su questa installazione: le API funzionano lo stesso.',
    );
  return reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurity(nonce, targets),
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=()',
      'cross-origin-opener-policy': 'same-origin',
    })
    .send(page);
}
