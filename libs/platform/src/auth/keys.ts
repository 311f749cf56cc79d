import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The service's own Ed25519 key. */
export function loadPrivateKey(file: string): KeyObject {
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${path.basename(file)} is not an Ed25519 key`);
  return key;
}

/** Public keys of the callers that this service trusts, read again when missing: a caller may be installed later. */
export class TrustedKeys {
  private readonly known = new Map<string, KeyObject>();

  constructor(
    private readonly folder: string,
    private readonly trusted: ReadonlySet<string>,
  ) {}

  of(caller: string): KeyObject | undefined {
    if (!this.trusted.has(caller)) return undefined;
    const known = this.known.get(caller);
    if (known) return known;
    try {
      const key = createPublicKey(readFileSync(path.join(this.folder, `${caller}.pub.pem`)));
      this.known.set(caller, key);
      return key;
    } catch {
      return undefined; // not installed: nobody speaks in its name
    }
  }
}
