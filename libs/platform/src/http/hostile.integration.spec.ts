import { Body, Controller, Get, Module, Param, Patch, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { hostileFaults, type OpenApiPart } from '@mypay/testing';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import net, { type AddressInfo } from 'node:net';
import { createLogger } from '../log';
import { segmentOf } from './dot-keys';
import { createHttpApp, openApiOf, PageQueryDto, readCursor } from './index';
import { answerClientError } from './protocol-refusals';

class Debitore {
  @ApiProperty()
  @IsString()
  nome!: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  via?: string;
}
class Thing {
  @ApiProperty({ example: '12.50' })
  @Matches(/^\d+\.\d{2}$/)
  importo!: string;
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  nota?: string | null;
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  causale?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  versione?: number;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => Debitore)
  debitore?: Debitore;
  @ApiPropertyOptional({ type: [Debitore] })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Debitore)
  altri?: Debitore[];
}
class Change {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  causale?: string;
}

/** Handlers that believe their types, as ours do. */
@Controller('enti/:ente/cose')
class DoorController {
  @Get()
  list(@Query() query: PageQueryDto) {
    return { da: readCursor(query.cursore, ['text', 'bigint']), limite: query.limite };
  }
  @Get('cerca')
  find(@Query('nome') name?: string) {
    return { trovato: name?.trim() };
  }
  @Get(':chiave')
  one(@Param('chiave') key: string) {
    return { chiave: key };
  }
  @Post()
  create(@Body() thing: Thing) {
    thing.nota?.trim();
    thing.causale?.trim();
    thing.debitore?.nome.trim();
    thing.debitore?.via?.trim();
    for (const other of thing.altri ?? []) other.nome.trim();
    return { ...thing, importo: thing.importo.trim() };
  }
  @Patch(':chiave')
  change(@Body() change: Change) {
    return { causale: change.causale === undefined ? 'come prima' : change.causale.trim() };
  }
}
@Module({ controllers: [DoorController] })
class DoorModule {}

