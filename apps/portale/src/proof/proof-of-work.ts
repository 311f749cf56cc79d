import type { Database } from '@mypay/platform/db';
import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { hashOf } from '../sessions/session-token';

/** PBKDF2 runs natively in browsers, so a phone is not much slower than who would automate this: about half a second. */
const ALGORITHM = 'PBKDF2/SHA-256';
const COST = 2_000;
/** One key in 256 begins so. */
const PREFIX = '00';
const LIVES_MS = 300_000;
const KEY_NAME = 'prova';

const hex = z.string().regex(/^[0-9a-f]{2,128}$/);

/** What a browser sends back, in base64 of JSON. Everything but the solution is under our signature. */
const payload = z.object({
  challenge: z.object({
    parameters: z.looseObject({ nonce: hex, salt: hex, cost: z.int().max(COST), keyLength: z.int().max(64) }),
    signature: hex,
  }),
  solution: z.looseObject({ counter: z.int().min(0).max(0xffff_ffff), derivedKey: hex }),
});

/** How a proof was found. */
export type Proof = 'buona' | 'usata' | 'falsa';

/** Challenges that cost a browser some work and us one check; each is taken once, by whichever replica. */
export class ProofOfWork {
  private secret: Promise<string> | undefined;

  constructor(
    private readonly db: Database,
    /** Key of the signatures; without one the installation makes its own and keeps it in its schema. */
    private readonly given?: string,
  ) {}

  /** @param now instant that the challenge is made at */
  async challenge(now: Date): Promise<Challenge> {
    return createChallenge({
      algorithm: ALGORITHM,
      cost: COST,
      keyPrefix: PREFIX,
      deriveKey,
      expiresAt: new Date(now.getTime() + LIVES_MS),
      hmacSignatureSecret: await this.key(),
    });
  }

  /** Checks a proof, and spends it when it is good. */
  async check(header: string): Promise<Proof> {
    const read = readProof(header);
    if (read === undefined) return 'falsa';
    const { verified } = await verifySolution({
      challenge: read.challenge,
      solution: read.solution,
      deriveKey,
      hmacSignatureSecret: await this.key(),
    });
    if (!verified) return 'falsa';
    // The nonce is signed: nobody can write the same challenge in another way.
    const spent = await this.db.outsideTenants((tx) =>
      tx.execute(
        `insert into prove_spese (impronta, scade_il) values ($1, now() + make_interval(secs => $2)) on conflict do nothing`,
        [hashOf(read.challenge.parameters.nonce), (2 * LIVES_MS) / 1_000],
      ),
    );
    return spent > 0 ? 'buona' : 'usata';
  }

  private key(): Promise<string> {
    if (this.given !== undefined) return Promise.resolve(this.given);
    this.secret ??= this.ownKey().catch((error: unknown) => {
      this.secret = undefined;
      throw error;
    });
    return this.secret;
  }

  /** Made by whoever comes first; the same for all replicas. */
  private async ownKey(): Promise<string> {
    const rows = await this.db.outsideTenants(async (tx) => {
      await tx.execute('insert into chiavi (nome, valore) values ($1, $2) on conflict do nothing', [
        KEY_NAME,
        randomBytes(32),
      ]);
      return tx.query<{ valore: Buffer }>('select valore from chiavi where nome = $1', [KEY_NAME]);
    });
    const [row] = rows;
    if (!row) throw new Error('the key of the proofs was not written');
    return row.valore.toString('base64url');
  }
}

function readProof(header: string): Payload | undefined {
  try {
    const parsed = payload.safeParse(JSON.parse(Buffer.from(header, 'base64').toString('utf8')));
    return parsed.success ? (parsed.data as unknown as Payload) : undefined;
  } catch {
    return undefined; // not even JSON: no proof
  }
}
