import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { dataFolder } from './data-folder';

/** Every service's own Ed25519 key, made once; the public halves in one folder from which each takes the callers it trusts. */
export function ensureKeys(
  services: readonly string[],
  folder = dataFolder('keys'),
): { keyOf: (service: string) => string; trusted: string } {
  const trusted = path.join(folder, 'trusted');
  fs.mkdirSync(trusted, { recursive: true, mode: 0o700 });
  const keyOf = (service: string): string => path.join(folder, `${service}.pem`);
  for (const service of services) {
    if (fs.existsSync(keyOf(service))) continue;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    fs.writeFileSync(path.join(trusted, `${service}.pub.pem`), publicKey.export({ type: 'spki', format: 'pem' }), {
      mode: 0o600,
    });
    fs.writeFileSync(keyOf(service), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return { keyOf, trusted };
}
