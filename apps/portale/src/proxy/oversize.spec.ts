import { Body, Controller, Module, Post } from '@nestjs/common';
import { createHttpApp } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import net from 'node:net';
import { FakeService, knowsOneClient, startPortale, takeToken } from '../testing/portale.fixture';

jest.setTimeout(60_000);

const LIMIT = 1_048_576;
const onboarding = new FakeService();

@Controller('enti/:ente/dovuti')
class DovutiController {
  @Post()
  create(@Body() body: object): { campi: number } {
    return { campi: Object.keys(body).length };
  }
}
@Module({ controllers: [DovutiController] })
class DovutiModule {}

let dovuti: NestFastifyApplication;
let app: NestFastifyApplication;
let port: number;
let token: string;

beforeAll(async () => {
  dovuti = await createHttpApp(DovutiModule, { log: createLogger('dovuti', 'silent') });
  await dovuti.listen(0, '127.0.0.1');
  onboarding.answer = knowsOneClient(['dovuto.write']);
  const urls = { ONBOARDING_URLS: await onboarding.start(), DOVUTI_URLS: await dovuti.getUrl() };
  const started = await startPortale(urls);
  app = started.app;
  port = Number(new URL(started.base).port);
  token = await takeToken(started.base);
});
afterAll(async () => {
  await app?.close();
  await dovuti?.close();
  await onboarding.stop();
});

const PATH = '/api/bo/enti/c_roccaprova/dovuti';

/** Sends raw bytes in pieces on one kept-alive connection; resolves with what came back when `done` says so or the connection ends. */
function converse(
  pieces: Iterable<string>,
  done: (text: string) => boolean,
): Promise<{ text: string; ended: boolean }> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1');
    let text = '';
    const finish = (ended: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, ended });
    };
    const timer = setTimeout(() => reject(new Error(`the connection hangs after: ${text.slice(0, 300)}`)), 30_000);
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (done(text)) finish(false);
    });
    socket.once('close', () => finish(true));
    socket.on('error', () => undefined);
    socket.once('connect', () => {
      const next = pieces[Symbol.iterator]();
      const write = (): void => {
        for (let piece = next.next(); !piece.done; piece = next.next())
          if (!socket.write(piece.value)) return void socket.once('drain', write);
      };
      write();
    });
  });
}

const head = (auth: string, framing: string): string =>
  `POST ${PATH} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${auth}${framing}\r\n\r\n`;
const NEXT = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n';
const PIECE = 'x'.repeat(65_536);

function* sized(auth: string, bytes: number): Generator<string> {
  yield head(auth, `content-length: ${bytes}`);
  yield '{"a":"';
  for (let sent = 0; sent < bytes - 8; sent += PIECE.length)
    yield PIECE.slice(0, Math.min(PIECE.length, bytes - 8 - sent));
  yield '"}';
  yield NEXT;
}
function* chunked(auth: string, bytes: number): Generator<string> {
  yield head(auth, 'transfer-encoding: chunked');
  yield '6\r\n{"a":"\r\n';
  for (let sent = 0; sent < bytes; sent += PIECE.length) yield `${PIECE.length.toString(16)}\r\n${PIECE}\r\n`;
  yield '2\r\n"}\r\n0\r\n\r\n';
  yield NEXT;
}

describe.each([
  ['with its length', sized],
  ['in chunks', chunked],
])('a body over the limit, %s', (_, body) => {
  it.each([2, 8, 40])('of %i MB is told 413 as problem+json, and the connection does not hang', async (megabytes) => {
    const auth = `authorization: Bearer ${token}\r\n`;
    const { text } = await converse(body(auth, megabytes * LIMIT), (so) => so.includes('"vivo"'));
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toContain('application/problem+json');
    expect(text).toContain('CORPO_TROPPO_GRANDE');
  });

  it('of a stranger is told 401, and the connection does not hang', async () => {
    const { text } = await converse(body('', 8 * LIMIT), (so) => so.includes('"vivo"'));
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
  });
});

it('a body within the limit leaves the connection open for the next request', async () => {
  const { text, ended } = await converse(sized(`authorization: Bearer ${token}\r\n`, 1_000), (so) =>
    so.includes('"vivo"'),
  );
  expect(text).toMatch(/^HTTP\/1\.1 201 /);
  expect(ended).toBe(false);
});
