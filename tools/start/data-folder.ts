import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';

/**
 * `.data/`: all that an installation started by `npm start` keeps. What is secret there has mode 0600. A second installation of
 * the same checkout, such as that of `npm run e2e`, has a folder of its own: DATA_FOLDER, from the root.
 */
export const dataFolder = (...parts: string[]): string =>
  path.resolve(workspaceRoot(), process.env['DATA_FOLDER'] || '.data', ...parts);

/**
 * Closes `.data/` to other users: 0700 for folders and 0600 for files, of what is there from before as of what we and the services
 * make from now on. What lies in folders of other users (a cluster that PostgreSQL's own user reads) is theirs to close.
 */
export function closeDataFolder(folder = dataFolder()): void {
  process.umask(0o077);
  fs.mkdirSync(folder, { recursive: true });
  const close = (inner: string): void => {
    fs.chmodSync(inner, 0o700);
    for (const entry of fs.readdirSync(inner, { withFileTypes: true })) {
      const at = path.join(inner, entry.name);
      if (entry.isDirectory() && fs.statSync(at).uid === process.getuid?.()) close(at);
      else if (entry.isFile()) fs.chmodSync(at, 0o600);
    }
  };
  if ((fs.statSync(folder).mode & 0o077) !== 0) close(folder);
  // What a person's shell has put there since.
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile()) fs.chmodSync(path.join(folder, entry.name), 0o600);
}

export function readJson<T>(file: string): T | undefined {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as T) : undefined;
}

/** Written aside and renamed, so that no reader ever sees half a file. */
export function writeJson(file: string, value: unknown, mode = 0o600): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode });
  fs.renameSync(`${file}.new`, file);
}

/** Passwords by name, made when first asked for and kept in `.data/secrets.json`. */
export class Secrets {
  private readonly file = dataFolder('secrets.json');
  private readonly known = readJson<Record<string, string>>(this.file) ?? {};

  has(name: string): boolean {
    return this.known[name] !== undefined;
  }

  of(name: string): string {
    const known = this.known[name];
    if (known !== undefined) return known;
    const made = randomBytes(24).toString('base64url');
    this.known[name] = made;
    writeJson(this.file, this.known);
    return made;
  }
}

/** A client of the public REST. */
export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** `.data/clients.json`: what the demo, the README's steps and a person need to enter by the public doors. */
export interface ClientsFile {
  readonly portale: string;
  readonly paForNode: string;
  readonly simulatore: string;
  readonly controlKey: string;
  readonly intermediario: Client;
  /** By codice IPA. */
  readonly enti: Readonly<Record<string, Client>>;
}

export const clientsFile = (): string => dataFolder('clients.json');
