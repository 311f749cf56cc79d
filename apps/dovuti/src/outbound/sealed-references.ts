import type { DebtKey, KeyHash, References } from '@mypay/dovuti-core';
import { type Iud, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { createCipheriv, createDecipheriv, createHash, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

const HOURS = 24;
const NONCE = 12;
const TAG = 16;

/**
 * References that only this service reads: AES-256-GCM under a key drawn from the service's own, so replicas share it and
 * nothing is stored. The subject is authenticated, not written: somebody else's reference does not open.
 */
export class SealedReferences implements References {
  private readonly key: Buffer;

  constructor(serviceKey: KeyObject) {
    const secret = serviceKey.export({ type: 'pkcs8', format: 'der' });
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'mypay dovuti riferimenti v1', 32));
  }

  seal({ ente, iud }: DebtKey, subject: string, now: Date): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    cipher.setAAD(Buffer.from(subject));
    const text = JSON.stringify([ente, iud, now.getTime() + HOURS * 3_600_000]);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
      'base64url',
    );
  }

  open(reference: string, subject: string, now: Date): DebtKey | undefined {
    const bytes = Buffer.from(reference, 'base64url');
    if (bytes.length <= NONCE + TAG || bytes.length > 400) return undefined;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE));
      decipher.setAAD(Buffer.from(subject));
      decipher.setAuthTag(bytes.subarray(-TAG));
      const text = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
      const [ente, iud, until] = JSON.parse(text) as [string, string, number];
      return until > now.getTime() ? { ente: parseCodiceFiscaleEnte(ente), iud: iud as Iud } : undefined;
    } catch {
      return undefined; // of another subject, another key, or no reference at all
    }
  }
}

/** 32 hexadecimal digits of the parts, each in its place. */
export const keyHash: KeyHash = (...parts) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
