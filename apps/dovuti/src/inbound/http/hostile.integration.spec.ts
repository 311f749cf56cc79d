import { ServiceTokens } from '@mypay/platform/auth';
import { hostileFaults, publishedApi } from '@mypay/testing';
import { CF, startDovuti } from '../../testing/dovuti.fixture';

/** A caller who may do everything, so that each request comes as far as its handler. */
const everything = Object.assign([] as string[], { includes: () => true });

it('no request of a stranger or of a broken client makes a REST door of dovuti fail', async () => {
  const dovuti = await startDovuti();
  await dovuti.announceEnte();
  await dovuti.announceTipo();
  await dovuti.announceTipo({ codice: 'TASSA', spontaneo: true, cfAnonimo: true }, 1);
  try {
    jest.spyOn(dovuti.app.get(ServiceTokens), 'verify').mockResolvedValue({
      soggetto: 'prova',
      codiceFiscale: 'RSSMRA80A01H501U',
      ente: CF,
      permessi: everything,
      chiamante: 'portale',
      limiti: new Map(),
    });
    const known = { ente: CF, iud: 'IUD-1', id: '1', codiceIpa: 'c_roccaprova', tipo: 'TASSA' };
    const caller = { authorization: 'Bearer prova' };
    expect(await hostileFaults(publishedApi('dovuti'), known, dovuti.app, caller)).toEqual([]);
  } finally {
    await dovuti.close();
  }
}, 300_000);
