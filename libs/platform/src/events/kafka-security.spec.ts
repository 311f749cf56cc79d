import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigError, loadConfig, serviceEnv } from '../config';
import { kafkaSecurity } from './kafka-security';

const GOOD = { DATABASE_URL: 'postgres://x', SERVICE_KEY_FILE: 'k.pem', TRUSTED_KEYS_DIR: 'keys' };
const security = (env: Record<string, string>) =>
  kafkaSecurity(loadConfig(serviceEnv('dovuti', { port: 1 }), { ...GOOD, ...env }));

describe('the connection to Kafka', () => {
  let folder: string;
  const file = (name: string, text: string): string => {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kafka-'))));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('is plain when nothing is said, as on a laptop', () => expect(security({})).toEqual({}));

  it('is TLS with the authorities of the system', () => expect(security({ KAFKA_TLS: 'true' })).toEqual({ ssl: {} }));

  it('trusts the given authority alone, shows its own certificate and logs in with the password of a file', () =>
    expect(
      security({
        KAFKA_TLS: 'true',
        KAFKA_CA_FILE: file('ca.pem', 'CA'),
        KAFKA_CERT_FILE: file('cert.pem', 'CERT'),
        KAFKA_CERT_KEY_FILE: file('key.pem', 'KEY'),
        KAFKA_SASL_MECHANISM: 'scram-sha-512',
        KAFKA_USERNAME: 'mypay',
        KAFKA_PASSWORD_FILE: file('password', 'segretissima\n'),
      }),
    ).toEqual({
      ssl: { ca: ['CA'], cert: 'CERT', key: 'KEY' },
      sasl: { mechanism: 'scram-sha-512', username: 'mypay', password: 'segretissima' },
    }));

  it.each([
    ['a name without a password', { KAFKA_SASL_MECHANISM: 'scram-sha-256', KAFKA_USERNAME: 'mypay' }, /all three/],
    ['a certificate without its key', { KAFKA_TLS: 'true', KAFKA_CERT_FILE: __filename }, /one without the other/],
    ['an authority that nobody would ask', { KAFKA_CA_FILE: __filename }, /KAFKA_CA_FILE: without KAFKA_TLS/],
    ['a file that is not there', { KAFKA_TLS: 'true', KAFKA_CA_FILE: '/non/esiste' }, /KAFKA_CA_FILE.*ENOENT/],
    [
      'a password in clear over the net',
      { KAFKA_SASL_MECHANISM: 'plain', KAFKA_USERNAME: 'mypay', KAFKA_PASSWORD: 'segretissima' },
      /needs KAFKA_TLS/,
    ],
  ])('refuses %s, by name and without the value', (_, env, message) => {
    let problem: unknown;
    try {
      security(env as Record<string, string>);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(ConfigError);
    expect((problem as Error).message).toMatch(message);
    expect((problem as Error).message).not.toContain('segretissima');
  });
});
