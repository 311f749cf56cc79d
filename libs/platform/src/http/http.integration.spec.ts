import { Body, Controller, Get, Module, Param, Post, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '@mypay/kernel';
import { IsString, Length } from 'class-validator';
import { keysFolder } from '@mypay/testing';
import type { FastifyReply } from 'fastify';
import { SignJWT } from 'jose';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AuthModule,
  Caller,
  type CallerIdentity,
  loadPrivateKey,
  Permesso,
  Public,
  ServiceTokens,
  OnlyServices,
  TrustedKeys,
} from '../auth';
import { FileRefused } from '../files';
import { HealthModule } from '../health';
import { createLogger, LogModule } from '../log';
import { createHttpApp, provideErrorMap } from './index';

class NewThing {
  @IsString()
  @Length(1, 5)
  nome!: string;
}

@Controller()
class DoorController {
  @Get('aperta')
  @Public()
  open() {
    return { ok: true };
  }
  @Get('dimenticata')
  forgotten() {
    return { ok: true };
  }
  @Get('enti/:ente/cose')
  @Permesso('cosa.read')
  read(@Caller() caller: CallerIdentity, @Param('ente') ente: string) {
    return { soggetto: caller.soggetto, ente, tipi: caller.tipi, codiceFiscale: caller.codiceFiscale };
  }
  @Post('interno')
  @OnlyServices('pagamenti')
  internal() {
    return { ok: true };
  }
  @Post('nuovo')
  @Public()
  create(@Body() body: NewThing) {
    return body;
  }
  @Get('rifiuto')
  @Public()
  refuse() {
    throw new DomainError('COSA_DOPPIA', 'La cosa esiste già: usarne un’altra.', { cosa: 'x' });
  }
  @Get('file')
  @Public()
  file() {
    throw new FileRefused('FILE_MANCANTE', 'Serve un file.');
  }
  @Get('lento')
  @Public()
  async slow(@Res() reply: FastifyReply) {
    const bytes = async function* () {
      for (const piece of ['uno,', 'due,', 'tre']) {
        yield piece;
        await sleep(1_000);
      }
    };
    await reply.type('text/csv').send(Readable.from(bytes()));
  }
  @Get('muto')
  @Public()
  mute() {
    return new Promise(() => undefined);
  }
  @Get('guasto')
  @Public()
  broken() {
    throw new Error('select * from segreti');
  }
  @Get('fermo')
  @Public()
  outage() {
    throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
  }
}

const folder = keysFolder('cose', 'portale', 'pagamenti', 'intruso');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const keyFile = (name: string): string => path.join(folder, `${name}.pem`);
const tokensOf = (name: string) =>
  new ServiceTokens(name, loadPrivateKey(keyFile(name)), new TrustedKeys(folder, new Set()));
const lines: string[] = [];
const log = createLogger('cose', 'info', { write: (line: string) => void lines.push(line) });

