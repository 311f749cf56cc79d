import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A new folder with an Ed25519 pair for each service that speaks in a test: `<service>.pem`, its own, and
 * `<service>.pub.pem`, for those who trust it. The test removes the folder.
 */
export function keysFolder(...services: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mypay-keys-'));
  for (const service of services) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(path.join(folder, `${service}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(path.join(folder, `${service}.pub.pem`), publicKey.export({ type: 'spki', format: 'pem' }));
  }
  return folder;
}
