import type { Secrets } from '@mypay/onboarding-core';
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const LENGTH = 32;

const derive = (secret: string, salt: Buffer, { N, r, p }: { N: number; r: number; p: number }): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, LENGTH, { N, r, p, maxmem: COST.maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** Secrets of 256 bits, hashed with scrypt: `scrypt$N$r$p$salt$hash`, so that the cost can be raised later. */
export class ScryptSecrets implements Secrets {
  private readonly nobody: Promise<string>;

  /** @param prefix `test` or `prod`: the two can never be swapped. Source: roles.md §5. */
  constructor(private readonly prefix: 'test' | 'prod') {
    this.nobody = this.hash(this.fresh());
  }

  fresh(): string {
    return `${this.prefix}_${randomBytes(32).toString('base64url')}`;
  }

  async hash(secret: string): Promise<string> {
    const salt = randomBytes(16);
    const key = await derive(secret, salt, COST);
    return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
  }

  async verifica(secret: string, hash: string | undefined): Promise<boolean> {
    const [algorithm, n, r, p, salt, key] = (hash ?? (await this.nobody)).split('$');
    if (algorithm !== 'scrypt' || salt === undefined || key === undefined) return false;
    const expected = Buffer.from(key, 'base64url');
    const found = await derive(secret, Buffer.from(salt, 'base64url'), { N: Number(n), r: Number(r), p: Number(p) });
    return timingSafeEqual(found, expected) && hash !== undefined;
  }
}