@Module({
  imports: [
    LogModule.forRoot(log),
    AuthModule.forRoot(
      { SERVICE_NAME: 'cose', SERVICE_KEY_FILE: keyFile('cose'), TRUSTED_KEYS_DIR: folder },
      { trusts: ['portale', 'pagamenti'] },
    ),
    HealthModule.forRoot({
      demo: false,
      checks: () => ({
        ready: { database: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1:5432')) },
        quiet: [() => Promise.resolve({ pending: { outbox: 2 }, totals: { presi: 1 } })],
      }),
    }),
  ],
  controllers: [DoorController],
  providers: [provideErrorMap({ COSA_DOPPIA: { status: 409, title: 'La cosa è doppia' } })],
})
class DoorModule {}

describe('an HTTP door', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await createHttpApp(DoorModule, { log, deadlineMs: 2_000 });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const call = async (method: 'GET' | 'POST', url: string, options: { token?: string; body?: object } = {}) => {
    const answer = await app.inject({
      method,
      url,
      ...(options.body ? { payload: options.body } : {}),
      headers: options.token ? { authorization: `Bearer ${options.token}` } : {},
    });
    return {
      status: answer.statusCode,
      type: answer.headers['content-type'],
      body: JSON.parse(answer.body) as Record<string, unknown>,
    };
  };
  const token = (by: string, over: Partial<Parameters<ServiceTokens['mint']>[0]> = {}) =>
    tokensOf(by).mint({ audience: 'cose', soggetto: 'op-1', ente: '11111111111', permessi: ['cosa.read'], ...over });
  const own = (service: string) => token(service, { soggetto: service });

  it('lets anybody through where it says so', async () => expect((await call('GET', '/aperta')).status).toBe(200));

  it.each([
    ['no token', undefined, '/enti/11111111111/cose', 401],
    ['a token of somebody unknown', () => token('intruso'), '/enti/11111111111/cose', 401],
    ['a token for another service', () => token('portale', { audience: 'altro' }), '/enti/11111111111/cose', 401],
    [
      'a token of another ente: as if it were not there',
      () => token('portale', { ente: '22222222222' }),
      '/enti/11111111111/cose',
      404,
    ],
    ['a token without ente', () => token('portale', { ente: undefined }), '/enti/11111111111/cose', 404],
    ['a token without the permission', () => token('portale', { permessi: ['altro'] }), '/enti/11111111111/cose', 403],
    ['the right token', () => token('portale'), '/enti/11111111111/cose', 200],
    ['a route that declares nobody', () => token('portale'), '/dimenticata', 403],
    ['a route that is not there', undefined, '/mai', 404],
  ])('answers %s', async (_, make, url, status) => {
    const answer = await call('GET', url, make ? { token: await make() } : {});
    expect(answer.status).toBe(status);
    if (status !== 200) expect(answer.type).toContain('application/problem+json');
  });

  it('lets only the named services in', async () => {
    expect((await call('POST', '/interno', { token: await token('portale') })).status).toBe(403);
    expect((await call('POST', '/interno', { token: await own('pagamenti') })).status).toBe(201);
    // What it asks for a person is not its own call.
    expect((await call('POST', '/interno', { token: await token('pagamenti') })).status).toBe(403);
  });

  it('hands the caller to the handler', async () =>
    expect((await call('GET', '/enti/11111111111/cose', { token: await token('portale') })).body).toEqual({
      soggetto: 'op-1',
      ente: '11111111111',
      tipi: 'TUTTI',
    }));

  it('hands the tipi dovuto of the permission of this route to the handler, and the codice fiscale of a citizen', async () => {
    const tipiOf = async (limiti: Record<string, string[]>) =>
      (await call('GET', '/enti/11111111111/cose', { token: await token('portale', { limiti }) })).body['tipi'];
    expect(await tipiOf({ 'cosa.read': ['TARI', 'COSAP'], altro: [] })).toEqual(['TARI', 'COSAP']);
    expect(await tipiOf({ 'cosa.read': [] })).toEqual([]);
    expect(await tipiOf({ altro: ['TARI'] })).toBe('TUTTI');
    const codiceFiscale = 'RSSMRA80A01H501U';
    expect(
      (await call('GET', '/enti/11111111111/cose', { token: await token('portale', { codiceFiscale }) })).body,
    ).toMatchObject({ codiceFiscale });
  });

  it.each<[string, unknown]>([
    ['an object', { 'cosa.read': ['TARI'] }],
    ['a list of words', ['cosa.read', 'TARI']],
    ['a group without tipi', [[['cosa.read']]]],
    ['a group whose tipi are a word', [[['cosa.read'], 'TARI']]],
    ['a group of numbers', [[['cosa.read'], [1]]]],
    ['nothing', null],
  ])('refuses a token whose limits are %s: what narrows is never read as "all"', async (_, limiti) => {
    const spoiled = await new SignJWT({ permessi: ['cosa.read'], ente: '11111111111', limiti })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('portale')
      .setAudience('cose')
      .setSubject('op-1')
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(loadPrivateKey(keyFile('portale')));
    expect((await call('GET', '/enti/11111111111/cose', { token: spoiled })).status).toBe(401);
  });

  it('carries 300 tipi dovuto for many permissions in a header that every server takes', async () => {
    const tipi = Array.from({ length: 300 }, (_, n) => `TIPO_DOVUTO_${n}`);
    const permessi = Array.from({ length: 12 }, (_, n) => `cosa.${n}`);
    const limiti = Object.fromEntries([...permessi, 'cosa.read'].map((permesso) => [permesso, tipi]));
    const signed = await token('portale', { limiti });
    expect(signed.length).toBeLessThan(12_000);
    expect((await call('GET', '/enti/11111111111/cose', { token: signed })).body['tipi']).toEqual(tipi);
  });

  it('names every field that is wrong, and those that it does not know', async () => {
    const { status, body } = await call('POST', '/nuovo', { body: { nome: 'troppo lungo', altro: 1 } });
    expect(status).toBe(400);
    expect(body['detail']).toBe('Campi non validi: altro, nome');
    expect(body['errori']).toEqual([
      { campo: 'altro', motivo: 'campo non previsto' },
      { campo: 'nome', motivo: 'deve avere una lunghezza ammessa (5)' },
    ]);
  });

  it('says that a body is not JSON', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/nuovo',
      payload: '{rotto',
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(answer.body)).toMatchObject({
      status: 400,
      code: 'JSON_NON_VALIDO',
      detail: expect.stringContaining('Il corpo non è JSON valido'),
    });
  });

  it.each([
    ['/rifiuto', 409, { code: 'COSA_DOPPIA', title: 'La cosa è doppia', cosa: 'x' }],
    ['/file', 400, { code: 'FILE_MANCANTE', title: 'Manca il file' }],
    ['/guasto', 500, { code: 'ERRORE_INTERNO' }],
    ['/fermo', 503, { code: 'NON_DISPONIBILE' }],
    ['/muto', 503, { code: 'NON_DISPONIBILE', detail: expect.stringContaining('può essere stata eseguita') }],
  ])('tells %s in the words of RFC 9457', async (url, status, expected) => {
    const { body, ...answer } = await call('GET', url);
    expect(answer.status).toBe(status);
    expect(body).toMatchObject({ ...expected, status, correlationId: expect.any(String) });
    expect(JSON.stringify(body)).not.toContain('segreti');
  });

  it('lets a download go on that takes longer than an answer may', async () => {
    const answer = await app.inject({ method: 'GET', url: '/lento' });
    expect([answer.statusCode, answer.body]).toEqual([200, 'uno,due,tre']);
  });

  it('takes the name of a request from a service that it trusts, and from nobody else', async () => {
    const ids = async (by?: string) => {
      const { headers } = await app.inject({
        method: 'GET',
        url: '/enti/11111111111/cose',
        headers: {
          'x-correlation-id': 'di-portale',
          'x-external-correlation-id': 'di-fuori',
          ...(by === undefined ? {} : { authorization: `Bearer ${await token(by)}` }),
        },
      });
      return [headers['x-correlation-id'], headers['x-external-correlation-id']];
    };
    expect(await ids('portale')).toEqual(['di-portale', 'di-fuori']);
    for (const stranger of ['intruso', undefined])
      expect(await ids(stranger)).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), 'di-portale']);
  });

  it('says when an outage is worth another try, and shows nothing of the inside', async () => {
    const outage = await app.inject({ method: 'GET', url: '/fermo' });
    expect([outage.statusCode, outage.headers['retry-after']]).toEqual([503, '5']);
    const ready = await app.inject({ method: 'GET', url: '/health/ready' });
    expect([ready.statusCode, JSON.parse(ready.body)]).toMatchObject([
      503,
      { code: 'NON_DISPONIBILE', errori: [{ campo: 'database', motivo: 'Error' }] },
    ]);
    for (const { body } of [outage, ready]) expect(body).not.toMatch(/127\.0\.0\.1|localhost|10\.0\.0\.1|5432/);
    const metrics = await app.inject({ method: 'GET', url: '/metrics' });
    expect(metrics.body).not.toMatch(/\d+\.\d+\.\d+\.\d+|postgres:\/\/|https?:\/\//);
  });

  it('is alive without its database, and not ready', async () => {
    expect((await call('GET', '/health/live')).status).toBe(200);
    expect(await call('GET', '/health/ready')).toMatchObject({ status: 503 });
  });

  it('tells whether it is quiet to portale alone', async () => {
    expect((await call('GET', '/health/quiet')).status).toBe(401);
    expect((await call('GET', '/health/quiet', { token: await own('portale') })).body).toEqual({
      pending: { outbox: 2 },
      totals: { presi: 1 },
    });
  });

  it('never writes personal data or a secret in a log line', () => {
    log.info(
      { debitore: { anagrafica: 'Rossi Mario' }, dati: { codiceFiscale: 'RSSMRA80A01F205X' }, password: 'p4ss' },
      'prova',
    );
    const text = lines.join('');
    expect(text).toContain('[omesso]');
    for (const secret of ['Rossi', 'RSSMRA', 'p4ss']) expect(text).not.toContain(secret);
  });
});
