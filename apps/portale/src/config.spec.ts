import { ConfigError, loadConfig } from '@mypay/platform/config';
import { portaleEnv } from './config';

const BASE = { SERVICE_KEY_FILE: 'x', TRUSTED_KEYS_DIR: 'x', DATABASE_URL: 'postgres://portale@db/piattaforma' };
const LOGIN = {
  PUBLIC_URL: 'https://paga.example.it/',
  OIDC_ISSUER: 'https://accesso.example.it',
  OIDC_CLIENT_SECRET: 'un-segreto-di-prova',
};

describe('the environment of portale', () => {
  it('may have no provider of identities', () => expect(loadConfig(portaleEnv, BASE).OIDC_ISSUER).toBeUndefined());

  it('asks for levels 2 and 3 of SPID and CIE', () =>
    expect(loadConfig(portaleEnv, { ...BASE, ...LOGIN })).toMatchObject({
      PUBLIC_URL: 'https://paga.example.it',
      OIDC_ACR: ['https://www.spid.gov.it/SpidL2', 'https://www.spid.gov.it/SpidL3'],
    }));

  it.each<[string, Record<string, string | undefined>]>([
    ['a provider without a secret', { OIDC_CLIENT_SECRET: undefined }],
    ['a provider over plain HTTP', { OIDC_ISSUER: 'http://accesso.example.it' }],
    ['no address of its own', { PUBLIC_URL: undefined }],
    ['an address of its own over plain HTTP', { PUBLIC_URL: 'http://paga.example.it' }],
  ])('is refused outside a demo with %s', (_, env) =>
    expect(() => loadConfig(portaleEnv, { ...BASE, ...LOGIN, ...env })).toThrow(ConfigError),
  );

  it('may be all plain HTTP in a demo', () => {
    const plain = { DEMO: 'true', PUBLIC_URL: 'http://localhost:8080', OIDC_ISSUER: 'http://localhost:8091' };
    expect(loadConfig(portaleEnv, { ...BASE, ...LOGIN, ...plain }).DEMO).toBe(true);
  });
});
