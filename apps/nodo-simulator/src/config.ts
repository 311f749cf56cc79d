import { envBoolean, loadConfig, serviceEnv, WITHOUT_EVENTS, WITHOUT_RETENTION } from '@mypay/platform/config';
import { z } from 'zod';

const milliseconds = (byDefault: number) => z.coerce.number().int().min(100).max(120_000).default(byDefault);

/** The environment of the simulator: what every service has, without the keys of services that it does not talk to as one. */
export const simulatorEnv = serviceEnv('nodo-simulator', { port: 8090 })
  .omit({
    SERVICE_KEY_FILE: true,
    TRUSTED_KEYS_DIR: true,
    ...WITHOUT_EVENTS,
    OBJECTS_DIR: true,
    ...WITHOUT_RETENTION,
  })
  .extend({
    DATABASE_SCHEMA: z
      .string()
      .regex(/^[a-z_]+$/)
      .default('nodo_simulator'),
    /** Bearer key of /control. */
    CONTROL_KEY: z.string().min(16),
    /** Where its own PSP robots call the node: itself, over HTTP. */
    SELF_URL: z.url().optional(),
    VERIFY_TIMEOUT_MS: milliseconds(7_000),
    GET_TIMEOUT_MS: milliseconds(7_000),
    SEND_RT_TIMEOUT_MS: milliseconds(15_000),
    /** Where browsers find Checkout's pages; by default SELF_URL. */
    CHECKOUT_PUBLIC_URL: z.url().optional(),
    /** Payments that the robots of a run make at once. */
    ROBOTS: z.coerce.number().int().min(1).max(32).default(4),
    NODE_ENV: z.string().optional(),
    DEMO: envBoolean.default(false),
  })
  .refine((env) => env.NODE_ENV !== 'production' || env.DEMO, {
    path: ['NODE_ENV'],
    message: 'the simulator does not run in production unless DEMO says that it is a demo',
  });

export type SimulatorConfig = z.output<typeof simulatorEnv> & {
  readonly SELF_URL: string;
  readonly CHECKOUT_PUBLIC_URL: string;
};

/** Nest token of the configuration. */
export const CONFIG = Symbol('SimulatorConfig');

export function simulatorConfig(): SimulatorConfig {
  const env = loadConfig(simulatorEnv);
  const self = env.SELF_URL ?? `http://${env.HOST}:${env.PORT}`;
  return { ...env, SELF_URL: self, CHECKOUT_PUBLIC_URL: env.CHECKOUT_PUBLIC_URL ?? self };
}
