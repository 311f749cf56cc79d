import { ConfigError, loadConfig } from '@mypay/platform/config';
import { identityDemoEnv } from './config';

const demo = {
  DEMO: 'true',
  NODE_ENV: 'development',
  CLIENT_SECRET: 'un-segreto-di-prova',
  REDIRECT_URIS: 'http://localhost:8080/accesso/ritorno',
};

describe('the provider of fixed personas', () => {
  it('starts in a demo installation', () => expect(loadConfig(identityDemoEnv, demo).PORT).toBe(8091));

  it.each<[string, Record<string, string | undefined>]>([
    ['in production, even when it is called a demo', { NODE_ENV: 'production' }],
    ['where nobody says that it is a demo', { DEMO: undefined }],
    ['where it is said not to be one', { DEMO: 'false' }],
    ['without the secret of its client', { CLIENT_SECRET: undefined }],
  ])('does not start %s (S10)', (_, env) =>
    expect(() => loadConfig(identityDemoEnv, { ...demo, ...env })).toThrow(ConfigError),
  );
});
