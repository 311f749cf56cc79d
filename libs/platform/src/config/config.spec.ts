import { ConfigError, loadConfig, serviceEnv } from './index';

const GOOD = { DATABASE_URL: 'postgres://x', SERVICE_KEY_FILE: 'k.pem', TRUSTED_KEYS_DIR: 'keys' };

describe('the environment of a service', () => {
  it('has its defaults, and text becomes what it means', () =>
    expect(
      loadConfig(serviceEnv('dovuti', { port: 8082 }), {
        ...GOOD,
        PORT: '9000',
        DEMO: 'true',
        KAFKA_BROKERS: 'a:1, b:2',
      }),
    ).toMatchObject({
      PORT: 9000,
      DEMO: true,
      KAFKA_BROKERS: ['a:1', 'b:2'],
      DATABASE_SCHEMA: 'dovuti',
      EVENT_TRANSPORT: 'postgres',
    }));

  it('names every bad variable at once, and never a value', () => {
    let problem: ConfigError | undefined;
    try {
      loadConfig(serviceEnv('dovuti', { port: 1 }), { PORT: 'segreto', EVENT_TRANSPORT: 'piccione' });
    } catch (error) {
      problem = error as ConfigError;
    }
    expect(problem).toBeInstanceOf(ConfigError);
    for (const name of ['PORT', 'EVENT_TRANSPORT', 'DATABASE_URL', 'SERVICE_KEY_FILE', 'TRUSTED_KEYS_DIR'])
      expect(problem?.message).toContain(name);
    expect(problem?.message).not.toContain('segreto');
  });
});
