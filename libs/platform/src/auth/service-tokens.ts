import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import type { KeyObject } from 'node:crypto';
import type { CallerIdentity } from './decorators';
import type { TrustedKeys } from './keys';

const LIFETIME_SECONDS = 60;

/** Signs and checks the tokens between our services: Ed25519 JWTs of at most 60 s. Source: architecture.md, Decisions, 3. */
export class ServiceTokens {
  constructor(
    private readonly name: string,
    private readonly key: KeyObject,
    private readonly trusted: TrustedKeys,
  ) {}

  /** A token for one call to `audience`. */
  mint(claims: {
    audience: string;
    soggetto: string;
    ente?: string | undefined;
    permessi: readonly string[];
  }): Promise<string> {
    return new SignJWT({ permessi: [...claims.permessi], ...(claims.ente ? { ente: claims.ente } : {}) })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(this.name)
      .setAudience(claims.audience)
      .setSubject(claims.soggetto)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_SECONDS}s`)
      .sign(this.key);
  }

  /** Who speaks; undefined for anything but a live token, for us, of a caller that we trust. */
  async verify(token: string): Promise<CallerIdentity | undefined> {
    try {
      const caller = decodeJwt(token).iss;
      const key = caller === undefined ? undefined : this.trusted.of(caller);
      if (caller === undefined || !key) return undefined;
      const { payload } = await jwtVerify(token, key, {
        issuer: caller,
        audience: this.name,
        algorithms: ['EdDSA'],
        maxTokenAge: `${LIFETIME_SECONDS + 5}s`,
        clockTolerance: 5,
      });
      if (typeof payload.sub !== 'string') return undefined;
      return {
        soggetto: payload.sub,
        ente: typeof payload['ente'] === 'string' ? payload['ente'] : undefined,
        permessi: Array.isArray(payload['permessi']) ? payload['permessi'].map(String) : [],
        chiamante: caller,
      };
    } catch {
      return undefined; // malformed, expired or forged: all the same to the caller
    }
  }
}
