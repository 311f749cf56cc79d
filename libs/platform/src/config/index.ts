import { z } from 'zod';
import { readSecretFiles } from './secret-files';

/** The environment does not say what the service needs; `problems` names every bad variable. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Configuration refused:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads the environment, `X_FILE` standing for `X`, through one schema. @throws ConfigError with every bad variable, never its value */
export function loadConfig<S extends z.ZodType>(
  schema: S,
  // eslint-disable-next-line no-restricted-syntax -- the one door to the environment
  env: Record<string, string | undefined> = process.env,
): z.output<S> {
  const present = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
  const files = readSecretFiles(present, schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);
  const parsed = schema.safeParse(files.env);
  if (parsed.success && files.problems.length === 0) return parsed.data;
  const issues = parsed.error?.issues ?? [];
  const unread = (name: string): boolean => files.problems.some((problem) => problem.startsWith(name));
  throw new ConfigError([
    ...files.problems,
    ...issues
      .filter(({ path }) => path.length === 0 || !unread(path.join('.')))
      .map(({ path, message }) => `${path.join('.') || '(all)'}: ${message}`),
  ]);
}

/** A boolean of the environment: true/1/yes, false/0/no. */
export const envBoolean = z.stringbool();
/** A list of the environment, separated by commas. */
export const envList = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** A retention: a whole number of hours or days, as the name says. */
const keep = (length: number) => z.coerce.number().int().min(1).max(36_500).default(length);

/** What every service of the platform reads; each extends it in its own config.ts. */
export function serviceEnv(name: string, defaults: { port: number }) {
  return z.object({
    SERVICE_NAME: z.string().default(name),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(defaults.port),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    /** Runtime role: owns nothing, so row-level security binds it. */
    DATABASE_URL: z.string().min(1),
    /** Owner role; needed by `migrate` alone. */
    DATABASE_OWNER_URL: z.string().optional(),
    DATABASE_SCHEMA: z
      .string()
      .regex(/^[a-z_]+$/)
      .default(name),
    DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
    /** Outbox rows after they were announced. */
    KEEP_OUTBOX_HOURS: keep(24),
    /** Events of the PostgreSQL log that every listener has read. */
    KEEP_EVENT_LOG_HOURS: keep(24),
    /** By which an event that comes again is known; longer than any transport keeps it. */
    KEEP_INBOX_DAYS: keep(90),
    /** Jobs that were done. */
    KEEP_JOBS_DAYS: keep(90),
    /** What an operator must look at: dead letters, and jobs given up. */
    KEEP_DEAD_LETTERS_DAYS: keep(180),
    EVENT_TRANSPORT: z.enum(['postgres', 'kafka']).default('postgres'),
    KAFKA_BROKERS: envList.default(['127.0.0.1:9092']),
    /** TLS to the brokers: with the authorities of the system, or those of `KAFKA_CA_FILE` alone. */
    KAFKA_TLS: envBoolean.default(false),
    /** PEM of the authorities that sign the brokers. */
    KAFKA_CA_FILE: z.string().optional(),
    /** Own certificate and its key, PEM, for brokers that ask their clients for one. */
    KAFKA_CERT_FILE: z.string().optional(),
    KAFKA_CERT_KEY_FILE: z.string().optional(),
    /** Log in to the brokers, by name and password. */
    KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
    KAFKA_USERNAME: z.string().optional(),
    KAFKA_PASSWORD: z.string().optional(),
    /** Owner of the schema `eventi`; needed by `migrate` alone, with the postgres transport. */
    EVENTI_OWNER_URL: z.string().optional(),
    OBJECTS_DIR: z.string().default('.data/objects'),
    /** Own Ed25519 private key, PEM. */
    SERVICE_KEY_FILE: z.string().min(1),
    /** Folder with `<caller>.pub.pem` of every caller that this service may trust. */
    TRUSTED_KEYS_DIR: z.string().min(1),
    /** A demo installation: counts over all enti and quiet without a token. */
    DEMO: envBoolean.default(false),
    SHUTDOWN_TIMEOUT_MS: z.coerce.number().int().min(100).default(10_000),
  });
}

/** For `omit`, in a service that neither announces nor listens. */
export const WITHOUT_EVENTS = {
  EVENT_TRANSPORT: true,
  KAFKA_BROKERS: true,
  KAFKA_TLS: true,
  KAFKA_CA_FILE: true,
  KAFKA_CERT_FILE: true,
  KAFKA_CERT_KEY_FILE: true,
  KAFKA_SASL_MECHANISM: true,
  KAFKA_USERNAME: true,
  KAFKA_PASSWORD: true,
} as const;

/** For `omit`, in a service without outbox, inbox and jobs of the platform. */
export const WITHOUT_RETENTION = {
  KEEP_OUTBOX_HOURS: true,
  KEEP_EVENT_LOG_HOURS: true,
  KEEP_INBOX_DAYS: true,
  KEEP_JOBS_DAYS: true,
  KEEP_DEAD_LETTERS_DAYS: true,
} as const;

export type ServiceEnv = z.output<ReturnType<typeof serviceEnv>>;
export * from './access';
export * from './command-refused';
