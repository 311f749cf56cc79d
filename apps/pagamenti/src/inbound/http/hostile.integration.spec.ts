import { ServiceTokens } from '@mypay/platform/auth';
import { hostileFaults, publishedApi } from '@mypay/testing';
import { ENTE } from '@mypay/pagamenti-core/testing';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';

/** A caller who may do everything, so that each request comes as far as its handler. */
const everything = Object.assign([] as string[], { includes: () => true });

it('no request of a stranger or of a broken client makes a REST door of pagamenti fail', async () => {
  const pagamenti = await PagamentiFixture.start();
  try {
    jest.spyOn(pagamenti.app.get(ServiceTokens), 'verify').mockResolvedValue({
      soggetto: 'prova',
      ente: ENTE,
      permessi: everything,
      chiamante: 'portale',
      limiti: new Map(),
    });
    const known = { ente: ENTE, rtId: 'rt-1' };
    const caller = { authorization: 'Bearer prova' };
    expect(await hostileFaults(publishedApi('pagamenti'), known, pagamenti.app, caller)).toEqual([]);
  } finally {
    await pagamenti.stop();
  }
}, 300_000);
