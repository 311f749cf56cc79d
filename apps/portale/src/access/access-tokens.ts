import { jwtVerify, SignJWT } from 'jose';
import { createPublicKey, type KeyObject, randomUUID } from 'node:crypto';

const TYPE = 'at+jwt';
const NAME = 'portale';

/**
 * Access tokens of the public REST: short JWTs (RFC 9068) signed and read by portale alone. They say who the client is and
 * nothing else: what it may do is asked of onboarding, so a revoked client is out within seconds.
 */
export class AccessTokens {
  private readonly publicKey: KeyObject;

  constructor(
    private readonly key: KeyObject,
    readonly seconds: number,
  ) {
    this.publicKey = createPublicKey(key);
  }

  issue(clientId: string): Promise<string> {
    return new SignJWT({ client_id: clientId })
      .setProtectedHeader({ alg: 'EdDSA', typ: TYPE })
      .setIssuer(NAME)
      .setAudience(NAME)
      .setSubject(clientId)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${this.seconds}s`)
      .sign(this.key);
  }

  /** The client; undefined for anything but a live access token of ours. */
  async verify(token: string): Promise<string | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.publicKey, {
        issuer: NAME,
        audience: NAME,
        typ: TYPE,
        algorithms: ['EdDSA'],
      });
      return payload.sub;
    } catch {
      return undefined; // malformed, expired or forged: all the same to the caller
    }
  }
}
