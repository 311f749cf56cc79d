import { ServiceTokens, TrustedKeys } from '@mypay/platform/auth';
import { SignJWT } from 'jose';
import { generateKeyPairSync } from 'node:crypto';
import { AccessTokens } from './access-tokens';

const { privateKey } = generateKeyPairSync('ed25519');
const tokens = new AccessTokens(privateKey, 900);
const jwt = (claims: Record<string, unknown>, header: Record<string, string> = {}, key = privateKey) =>
  new SignJWT({ iss: 'portale', aud: 'portale', sub: 'c', ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...header })
    .setExpirationTime('60s')
    .sign(key);

it('a token of ours names its client', async () => {
  expect(await tokens.verify(await tokens.issue('operatore'))).toBe('operatore');
});

it.each<[string, () => Promise<string>]>([
  ['of another issuer', () => jwt({ iss: 'altro' })],
  ['for another audience', () => jwt({ aud: 'dovuti' })],
  ['of another type', () => jwt({}, { typ: 'JWT' })],
  ['signed by another key', () => jwt({}, {}, generateKeyPairSync('ed25519').privateKey)],
  [
    'that has expired',
    () =>
      new SignJWT({ iss: 'portale', aud: 'portale', sub: 'c' })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
        .setExpirationTime(1)
        .sign(privateKey),
  ],
  [
    'that is a service token',
    () =>
      new ServiceTokens('portale', privateKey, new TrustedKeys('/', new Set())).mint({
        audience: 'portale',
        soggetto: 'c',
        permessi: [],
      }),
  ],
  ['that is not one', () => Promise.resolve('a.b.c')],
])('a token %s is refused', async (_, make) => {
  expect(await tokens.verify(await make())).toBeUndefined();
});
