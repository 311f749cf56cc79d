import { Body, Controller, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '../log';
import { createHttpApp } from './index';

jest.setTimeout(60_000);

@Controller()
class DoorController {
  @Post('cose')
  create(@Body() body: object): { campi: number } {
    return { campi: Object.keys(body).length };
  }
}
@Module({ controllers: [DoorController] })
class DoorModule {}

let app: NestFastifyApplication;
let port: number;
beforeAll(async () => {
  app = await createHttpApp(DoorModule, { log: createLogger('cose', 'silent'), bodyLimit: 10_000 });
  await app.listen(0, '127.0.0.1');
  port = (app.getHttpServer().address() as AddressInfo).port;
});
afterAll(() => app.close());

const send = (agent: http.Agent, bytes: number, headers: http.OutgoingHttpHeaders = {}) =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const request = http.request(
      {
        port,
        host: '127.0.0.1',
        agent,
        method: 'POST',
        path: '/cose',
        headers: { 'content-type': 'application/json', ...headers },
      },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.once('end', () => resolve({ status: response.statusCode, body }));
      },
    );
    request.once('error', reject);
    request.end(JSON.stringify({ a: 'x'.repeat(bytes) }));
  });

describe.each([
  ['kept alive', true],
  ['to be closed', false],
])('on a connection %s', (_, keepAlive) => {
  it.each([
    ['with its length', {}],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('a body over the limit, %s, is told 413, and the next request is answered', async (__, headers) => {
    const agent = new http.Agent({ keepAlive, maxSockets: 1 });
    try {
      const refused = await send(agent, 8_000_000, headers);
      expect(refused).toMatchObject({ status: 413, body: expect.stringContaining('CORPO_TROPPO_GRANDE') as string });
      expect(await send(agent, 10)).toEqual({ status: 201, body: '{"campi":1}' });
    } finally {
      agent.destroy();
    }
  });
});
