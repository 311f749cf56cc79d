import { cents, type CodiceFiscaleEnte, type NumeroAvviso, type UnitOfWork } from '@mypay/kernel';
import { randomUUID } from 'node:crypto';
import type { NewRt, PagamentiStores } from '../application/ports';
import { anomalieOf } from '../domain/anomalie-rt';
import { OTHER_ENTE, anRt, AVVISO, ENTE } from './an-rt';

const newRt = (over: Partial<NewRt> = {}): NewRt => {
  const rt = over.rt ?? anRt();
  return {
    rt,
    original: randomUUID(),
    anomalie: (otherRt) => anomalieOf(rt, { ente: ENTE, dovuto: { importoCents: rt.importoTotale }, altraRt: otherRt }),
    ricevutaIl: new Date('2025-11-10T10:00:00Z'),
    attivazione: undefined,
    ...over,
  };
};

/** What every implementation of the stores does. `fresh` gives one with nothing in it. */
export function pagamentiStoresSuite(name: string, fresh: () => Promise<UnitOfWork<PagamentiStores>>): void {
  describe(`stores of pagamenti, ${name}`, () => {
    let stores: UnitOfWork<PagamentiStores>;
    beforeEach(async () => {
      stores = await fresh();
    });
    const add = (over: Partial<NewRt> = {}, ente: CodiceFiscaleEnte = ENTE) =>
      stores.run(ente, ({ ricevute }) => ricevute.add(newRt(over)));
    const isPagato = (ente: CodiceFiscaleEnte = ENTE) => stores.run(ente, ({ ricevute }) => ricevute.isPagato(AVVISO));

    it('adds a receipt once; a copy with the same content is known', async () => {
      expect(await add()).toEqual({ esito: 'NUOVA', anomalie: [] });
      expect(await add()).toEqual({ esito: 'GIA_NOTA', complete: false });
      expect(await isPagato()).toBe(true);
    });

    it('keeps a copy with other content as an anomaly, and the first receipt as it was', async () => {
      await add();
      const other = { rt: anRt({ importoTotale: cents(1n), causale: 'altra' }) };
      expect(await add(other)).toEqual({ esito: 'DIVERSA', campi: ['importoTotale', 'causale'] });
      expect(await add()).toEqual({ esito: 'GIA_NOTA', complete: false });
    });

    it('lets a V2 copy complete a V1 receipt, once', async () => {
      await add({ rt: anRt({ fonte: 'PA_SEND_RT', soloV2: undefined }) });
      expect(await add()).toEqual({ esito: 'GIA_NOTA', complete: true });
      expect(await add()).toEqual({ esito: 'GIA_NOTA', complete: false });
    });

    it('flags another OK receipt of the same notice and titolare, and no other', async () => {
      await add();
      expect(await add({ rt: anRt({ rtId: 'rt-0002' }) })).toEqual({
        esito: 'NUOVA',
        anomalie: [{ code: 'PAGATO_DUE_VOLTE', altraRt: 'rt-0001' }],
      });
      expect(await add({ rt: anRt({ rtId: 'rt-0003', esito: 'KO' }) })).toEqual({ esito: 'NUOVA', anomalie: [] });
      expect(await add({ rt: anRt({ rtId: 'rt-0004', enteTitolare: OTHER_ENTE }) })).toEqual({
        esito: 'NUOVA',
        anomalie: [],
      });
    });

    it('counts as paid only an OK receipt whose titolare is the ente', async () => {
      await add({ rt: anRt({ esito: 'KO' }) });
      await add({ rt: anRt({ rtId: 'rt-0002', enteTitolare: OTHER_ENTE }) });
      expect(await isPagato()).toBe(false);
      await add({ rt: anRt({ rtId: 'rt-0003' }) }, OTHER_ENTE);
      expect(await isPagato(OTHER_ENTE)).toBe(false);
    });

    it('keeps the rooms of enti apart', async () => {
      await add();
      expect(await add({}, OTHER_ENTE)).toMatchObject({ esito: 'NUOVA' });
    });

    it('keeps the newest activation of a notice', async () => {
      const attivazione = {
        numeroAvviso: AVVISO,
        iuv: '02100000000000188',
        iud: 'IUD-1',
        tipoDovuto: 'TARI',
        bilancio: '<bilancio/>',
        importoCents: 100n,
        attivataIl: new Date('2025-11-10T10:00:00Z'),
      };
      const keep = (over: Partial<typeof attivazione>) =>
        stores.run(ENTE, ({ attivazioni }) => attivazioni.keep({ ...attivazione, ...over }));
      const find = (avviso: NumeroAvviso = AVVISO) => stores.run(ENTE, ({ attivazioni }) => attivazioni.find(avviso));
      await keep({});
      expect(await find()).toEqual(attivazione);
      await keep({ importoCents: 200n, attivataIl: new Date('2025-11-10T11:00:00Z') });
      await keep({ importoCents: 300n, attivataIl: new Date('2025-11-10T09:00:00Z') });
      expect(await find()).toMatchObject({ importoCents: 200n });
      expect(await find('302100000000000099' as NumeroAvviso)).toBeUndefined();
    });

    it('judges a stored receipt again when its debt is told, and no other', async () => {
      await add();
      await add({ rt: anRt({ rtId: 'rt-0002' }) });
      const match = (rtId: string) =>
        stores.run(ENTE, ({ ricevute }) =>
          ricevute.match(rtId, { iud: 'IUD-1', tipoDovuto: 'TARI', importoCents: 1n }, (rt, otherRt) => {
            expect([rt, otherRt]).toEqual([anRt({ rtId }), rtId === 'rt-0002' ? 'rt-0001' : undefined]);
            return anomalieOf(rt, { ente: ENTE, dovuto: { importoCents: 1n }, altraRt: otherRt });
          }),
        );
      expect([await match('rt-0001'), await match('rt-0002'), await match('rt-0002')]).toEqual([true, true, true]);
      expect(await match('rt-9999')).toBe(false);
    });

    it('leaves nothing of a work that throws', async () => {
      await expect(
        stores.run(ENTE, async ({ ricevute }) => {
          await ricevute.add(newRt());
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      expect(await isPagato()).toBe(false);
    });
  });
}
