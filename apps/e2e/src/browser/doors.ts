import fs from 'node:fs';
import path from 'node:path';
import { systemUrl } from './visit';

interface Clients {
  readonly controlKey: string;
  readonly enti: Readonly<Record<string, { readonly clientSecret: string }>>;
}

/** What `npm start` left for clients of the public doors. */
const clients = (): Clients =>
  JSON.parse(fs.readFileSync(path.join(process.env['E2E_DATA'] ?? '.data', 'clients.json'), 'utf8')) as Clients;

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

/** The token of an ente's client, for the calls of a software house. */
async function tokenOf(codiceIpa: string): Promise<string> {
  const credentials = `operatore-${codiceIpa}:${clients().enti[codiceIpa]?.clientSecret ?? ''}`;
  const { access_token: token } = await answer<{ access_token: string }>(
    await fetch(`${systemUrl()}/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    }),
  );
  return token;
}

/** A software house's call of an ente's REST, with the client of the demonstration. */
export async function askEnte<T>(codiceIpa: string, method: string, door: string, body?: object): Promise<T> {
  const token = await tokenOf(codiceIpa);
  return answer<T>(
    await fetch(`${systemUrl()}/api/bo/enti/${codiceIpa}${door}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  );
}

/** A software house sends a file, as a form's field `file`. */
export async function sendFile<T>(codiceIpa: string, door: string, name: string, content: string): Promise<T> {
  const form = new FormData();
  form.set('file', new Blob([content]), name);
  return answer<T>(
    await fetch(`${systemUrl()}/api/bo/enti/${codiceIpa}${door}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf(codiceIpa)}` },
      body: form,
    }),
  );
}

/** A call of the simulator's control surface. */
export async function askSimulator<T>(method: string, door: string, body?: object): Promise<T> {
  const simulator = process.env['E2E_SIMULATOR'] ?? '';
  return answer<T>(
    await fetch(`${simulator}/control${door}`, {
      method,
      headers: { authorization: `Bearer ${clients().controlKey}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  );
}
