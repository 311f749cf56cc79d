import { loadConfig } from '@mypay/platform/config';
import { createLogger } from '@mypay/platform/log';
import { freePort } from '@mypay/testing';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import type http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJwt } from 'jose';
import { identityDemoEnv } from './config';
import { readPersonas } from './personas';
import { makeProvider } from './provider';
import { makeServer } from './server';

const CLIENT = { id: 'portale', secret: 'un-segreto-di-prova' };
const BACK = 'http://localhost:9/accesso/ritorno';
const PERSONAS = [
  {
    id: 'anna',
    nome: 'Anna',
    cognome: 'Verdi <b>',
    codiceFiscale: 'VRDNNA80A41L736K',
    email: 'anna@example.it',
    descrizione: 'Ha due avvisi',
    assegnazioni: [],
  },
  { id: 'olga', nome: 'Olga', cognome: 'Neri', assegnazioni: [{ ente: 'c_x', ruolo: 'OPERATORE', tipi: ['TARI'] }] },
];
let server: http.Server;
let issuer: string;

beforeAll(async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'personas-')), 'personas.json');
  writeFileSync(file, JSON.stringify({ personas: PERSONAS }));
  const port = await freePort();
  issuer = `http://localhost:${port}`;
  const config = loadConfig(identityDemoEnv, {
    DEMO: 'true',
    ISSUER: issuer,
    CLIENT_SECRET: CLIENT.secret,
    REDIRECT_URIS: BACK,
    PERSONAS_FILE: file,
  });
  const personas = readPersonas(file);
  const log = createLogger('identity-demo', 'silent');
  server = makeServer(await makeProvider(config, personas, log), personas, log);
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
});
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A browser that keeps cookies and follows nothing by itself. */
class Browser {
  private readonly jar = new Map<string, string>();

  async open(address: string, form?: Record<string, string>): Promise<Response> {
    const answer = await fetch(new URL(address, issuer), {
      redirect: 'manual',
      headers: { cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return answer;
  }

  /** Follows redirects of the provider until one leads back to the portal, or a page is shown. */
  async follow(answer: Response): Promise<Response | URL> {
    const to = answer.headers.get('location');
    if (to === null) return answer;
    return to.startsWith(BACK) ? new URL(to) : this.follow(await this.open(to));
  }
}

const verifier = randomBytes(32).toString('base64url');
const authorization = (over: Record<string, string> = {}) =>
  `/auth?${new URLSearchParams({
    client_id: CLIENT.id,
    response_type: 'code',
    redirect_uri: BACK,
    scope: 'openid profile email',
    state: 'stato',
    nonce: 'nonce',
    prompt: 'login',
    acr_values: 'https://www.spid.gov.it/SpidL2',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...over,
  }).toString()}`;

/** Opens the page of personas. @returns its text and where its forms lead */
async function choice(browser: Browser, over: Record<string, string> = {}) {
  const answer = (await browser.follow(await browser.open(authorization(over)))) as Response;
  const html = await answer.text();
  const [, place = ''] = /action="(\/scelta\/[^/]+)\/entra"/.exec(html) ?? [];
  return { answer, html, place };
}

async function tokensOf(back: URL): Promise<Record<string, unknown> & { access_token: string; id_token: string }> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: BACK,
      code_verifier: verifier,
    }),
  });
  return (await answer.json()) as never;
}

it('shows every persona as a button that works without script, in Italian, names as text', async () => {
  const { answer, html } = await choice(new Browser(), { idp: 'cie' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'`);
  expect(html).toContain('<html lang="it">');
  expect(html).toContain('Entra con CIE di prova');
  expect(html).not.toContain('<script');
  for (const { id } of PERSONAS) expect(html).toContain(`<button name="persona" value="${id}"`);
  expect(html).toContain('Verdi &lt;b&gt;');
  expect(html).toContain('Operatore · c_x · TARI');
});

it.each([
  ['2', 'https://www.spid.gov.it/SpidL2'],
  ['1', 'https://www.spid.gov.it/SpidL1'],
])('lets the chosen persona enter with level %s, and says so in the assertion', async (level, acr) => {
  const browser = new Browser();
  const { place } = await choice(browser);
  const back = (await browser.follow(await browser.open(`${place}/entra`, { persona: 'anna', livello: level }))) as URL;
  expect(back.searchParams.get('state')).toBe('stato');
  const tokens = await tokensOf(back);
  expect(decodeJwt(tokens.id_token)).toMatchObject({ iss: issuer, sub: 'anna', aud: CLIENT.id, nonce: 'nonce', acr });
  const me = await fetch(`${issuer}/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  expect(await me.json()).toEqual({
    sub: 'anna',
    given_name: 'Anna',
    family_name: 'Verdi <b>',
    'https://attributes.eid.gov.it/fiscal_number': 'TINIT-VRDNNA80A41L736K',
    email: 'anna@example.it',
  });
});

it('asks again every time: it remembers nobody', async () => {
  const browser = new Browser();
  const { place } = await choice(browser);
  await browser.follow(await browser.open(`${place}/entra`, { persona: 'anna' }));
  expect((await choice(browser)).html).toContain('name="persona"');
});

it('lets one turn back', async () => {
  const browser = new Browser();
  const { place } = await choice(browser);
  const back = (await browser.follow(await browser.open(`${place}/annulla`, { x: '' }))) as URL;
  expect(back.searchParams.get('error')).toBe('access_denied');
});

it('sends nobody to an address that is not the portal’s, and asks for PKCE', async () => {
  const elsewhere = await new Browser().open(authorization({ redirect_uri: 'http://altrove.example/x' }));
  expect(elsewhere.status).toBe(400);
  expect(await elsewhere.text()).toContain('Questo accesso non è più aperto');
  const plain = (await new Browser().follow(await new Browser().open(authorization({ code_challenge: '' })))) as URL;
  expect(plain.searchParams.get('error')).toBe('invalid_request');
});

it('tells a page that is no longer open what to do, and is well', async () => {
  const answer = await new Browser().open('/scelta/nessuna');
  expect(answer.status).toBe(410);
  expect(await answer.text()).toContain('Torna al portale');
  for (const door of ['live', 'ready']) expect((await fetch(`${issuer}/health/${door}`)).status).toBe(200);
});
