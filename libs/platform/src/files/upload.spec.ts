import { DomainError } from '@mypay/kernel';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { createHash } from 'node:crypto';
import { type ByteStore, takeUpload } from './index';

const kept = new Map<string, Buffer>();
const store: ByteStore = {
  put: async (key, source) => {
    const chunks: Buffer[] = [];
    for await (const chunk of source) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    kept.set(key, bytes);
    return { chiave: key, dimensione: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  },
  delete: (key) => Promise.resolve(void kept.delete(key)),
};

const app = fastify();
beforeAll(async () => {
  await app.register(multipart as never, { limits: { fileSize: 1_000 } });
  const fields: string[] = [];
  app.post('/file', async (request, reply) => {
    try {
      return await takeUpload(request, {
        store,
        judge: (name) => {
          if (!name.endsWith('.csv')) throw new Error('NOME');
          return Promise.resolve({ key: `prova/${name}`, maxBytes: 100, judged: name.length });
        },
        field: (name, value) => fields.push(`${name}=${value}`),
        record: (upload) => {
          if (upload.name === 'doppio.csv') throw new DomainError('NOME_DUPLICATO', 'Nome già usato');
          if (upload.name === 'incerto.csv') throw new Error('COMMIT');
          return Promise.resolve({ ...upload, fields: fields.splice(0) });
        },
      });
    } catch (error) {
      return reply.status(400).send({ code: error instanceof DomainError ? error.code : (error as Error).message });
    }
  });
});
afterAll(() => app.close());
beforeEach(() => kept.clear());

const part = (name: string, content: string): string =>
  `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n`;
const field = '--b\r\ncontent-disposition: form-data; name="mappatura"\r\n\r\n[1]\r\n';
const send = async (payload: string, type = 'multipart/form-data; boundary=b') => {
  const answer = await app.inject({ method: 'POST', url: '/file', payload, headers: { 'content-type': type } });
  return JSON.parse(answer.body) as Record<string, unknown>;
};

it('keeps the bytes with their hash, then records what the name told', async () => {
  expect(await send(`${part('uno.csv', 'ciao')}${field}--b--\r\n`)).toEqual({
    name: 'uno.csv',
    judged: 7,
    object: { chiave: 'prova/uno.csv', dimensione: 4, sha256: createHash('sha256').update('ciao').digest('hex') },
    fields: ['mappatura=[1]'],
  });
  expect(kept.get('prova/uno.csv')?.toString()).toBe('ciao');
});

it.each([
  ['no multipart', '{}', 'text/plain', 'FILE_MANCANTE'],
  ['a multipart without boundary', part('uno.csv', 'ciao'), 'multipart/form-data', 'FILE_MANCANTE'],
  ['no file', `${field}--b--\r\n`, undefined, 'FILE_MANCANTE'],
  ['an empty file', `${part('uno.csv', '')}--b--\r\n`, undefined, 'FILE_MANCANTE'],
  ['two files', `${part('uno.csv', 'a')}${part('due.csv', 'b')}--b--\r\n`, undefined, 'FILE_MANCANTE'],
  ['a file over its limit', `${part('uno.csv', 'x'.repeat(101))}--b--\r\n`, undefined, 'FILE_TROPPO_GRANDE'],
  ['a file over the door’s limit', `${part('uno.csv', 'x'.repeat(2_000))}--b--\r\n`, undefined, 'FILE_TROPPO_GRANDE'],
  ['a body cut short', part('uno.csv', 'ciao').slice(0, -2), undefined, 'FILE_MANCANTE'],
  ['a field with U+0000', `${field.replace('[1]', '\0')}--b--\r\n`, undefined, 'TESTO_NON_AMMESSO'],
  ['a name that the service refuses', `${part('uno.exe', 'ciao')}--b--\r\n`, undefined, 'NOME'],
  ['what the service refuses to record', `${part('doppio.csv', 'ciao')}--b--\r\n`, undefined, 'NOME_DUPLICATO'],
])('refuses %s, and keeps nothing', async (_, payload, type, code) => {
  expect(await send(payload, type)).toEqual({ code });
  expect([...kept.keys()]).toEqual([]);
});

it('keeps the bytes when nobody knows whether the upload was recorded', async () => {
  expect(await send(`${part('incerto.csv', 'ciao')}--b--\r\n`)).toEqual({ code: 'COMMIT' });
  expect([...kept.keys()]).toEqual(['prova/incerto.csv']);
});
