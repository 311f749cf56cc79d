import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { deadAddress, startPortale } from '../testing/portale.fixture';

const folder = mkdtempSync(path.join(tmpdir(), 'web-'));
const SCRIPT = `console.log(${JSON.stringify('ciao '.repeat(100))});`;
let app: NestFastifyApplication;
let base: string;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><html lang="it"><head><meta property="csp-nonce" nonce="__CSP_NONCE__"><title>Pagamenti</title></head><body><script type="module" nonce="__CSP_NONCE__" src="/assets/app-1a2b3c.js"></script></body></html>',
  );
  writeFileSync(path.join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(path.join(folder, '.segreto'), 'x');
  const script = path.join(folder, 'assets', 'app-1a2b3c.js');
  writeFileSync(script, SCRIPT);
  writeFileSync(`${script}.br`, brotliCompressSync(SCRIPT));
  writeFileSync(`${script}.gz`, gzipSync(SCRIPT));
  const dead = await deadAddress();
  const urls = { ONBOARDING_URLS: dead, DOVUTI_URLS: dead, PAGAMENTI_URLS: dead, PIVOT_URLS: dead };
  ({ app, base } = await startPortale(urls, { WEB_DIR: folder, CHECKOUT_URL: 'http://checkout.example.it/pagina' }));
});
afterAll(() => app?.close());

const open = (address: string) =>
  fetch(`${base}${address}`, { headers: { accept: 'text/html,application/xhtml+xml' } });

describe('the page of the browser application', () => {
  it.each([
    '/',
    '/enti/c_roccaprova',
    '/operatore/c_roccaprova/dovuti?stato=PAGATO',
    '/operatore/dovuti/IUD.1',
    '/accesso',
  ])('is given at %s, which a person may open or reload', async (address) => {
    const answer = await open(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toContain('<title>Pagamenti</title>');
  });

  it('bears in scripts and in its policy a nonce that no other answer has', async () => {
    const nonces = [];
    for (const _ of [1, 2]) {
      const answer = await open('/');
      const text = await answer.text();
      const [, nonce = 'none'] = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '') ?? [];
      expect(text).toContain(`nonce="${nonce}" src=`);
      expect(text).not.toContain('__CSP_NONCE__');
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(2);
  });

  it('runs and loads nothing from elsewhere, stands in no frame, sends forms to us and to Checkout alone', async () => {
    const policy = (await open('/')).headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "connect-src 'self'",
      "img-src 'self' data: blob:",
      "frame-ancestors 'none'",
    ])
      expect(policy.split('; ')).toContain(rule);
    expect(policy).toContain("form-action 'self' http://checkout.example.it");
    expect(policy).not.toMatch(/'unsafe-(?:inline|eval)'|https?:(?!\/\/checkout)|\*/);
  });
});

describe('files of the application', () => {
  it.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['identity', null],
  ])('that bear their hash are kept for ever, and compressed for who takes %s', async (accepts, encoding) => {
    const answer = await fetch(`${base}/assets/app-1a2b3c.js`, { headers: { 'accept-encoding': accepts } });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(await answer.text()).toBe(SCRIPT);
  });

  it('of a lasting name are asked again', async () => {
    const answer = await fetch(`${base}/favicon.svg`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it.each([
    '/assets/app-other.js',
    '/assets/app-1a2b3c.js.br',
    '/.segreto',
    '/assets/..%2f.segreto',
    '/api/nulla',
    '/api/bo-nulla',
    '/oauth2/nulla',
    '/stato/nulla',
  ])('that are not there are a 404 in problem+json, also for a person: %s', async (address) => {
    const answer = await open(address);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('asked by a program, an address of the application is nothing', async () => {
    expect((await fetch(`${base}/enti/c_x`, { headers: { accept: 'application/json' } })).status).toBe(404);
  });
});
