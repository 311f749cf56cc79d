import { createHash } from 'node:crypto';
import * as client from 'openid-client';

/** The provider of identities as this installation reaches it. */
export interface ProviderConfig {
  readonly issuer: string;
  /** Address of the same provider from inside, where the browser's does not lead there. */
  readonly internalUrl?: string | undefined;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Levels of assurance that are enough, the least first. */
  readonly levels: readonly string[];
  /** Our own address that the provider sends the browser back to. */
  readonly redirectUri: string;
  /** Plain HTTP is for a demo installation alone. */
  readonly plainHttp: boolean;
}

/** What must be remembered between the way out and the way back. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who the provider says that one is. */
export interface Identity {
  readonly sub: string;
  readonly nome: string;
  readonly cognome: string;
  readonly codiceFiscale: string | null;
  readonly email: string | null;
}

/** Why nobody entered; words for people are the page's. */
export type LoginRefusal = 'annullato' | 'livello' | 'scaduto' | 'errore' | 'non_attivo';

export class LoginRefused extends Error {
  constructor(
    readonly reason: LoginRefusal,
    cause?: unknown,
  ) {
    super(`login refused: ${reason}`, cause === undefined ? {} : { cause });
    this.name = 'LoginRefused';
  }
}

const DISCOVERY_TIMEOUT_SECONDS = 10;
const CLOCK_TOLERANCE_SECONDS = 60;
/** Names under which the codice fiscale comes: SPID and CIE by OIDC, and plain OIDC providers. */
const FISCAL_NUMBER = ['https://attributes.eid.gov.it/fiscal_number', 'fiscal_number', 'fiscalNumber'];

/**
 * The one OIDC adapter: code flow with PKCE, state and nonce. SPID and CIE stand behind a broker, so business code never sees
 * their wires (roles.md §1.1); `idp` only tells the broker which button was pressed.
 */
export class IdentityProvider {
  private discovered: Promise<client.Configuration> | undefined;

  constructor(private readonly config: ProviderConfig) {}

  /** Address to send the browser to. The person is asked every time: our own session is the only convenience. */
  async start(idp: string): Promise<Attempt & { readonly url: string }> {
    const configuration = await this.configuration();
    const attempt = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.config.redirectUri,
      scope: 'openid profile email',
      acr_values: this.config.levels.join(' '),
      prompt: 'login',
      idp,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: createHash('sha256').update(attempt.verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    return { ...attempt, url: url.href };
  }

  /**
   * Who came back.
   * @param query of our own address, as the provider made it
   * @throws LoginRefused `annullato`, `livello` (the assertion is weaker than what we ask), `errore`
   */
  async finish(query: string, attempt: Attempt): Promise<Identity> {
    const configuration = await this.configuration();
    const at = new URL(`${this.config.redirectUri}${query}`);
    try {
      const tokens = await client.authorizationCodeGrant(configuration, at, {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new LoginRefused('errore');
      if (!this.config.levels.includes(String(claims['acr']))) throw new LoginRefused('livello');
      const more = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return identityOf({ ...claims, ...more });
    } catch (error) {
      if (error instanceof LoginRefused) throw error;
      const cancelled = error instanceof client.AuthorizationResponseError && error.error === 'access_denied';
      throw new LoginRefused(cancelled ? 'annullato' : 'errore', error);
    }
  }

  /** Where a provider that keeps a session of its own ends it; undefined when ours is the only one. */
  async endSessionUrl(back: string): Promise<string | undefined> {
    const configuration = await this.configuration();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: back }).href;
  }

  /** What the provider says of itself, asked once; asked again when it did not answer. */
  private configuration(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret, plainHttp } = this.config;
    this.discovered ??= client
      .discovery(
        new URL(issuer),
        clientId,
        { client_secret: clientSecret, [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
        client.ClientSecretBasic(clientSecret),
        {
          timeout: DISCOVERY_TIMEOUT_SECONDS,
          execute: plainHttp ? [client.allowInsecureRequests] : [],
          [client.customFetch]: (url, options) => fetch(this.fromInside(url), options as RequestInit),
        },
      )
      .catch((error: unknown) => {
        this.discovered = undefined;
        throw new LoginRefused('errore', error);
      });
    return this.discovered;
  }

  private fromInside(url: string): string {
    const { issuer, internalUrl } = this.config;
    const { origin } = new URL(issuer);
    return internalUrl !== undefined && url.startsWith(`${origin}/`) ? internalUrl + url.slice(origin.length) : url;
  }
}

function identityOf(claims: Readonly<Record<string, unknown>>): Identity {
  const text = (name: string): string | null => {
    const value = claims[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null;
  };
  const fiscalNumber = FISCAL_NUMBER.map(text).find((value) => value !== null);
  const codiceFiscale = fiscalNumber?.replace(/^TINIT-/, '').toUpperCase() ?? null;
  return {
    sub: String(claims['sub']),
    nome: text('given_name') ?? '',
    cognome: text('family_name') ?? '',
    codiceFiscale: codiceFiscale !== null && /^[A-Z0-9]{16}$/.test(codiceFiscale) ? codiceFiscale : null,
    email: text('email'),
  };
}
