import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
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

describe('a secret in a file', () => {
  const env = serviceEnv('dovuti', { port: 1 });
  let folder: string;
  const file = (name: string, text: string): string => {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const refusal = (given: Record<string, string>): string => {
    try {
      loadConfig(env, { SERVICE_KEY_FILE: 'k.pem', TRUSTED_KEYS_DIR: 'keys', ...given });
    } catch (error) {
      return (error as ConfigError).message;
    }
    throw new Error('not refused');
  };
  beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'config-'))));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('stands for its variable, whatever the variable, without the end of the line', () => {
    const given = {
      ...GOOD,
      DATABASE_URL: undefined,
      DATABASE_URL_FILE: file('url', 'postgres://dovuti:segreta@db/x\n'),
    };
    expect(loadConfig(env, given)).toMatchObject({ DATABASE_URL: 'postgres://dovuti:segreta@db/x' });
    const refined = z.object({ CONTROL_KEY: z.string() }).refine(() => true);
    expect(loadConfig(refined, { CONTROL_KEY_FILE: file('key', 'k') })).toEqual({ CONTROL_KEY: 'k' });
  });

  it('that is missing, empty or given twice is named once, and never shown', () => {
    expect(refusal({ DATABASE_URL_FILE: '/non/esiste' }).match(/DATABASE_URL.*/g)).toEqual([
      'DATABASE_URL_FILE: cannot be read (ENOENT)',
    ]);
    expect(refusal({ DATABASE_URL_FILE: file('empty', '\n') })).toContain('DATABASE_URL_FILE: the file is empty');
    const twice = refusal({ DATABASE_URL: 'postgres://segreta', DATABASE_URL_FILE: file('two', 'postgres://altra') });
    expect(twice).toContain('DATABASE_URL: given twice');
    expect(twice).not.toMatch(/segreta|altra/);
  });
});
