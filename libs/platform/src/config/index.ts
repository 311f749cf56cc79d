import { z } from 'zod';

/** The environment does not say what the service needs; `problems` names every bad variable. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Configuration refused:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads the environment through one schema. @throws ConfigError with every bad variable, never its value */
export function loadConfig<S extends z.ZodType>(
  schema: S,
  // eslint-disable-next-line no-restricted-syntax -- the one door to the environment
  env: Record<string, string | undefined> = process.env,
): z.output<S> {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.') || '(all)'}: ${issue.message}`));
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
    EVENT_TRANSPORT: z.enum(['postgres', 'kafka']).default('postgres'),
    KAFKA_BROKERS: envList.default(['127.0.0.1:9092']),
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

export type ServiceEnv = z.output<ReturnType<typeof serviceEnv>>;
export * from './access';
