import type { ManageClients } from '@mypay/onboarding-core';
import type { Logger } from '@mypay/platform/log';
import type { OnboardingEnv } from './config';

/** Makes the intermediary's first client from the environment, unless it is there: without one nobody could enter. */
export async function bootstrapClient(config: OnboardingEnv, clients: ManageClients, log: Logger): Promise<void> {
  const { BOOTSTRAP_CLIENT_ID: clientId, INTERMEDIARIO_CF: intermediario } = config;
  if (clientId === undefined) return;
  const secret = config.BOOTSTRAP_CLIENT_SECRET;
  if (secret === undefined || intermediario === undefined)
    throw new Error('BOOTSTRAP_CLIENT_ID needs INTERMEDIARIO_CF and BOOTSTRAP_CLIENT_SECRET');
  if (await clients.bootstrap({ clientId, secret, intermediario })) log.info({ clientId }, 'first client made');
}
