import type { Logger } from '@mypay/platform/log';
import { exportJWK, generateKeyPair } from 'jose';
import { randomBytes } from 'node:crypto';
import type { Configuration, default as Provider } from 'oidc-provider';
import { sorryPage } from './choice-page';
import type { IdentityDemoEnv } from './config';
import { pageSecurity } from './markup';
import type { Persona } from './personas';

/** Levels of assurance by SPID's names. */
export const LEVELS = {
  1: 'https://www.spid.gov.it/SpidL1',
  2: 'https://www.spid.gov.it/SpidL2',
  3: 'https://www.spid.gov.it/SpidL3',
} as const;
export type Level = keyof typeof LEVELS;

/** As SPID and CIE by OIDC name the codice fiscale. */
const FISCAL_NUMBER = 'https://attributes.eid.gov.it/fiscal_number';

const MINUTE = 60;

/**
 * oidc-provider with the personas for accounts: code flow with PKCE, one client, keys made at each start. It keeps no session
 * of a person, as SPID and CIE keep none from level 2 on.
 */
export async function makeProvider(
  config: IdentityDemoEnv,
  personas: readonly Persona[],
  log: Logger,
): Promise<Provider> {
  const speak = toLog(log);
  const { default: OidcProvider } = await import('oidc-provider');
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const configuration: Configuration = {
    clients: [
      {
        client_id: config.CLIENT_ID,
        client_secret: config.CLIENT_SECRET,
        redirect_uris: [...config.REDIRECT_URIS],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    acrValues: Object.values(LEVELS),
    claims: {
      openid: ['sub'],
      profile: ['given_name', 'family_name', FISCAL_NUMBER],
      email: ['email'],
      acr: null,
      auth_time: null,
    },
    extraParams: ['idp'],
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    pkce: { required: () => true },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    ttl: {
      Interaction: 10 * MINUTE,
      Session: 10 * MINUTE,
      Grant: 10 * MINUTE,
      AccessToken: 5 * MINUTE,
      IdToken: 5 * MINUTE,
    },
    interactions: { url: (_context, { uid }) => `/scelta/${uid}` },
    findAccount: (_context, sub) => {
      const persona = personas.find(({ id }) => id === sub);
      if (!persona) return undefined;
      return {
        accountId: sub,
        claims: () => ({
          sub,
          given_name: persona.nome,
          family_name: persona.cognome,
          ...(persona.codiceFiscale ? { [FISCAL_NUMBER]: `TINIT-${persona.codiceFiscale}` } : {}),
          ...(persona.email ? { email: persona.email } : {}),
        }),
      };
    },
    renderError: (context, _out, error) => {
      log.info({ err: error }, 'a request that is none');
      const nonce = randomBytes(16).toString('base64url');
      context.type = 'html';
      context.set('content-security-policy', pageSecurity(nonce));
      context.body = sorryPage(nonce);
    },
    // What the portal asks for is agreed to by choosing a persona: SPID and CIE ask nothing more either.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
  const provider = new OidcProvider(config.ISSUER, configuration);
  speak();
  return provider;
}

/** oidc-provider warns on the console of what this use of it means to be; its words go to the log. @returns what ends it */
function toLog(log: Logger): () => void {
  const { warn, info } = console;
  const quietly = (words: unknown): void => log.debug({ detto: String(words) }, 'oidc-provider');
  Object.assign(console, { warn: quietly, info: quietly });
  return () => Object.assign(console, { warn, info });
}
