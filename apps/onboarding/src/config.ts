import { serviceEnv } from '@mypay/platform/config';
import { z } from 'zod';

/** Environment of onboarding. The bootstrap client is made at start when it is not there. */
export const onboardingEnv = serviceEnv('onboarding', { port: 8081 }).extend({
  /** Codice fiscale of the intermediary that this installation serves. */
  INTERMEDIARIO_CF: z.string().min(1).max(35).optional(),
  BOOTSTRAP_CLIENT_ID: z
    .string()
    .regex(/^[A-Za-z0-9._-]{3,80}$/)
    .optional(),
  BOOTSTRAP_CLIENT_SECRET: z.string().min(24).max(200).optional(),
});

export type OnboardingEnv = z.output<typeof onboardingEnv>;
