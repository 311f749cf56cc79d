import fs from 'node:fs';
import type { KafkaConfig, SASLOptions } from 'kafkajs';
import { ConfigError, type ServiceEnv } from '../config';

/** What a client of Kafka reads of the environment of its service: only the brokers are a must. */
export type KafkaSettings = Pick<ServiceEnv, 'KAFKA_BROKERS'> &
  Partial<
    Pick<
      ServiceEnv,
      | 'KAFKA_TLS'
      | 'KAFKA_CA_FILE'
      | 'KAFKA_CERT_FILE'
      | 'KAFKA_CERT_KEY_FILE'
      | 'KAFKA_SASL_MECHANISM'
      | 'KAFKA_USERNAME'
      | 'KAFKA_PASSWORD'
    >
  >;

/**
 * How the client proves who it is and learns that the broker is the right one. The broker's name is always verified.
 * @throws ConfigError for a half of something that needs its other half, a file that cannot be read, a password that would
 *   go over the net in clear
 */
export function kafkaSecurity(settings: KafkaSettings): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const problems: string[] = [];
  const readPem = (name: 'KAFKA_CA_FILE' | 'KAFKA_CERT_FILE' | 'KAFKA_CERT_KEY_FILE'): string | undefined => {
    const file = settings[name];
    if (file === undefined) return undefined;
    if (!settings.KAFKA_TLS) problems.push(`${name}: without KAFKA_TLS it would not be used`);
    try {
      return fs.readFileSync(file, 'utf8');
    } catch (error) {
      problems.push(`${name}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
      return undefined;
    }
  };
  const [ca, cert, key] = [readPem('KAFKA_CA_FILE'), readPem('KAFKA_CERT_FILE'), readPem('KAFKA_CERT_KEY_FILE')];
  if ((settings.KAFKA_CERT_FILE === undefined) !== (settings.KAFKA_CERT_KEY_FILE === undefined))
    problems.push('KAFKA_CERT_FILE, KAFKA_CERT_KEY_FILE: one without the other');
  const sasl = login(settings, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    ...(settings.KAFKA_TLS && {
      ssl: { ...(ca !== undefined && { ca: [ca] }), ...(cert !== undefined && { cert, key }) },
    }),
    ...(sasl && { sasl }),
  };
}

function login(settings: KafkaSettings, problems: string[]): SASLOptions | undefined {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = settings;
  const given = [mechanism, username, password].filter((value) => value !== undefined).length;
  if (given === 0) return undefined;
  if (mechanism === undefined || username === undefined || password === undefined) {
    problems.push('KAFKA_SASL_MECHANISM, KAFKA_USERNAME, KAFKA_PASSWORD: all three or none');
    return undefined;
  }
  if (mechanism === 'plain' && !settings.KAFKA_TLS)
    problems.push('KAFKA_SASL_MECHANISM: plain sends the password as it is, so it needs KAFKA_TLS');
  return { mechanism, username, password } as SASLOptions;
}