const lines: string[] = [];
let app: NestFastifyApplication;
let document: OpenApiPart;
beforeAll(async () => {
  document = (await openApiOf({ module: DoorModule }, 'cose')) as unknown as OpenApiPart;
  app = await createHttpApp(DoorModule, {
    log: createLogger('cose', 'info', { write: (line: string) => void lines.push(line) }),
  });
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

const send = async (method: 'GET' | 'POST' | 'PATCH' | 'PUT', url: string, payload?: unknown, headers: object = {}) => {
  const answer = await app.inject({
    method,
    url,
    ...(payload === undefined
      ? {}
      : { payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload) }),
    headers: { ...(payload === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: JSON.parse(answer.body) as Record<string, unknown>,
  };
};
const THING = { importo: '12.50' };

it('no request makes a door fail: every refusal has a code and words', async () => {
  expect(await hostileFaults(document, { ente: '11111111111' }, app)).toEqual([]);
}, 60_000);

it.each([
  ['broken JSON', '{rotto', 400, 'JSON_NON_VALIDO'],
  ['an empty body', '', 400, 'JSON_NON_VALIDO'],
  ['lists in one another', '['.repeat(100_000), 400, 'JSON_TROPPO_ANNIDATO'],
  ['brackets in a text', { ...THING, causale: '[['.repeat(50) }, 201, undefined],
  ['Latin-1', Buffer.from('{"importo":"è"}', 'latin1'), 400, 'CODIFICA_NON_VALIDA'],
  ['U+0000', { ...THING, causale: 'a\0' }, 400, 'TESTO_NON_AMMESSO'],
  ['a lone surrogate', '{"importo":"1.00","causale":"\\ud800"}', 400, 'TESTO_NON_AMMESSO'],
  ['U+0000 in a name', { ...THING, 'a\0': 1 }, 400, 'TESTO_NON_AMMESSO'],
  ['a list', [], 400, 'RICHIESTA_NON_VALIDA'],
  ['too much', Buffer.alloc(2_000_000, ' '), 413, 'CORPO_TROPPO_GRANDE'],
])('a body of %s is answered %#', async (_, payload, status, code) => {
  const { status: found, body } = await send('POST', '/enti/1/cose', payload);
  expect([found, body['code']]).toEqual([status, code]);
});

it.each([
  ['/enti/1/cose/a%00b', 400, 'TESTO_NON_AMMESSO'],
  ['/enti/1/cose/%ED%A0%80', 400, 'TESTO_NON_AMMESSO'],
  ['/enti/1/cose?limite=%', 400, 'TESTO_NON_AMMESSO'],
  ['/enti/1/cose/cerca?nome=a%00', 400, 'TESTO_NON_AMMESSO'],
  ['/enti/1/cose/cerca?nome=a&nome=b', 400, 'RICHIESTA_NON_VALIDA'],
  ['/enti/1/cose?cursore=e30', 400, 'CURSORE_NON_VALIDO'],
  ['/mai', 404, 'NON_TROVATO'],
])('%s is answered %i with a code', async (url, status, code) => {
  const answer = await send('GET', url);
  expect([answer.status, answer.body['code']]).toEqual([status, code]);
});

it.each(['A%2FB', 'A%5CB', '%252F', '..%2f'])('a key of any character is reached: %s', async (key) =>
  expect((await send('GET', `/enti/1/cose/${key}`)).body).toEqual({ chiave: decodeURIComponent(key) }),
);

it.each(['.', '..', '~.', '~..', '~~..', '...', '~', '~a', '..a', 'a/..'])(
  'a key that a path would take for a step is reached: %s',
  async (key) => {
    const { href } = new URL(`/enti/1/cose/${segmentOf(key)}`, 'http://platform');
    expect((await send('GET', href.slice('http://platform'.length))).body).toEqual({ chiave: key });
  },
);

it('an amount that is a number is told first that it must be a text', async () =>
  expect((await send('POST', '/enti/1/cose', { importo: 12.5 })).body['errori']).toEqual([
    { campo: 'importo', motivo: 'deve essere un testo' },
    { campo: 'importo', motivo: 'non ha la forma attesa' },
  ]));

it('null clears where the contract says so, and is refused elsewhere', async () => {
  expect(await send('POST', '/enti/1/cose', { ...THING, nota: null })).toMatchObject({
    status: 201,
    body: { nota: null },
  });
  const refused = await send('POST', '/enti/1/cose', { ...THING, causale: null, debitore: { nome: 'x', via: null } });
  expect(refused).toMatchObject({
    status: 400,
    body: {
      code: 'RICHIESTA_NON_VALIDA',
      errori: ['causale', 'debitore.via'].map((campo) => ({
        campo,
        motivo: expect.stringContaining('null') as string,
      })),
    },
  });
  expect(await send('PATCH', '/enti/1/cose/x', { causale: null })).toMatchObject({ status: 400 });
});

it('a list is no object', async () =>
  expect((await send('POST', '/enti/1/cose', { ...THING, debitore: [{ nome: 'x' }] })).body['errori']).toEqual([
    { campo: 'debitore', motivo: 'non può essere un elenco' },
  ]));

it('a wrong method is told apart from a wrong address', async () => {
  const answer = await send('PUT', '/enti/1/cose', {});
  expect([answer.status, answer.body['code'], answer.headers['allow']]).toEqual([
    405,
    'METODO_NON_AMMESSO',
    'GET, HEAD, POST',
  ]);
});

it('another type of content is told so', async () =>
  expect(await send('POST', '/enti/1/cose', '<a/>', { 'content-type': 'text/xml' })).toMatchObject({
    status: 415,
    body: { code: 'TIPO_NON_AMMESSO' },
  }));

it('no answer is kept, run or framed', async () => {
  for (const url of ['/enti/1/cose', '/mai', '/enti/1/cose/%ED%A0%80'])
    expect([url, (await send('GET', url)).headers['cache-control']]).toEqual([url, 'no-store']);
  expect((await send('GET', '/enti/1/cose')).headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
});

describe('an id that a caller brings', () => {
  it('is kept beside ours, in the answer and in the log', async () => {
    const { headers } = await send('GET', '/enti/1/cose', undefined, { 'x-correlation-id': 'abc-123' });
    expect(headers['x-correlation-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(headers['x-external-correlation-id']).toBe('abc-123');
    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logged).toContainEqual(
      expect.objectContaining({ correlationId: headers['x-correlation-id'], externalCorrelationId: 'abc-123' }),
    );
  });
  it('is dropped when it is not one', async () => {
    const { headers } = await send('GET', '/enti/1/cose', undefined, { 'x-correlation-id': 'a b{}' });
    expect(headers).not.toHaveProperty('x-external-correlation-id');
  });
});

describe('what is no request of HTTP', () => {
  const talk = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = app.getHttpServer().address() as AddressInfo;
      const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.once('close', () => resolve(answer)).once('error', reject);
    });
  it.each([
    ['noise', 'ciao\r\n\r\n', 400, 'RICHIESTA_NON_VALIDA'],
    [
      'an address with a "#"',
      'GET /enti/1/cose#%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      400,
      'TESTO_NON_AMMESSO',
    ],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'INTESTAZIONI_TROPPO_GRANDI'],
  ])('%s is answered with a code, and the connection ends', async (_, text, status, code) => {
    const answer = await talk(text);
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(answer).toContain('application/problem+json');
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ status, code });
  });
});

it('a request that stops half way is told so before its connection is closed', () => {
  const written: string[] = [];
  const socket = { destroyed: false, writable: true, end: (text: string) => void written.push(text) };
  const timeout = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
  answerClientError(timeout, socket as unknown as net.Socket);
  expect(written.join('')).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"RICHIESTA_INCOMPLETA"/);
});
