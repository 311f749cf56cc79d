import { ServiceTokens } from '@mypay/platform/auth';
import { hostileFaults, publishedApi } from '@mypay/testing';
import { startOnboarding } from '../../testing/onboarding.fixture';

/** A caller who may do everything, so that each request comes as far as its handler. */
const everything = Object.assign([] as string[], { includes: () => true });

it('no request of a stranger or of a broken client makes a REST door of onboarding fail', async () => {
  const onboarding = await startOnboarding();
  try {
    jest.spyOn(onboarding.app.get(ServiceTokens), 'verify').mockResolvedValue({
      soggetto: 'prova',
      ente: '80012340123',
      permessi: everything,
      chiamante: 'portale',
      limiti: new Map(),
    });
    const known = { ente: '80012340123', iban: 'IT22G0542811101000000123401', codice: 'TARI', id: '09876543210_01' };
    const caller = { authorization: 'Bearer prova' };
    expect(await hostileFaults(publishedApi('onboarding'), known, onboarding.app, caller)).toEqual([]);
  } finally {
    await onboarding.close();
  }
}, 300_000);
