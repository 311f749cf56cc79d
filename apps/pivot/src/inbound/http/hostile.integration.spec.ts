import { ServiceTokens } from '@mypay/platform/auth';
import { hostileFaults, publishedApi } from '@mypay/testing';
import { CF, startPivot } from '../../testing/pivot.fixture';

/** A caller who may do everything, so that each request comes as far as its handler. */
const everything = Object.assign([] as string[], { includes: () => true });

it('no request of a stranger or of a broken client makes a REST door of pivot fail', async () => {
  const pivot = await startPivot();
  await pivot.ente();
  await pivot.rt('01000000000000144', 1_000n);
  try {
    jest.spyOn(pivot.app.get(ServiceTokens), 'verify').mockResolvedValue({
      soggetto: 'prova',
      ente: CF,
      permessi: everything,
      chiamante: 'portale',
      limiti: new Map(),
    });
    const known = {
      ente: CF,
      iuv: '01000000000000144',
      iur: 'rt-01000000000000144',
      indice: '1',
      anno: '2024',
      bolletta: '7',
    };
    const caller = { authorization: 'Bearer prova' };
    expect(await hostileFaults(publishedApi('pivot'), known, pivot.app, caller)).toEqual([]);
  } finally {
    await pivot.close();
  }
}, 300_000);
