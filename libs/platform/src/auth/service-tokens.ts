import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import type { KeyObject } from 'node:crypto';
import type { CallerIdentity } from './decorators';
import type { TrustedKeys } from './keys';

const LIFETIME_SECONDS = 60;

/** Tipi dovuto by permission; a permission that is not here is for all tipi. */
export type Limiti = Readonly<Record<string, readonly string[]>>;

/** What a live token says. */
export interface TokenClaims extends Omit<CallerIdentity, 'tipi'> {
  readonly limiti: ReadonlyMap<string, readonly string[]>;
}

/** Signs and checks the tokens between our services: Ed25519 JWTs of at most 60 s. Source: architecture.md, Decisions, 3. */
export class ServiceTokens {
  constructor(
    private readonly name: string,
    private readonly key: KeyObject,
    private readonly trusted: TrustedKeys,
  ) {}

  /** A token for one call to `audience`; `limiti` narrows a permission to some tipi dovuto. */
  mint(claims: {
    audience: string;
    soggetto: string;
    ente?: string | undefined;
    permessi: readonly string[];
    limiti?: Limiti | undefined;
    codiceFiscale?: string | undefined;
    perConto?: boolean | undefined;
  }): Promise<string> {
    return new SignJWT({
      permessi: [...claims.permessi],
      ...(claims.ente ? { ente: claims.ente } : {}),
      ...(claims.limiti ? { limiti: writeLimiti(claims.limiti) } : {}),
      ...(claims.codiceFiscale ? { codiceFiscale: claims.codiceFiscale } : {}),
      ...(claims.perConto ? { perConto: true } : {}),
    })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(this.name)
      .setAudience(claims.audience)
      .setSubject(claims.soggetto)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_SECONDS}s`)
      .sign(this.key);
  }

  /** Who speaks; undefined for anything but a live token, for us, of a caller that we trust. */
  async verify(token: string): Promise<TokenClaims | undefined> {
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
      const limiti = readLimiti(payload['limiti']);
      if (typeof payload.sub !== 'string' || !limiti) return undefined;
      return {
        soggetto: payload.sub,
        ente: typeof payload['ente'] === 'string' ? payload['ente'] : undefined,
        permessi: Array.isArray(payload['permessi']) ? payload['permessi'].map(String) : [],
        ...(typeof payload['codiceFiscale'] === 'string' ? { codiceFiscale: payload['codiceFiscale'] } : {}),
        ...(payload['perConto'] === true ? { perConto: true } : {}),
        limiti,
        chiamante: caller,
      };
    } catch {
      return undefined; // malformed, expired or forged: all the same to the caller
    }
  }
}

/**
 * On the wire the permissions that share their tipi stand together, since most do: a token travels in a header, and 300 tipi for
 * each of ten permissions would not fit there.
 */
function writeLimiti(limiti: Limiti): readonly [permessi: readonly string[], tipi: readonly string[]][] {
  const groups = new Map<string, [string[], readonly string[]]>();
  for (const [permesso, tipi] of Object.entries(limiti)) {
    const key = JSON.stringify(tipi);
    const group = groups.get(key);
    if (group) group[0].push(permesso);
    else groups.set(key, [[permesso], tipi]);
  }
  return [...groups.values()];
}

/** Undefined for anything but what `writeLimiti` makes: what narrows must not be misread as "all". */
function readLimiti(claim: unknown): ReadonlyMap<string, readonly string[]> | undefined {
  if (claim === undefined) return new Map();
  if (!Array.isArray(claim)) return undefined;
  const isList = (list: unknown): list is string[] =>
    Array.isArray(list) && list.every((word) => typeof word === 'string');
  const isGroup = (group: unknown): group is [string[], string[]] =>
    Array.isArray(group) && group.length === 2 && group.every(isList);
  if (!claim.every(isGroup)) return undefined;
  return new Map(claim.flatMap(([permessi, tipi]) => permessi.map((permesso) => [permesso, tipi] as const)));
}
