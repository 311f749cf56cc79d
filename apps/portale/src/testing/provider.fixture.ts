import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export const OIDC_CLIENT = { id: 'portale', secret: 'un-segreto-di-prova' };

const HEADER = { alg: 'RS256', kid: '1' };

/** What the provider is told to assert of whoever comes next. */
export interface Assertion {
  readonly sub: string;
  readonly acr: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Over the claims of a good ID token. */
  readonly idToken?: Readonly<Record<string, unknown>>;
}

/** A provider that asserts what it is told, and holds a client to its PKCE and its secret. */
export class FakeProvider {
  next: Assertion = { sub: 'nessuno', acr: '', claims: {} };
  private readonly codes = new Map<string, { nonce: string; challenge: string; assertion: Assertion }>();
  private readonly keys = generateKeyPair('RS256');
  private readonly server = http.createServer((request, response) => {
    this.answer(request).then(
      (body) =>
        response
          .writeHead(body === undefined ? 400 : 200, { 'content-type': 'application/json' })
          .end(JSON.stringify(body ?? { error: 'invalid_grant' })),
      () => response.writeHead(500).end(),
    );
  });

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this.issuer;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** As a person who enters: from the address that portale sent the browser to, the way back. */
  wayBack(authorization: URL, code: string): string {
    const { searchParams: asked } = authorization;
    this.codes.set(code, {
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
      assertion: this.next,
    });
    return `/accesso/ritorno?${new URLSearchParams({ code, state: asked.get('state') ?? '', iss: this.issuer }).toString()}`;
  }

  private async answer(request: http.IncomingMessage): Promise<object | undefined> {
    const { publicKey, privateKey } = await this.keys;
    switch (request.url) {
      case '/.well-known/openid-configuration':
        return {
          issuer: this.issuer,
          authorization_endpoint: `${this.issuer}/auth`,
          token_endpoint: `${this.issuer}/token`,
          userinfo_endpoint: `${this.issuer}/me`,
          jwks_uri: `${this.issuer}/jwks`,
          id_token_signing_alg_values_supported: ['RS256'],
          authorization_response_iss_parameter_supported: true,
        };
      case '/jwks':
        return { keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: '1' }] };
      case '/me': {
        const code = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
        const assertion = this.codes.get(code)?.assertion;
        return assertion && { sub: assertion.sub, ...assertion.claims };
      }
      default: {
        const chunks: Buffer[] = [];
        for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
        const fields = new URLSearchParams(Buffer.concat(chunks).toString());
        const code = fields.get('code') ?? '';
        const known = this.codes.get(code);
        const basic = Buffer.from(request.headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString();
        const knowsSecret = decodeURIComponent(basic) === `${OIDC_CLIENT.id}:${OIDC_CLIENT.secret}`;
        const verifier = createHash('sha256')
          .update(fields.get('code_verifier') ?? '')
          .digest('base64url');
        if (!known || known.challenge !== verifier || !knowsSecret) return undefined;
        const { nonce, assertion } = known;
        const { iat = 0, exp = 0 } = decodeJwt(
          await new SignJWT({}).setProtectedHeader(HEADER).setIssuedAt().setExpirationTime('5m').sign(privateKey),
        );
        const claims = {
          iss: this.issuer,
          aud: OIDC_CLIENT.id,
          sub: assertion.sub,
          iat,
          exp,
          nonce,
          acr: assertion.acr,
        };
        const idToken = await new SignJWT({ ...claims, ...assertion.idToken })
          .setProtectedHeader(HEADER)
          .sign(privateKey);
        return { access_token: code, token_type: 'Bearer', expires_in: 300, id_token: idToken };
      }
    }
  }
}
