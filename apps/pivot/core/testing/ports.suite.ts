import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import {
  recordFlusso,
  recordMovimenti,
  recordNotifica,
  recordFoundDebt,
  recordRicevuta,
  removeFlusso,
  removeMovimento,
  removeNotifica,
  removeRicevuta,
} from '../application/record';
import type { ClassificazioneStores, RecordingStores } from '../application/ports';
import type { DirtyKey } from '../domain';
import { flussoOf, movimentoOf, notificaOf, ricevutaOf, righeOf } from './steps';

type Stores = ClassificazioneStores & RecordingStores;

/** An empty archive of one ente, whichever adapter is behind it. */
export interface EmptyArchive {
  readonly ente: CodiceFiscaleEnte;
  readonly unitOfWork: UnitOfWork<Stores>;
}

const IUV = '01000000000000144';
const rt = (importo: string, hour: string, iud = 'D1') =>
  ricevutaOf({ iuv: IUV, iur: 'A', indice: 1, iud, importo, dataOraMessaggioRicevuta: `2024-03-14T${hour}:00:00` });
const sil = (importo: string) => notificaOf({ iud: 'D1', iuv: IUV, importo });
const FDR = { iuf: 'Flusso-A', psp: 'PSP', dataOraFlusso: '2024-03-15T08:00:00', importoTotale: '10.00' };
const withRighe = (revision: number, ...iuv: string[]) => ({
  ...FDR,
  revisione: revision,
  rows: iuv.map((i) => ({ iuv: i, iur: 'A', indice: 1, importo: '10.00', esito: '0' })),
});
const cassa = (importo: string, upload: bigint, riga = 1, causale = `/RFB/${IUV}/`) => {
  const m = movimentoOf({ anno: '2024', codBolletta: '7', importo, causale });
  if (!m) throw new Error('the movement was refused');
  return { ...m, caricamento: upload, riga };
};

/** What every adapter of pivot's ports must do; run on the fake and on PostgreSQL alike. */
export function portsSuite(open: () => Promise<EmptyArchive>): void {
  let archive: EmptyArchive;
  const within = <T>(work: (stores: Stores) => Promise<T>): Promise<T> => archive.unitOfWork.run(archive.ente, work);
  /** The keys that are waiting, in words, each once; and takes them away. */
  const keys = async (): Promise<string[]> =>
    within(async ({ chiavi: queue }) => {
      const due = await queue.read(1_000);
      await queue.delete(due.sequences);
      return [...new Set(due.chiavi.map((c: DirtyKey) => `${c.tipo} ${c.chiave}`))].sort();
    });
  const facts = () => within((stores) => stores.fatti.factsByIuv([IUV]));
  beforeEach(async () => {
    archive = await open();
  });

  it('PF1.VERSIONE.RT: an older receipt changes nothing, a newer one dirties the old IUD and the new', async () => {
    expect(await within((s) => recordRicevuta(s, rt('10.00', '09')))).toBe('REGISTRATO');
    expect(await keys()).toEqual([`IUV ${IUV}`, 'NOTIFICA D1']);
    expect(await within((s) => recordRicevuta(s, rt('99.00', '08')))).toBe('SUPERATO');
    expect(await keys()).toEqual([]);
    await within((s) => recordRicevuta(s, rt('12.00', '10', 'D2')));
    expect(await keys()).toEqual([`IUV ${IUV}`, 'NOTIFICA D1', 'NOTIFICA D2']);
    expect((await facts()).ricevute).toEqual([expect.objectContaining({ importo: 1200n, iud: 'D2' })]);
  });

  it('a receipt without a debt takes the one that is found for it, whichever is heard of first', async () => {
    const debt = { iud: 'D9', tipoDovuto: 'TARI' };
    const bare = { ...rt('10.00', '09'), iud: undefined, tipoDovuto: undefined };
    await within((s) => recordRicevuta(s, bare));
    await keys();
    await within((s) => recordFoundDebt(s, bare.iur, debt));
    expect(await keys()).toEqual([`IUV ${IUV}`, 'NOTIFICA D9']);
    expect((await facts()).ricevute).toEqual([expect.objectContaining(debt)]);
    await within((s) => recordFoundDebt(s, bare.iur, debt));
    expect(await keys()).toEqual([]);

    await within((s) => recordFoundDebt(s, 'B', debt));
    expect(await keys()).toEqual([]);
    await within((s) => recordRicevuta(s, { ...bare, iur: 'B' }));
    expect(await keys()).toEqual([`IUV ${IUV}`, 'NOTIFICA D9']);
    await within((s) => recordRicevuta(s, { ...bare, dataOraMessaggio: new Date('2024-03-15T09:00:00Z') }));
    expect((await facts()).ricevute).toEqual([expect.objectContaining(debt), expect.objectContaining(debt)]);
  });

  it('a receipt that has its debt keeps it', async () => {
    await within((s) => recordRicevuta(s, rt('10.00', '09')));
    await keys();
    await within((s) => recordFoundDebt(s, 'A', { iud: 'D9', tipoDovuto: 'TARI' }));
    expect(await keys()).toEqual([]);
    expect((await facts()).ricevute).toEqual([expect.objectContaining({ iud: 'D1' })]);
  });

  it('PV2.6.VELENO: a key that is put off lets the next one by, and so does the same key asked for again', async () => {
    const add = (key: string) => within((s) => s.chiavi.add([{ tipo: 'IUV', chiave: key }]));
    await add('1');
    await add('2');
    expect(await within((s) => s.chiavi.postponeOldest())).toEqual({ tipo: 'IUV', chiave: '1' });
    expect(await keys()).toEqual(['IUV 2']);
    expect(await within((s) => s.chiavi.postponeOldest())).toBeUndefined();
  });

  it('PF1.VERSIONE.SIL: the last notification stays; the same again is no change', async () => {
    await within((s) => recordNotifica(s, sil('10.00')));
    await within((s) => recordNotifica(s, sil('12.00')));
    expect(await keys()).toEqual(['IUD D1']);
    expect(await within((s) => recordNotifica(s, sil('12.00')))).toBe('SUPERATO');
    expect(await keys()).toEqual([]);
    expect(await within((s) => s.fatti.notifiche(['D1', 'ALTRO']))).toEqual([
      expect.objectContaining({ importo: 1200n, classi: 0 }),
    ]);
  });

  it('PF3.4b.ORDINE: a movement is found by each of its readings, and its code that counts survives the same text again', async () => {
    const causale = '/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15AB-1 2 RIF /RFB/301000000000001457/';
    const found = (iuf: string[], iuv: string[] = []) => within((s) => s.fatti.movimenti({ chiavi: [], iuf, iuv }));
    await within((s) => recordMovimenti(s, [cassa('10.00', 1n, 1, causale)]));
    for (const iuf of ['2024-03-15AB-1', '2024-03-15AB-12', '2024-03-15AB-12RIF'])
      expect(await found([iuf])).toHaveLength(1);
    for (const iuv of ['01000000000001457', '301000000000001457']) expect(await found([], [iuv])).toHaveLength(1);
    expect(await found(['2024-03-15AB-2'], ['1'])).toEqual([]);

    const [m] = await found(['2024-03-15AB-12']);
    if (!m) throw new Error('not found');
    await within((s) => s.classi.writeCodes([{ ...m, iuf: '2024-03-15AB-12' }]));
    expect(await within((s) => recordMovimenti(s, [cassa('10.00', 2n, 1, causale)]))).toBe(0);
    expect(await found(['2024-03-15AB-12'])).toEqual([
      expect.objectContaining({ iuf: '2024-03-15AB-12', letture: m.letture }),
    ]);

    await within((s) => recordMovimenti(s, [cassa('10.00', 3n, 1, 'SALDO')]));
    expect(await found(['2024-03-15AB-12', '2024-03-15AB-1'], ['01000000000001457'])).toEqual([]);
    await within((s) => recordMovimenti(s, [cassa('10.00', 4n, 1, causale)]));
    await within((s) => removeMovimento(s, '2024/7/0000000000/0000000000'));
    expect(await found(['2024-03-15AB-12', '2024-03-15AB-1'])).toEqual([]);
  });

  it('PF1.VERSIONE.FDR: a newer version dirties rows that go and rows that come; an equal one is not even read', async () => {
    const register = (d: ReturnType<typeof withRighe>) => within((s) => recordFlusso(s, flussoOf(d), () => righeOf(d)));
    await register(withRighe(1, IUV, 'B'));
    expect(await keys()).toEqual([
      'FLUSSO FLUSSO-A PSP',
      `IUF FLUSSO-A`,
      `IUV ${IUV}`,
      'IUV B',
      'MOVIMENTI_IUF FLUSSO-A',
    ]);
    const d = withRighe(1, 'C');
    const esito = await within((s) =>
      recordFlusso(s, flussoOf(d), () => {
        throw new Error('read');
      }),
    );
    expect(esito).toBe('SUPERATO');
    expect(await register({ ...withRighe(2, IUV, 'C'), iuf: 'FLUSSO-a' })).toBe('REGISTRATO');
    expect((await keys()).filter((c) => c.startsWith('IUV'))).toEqual([`IUV ${IUV}`, 'IUV B', 'IUV C']);
    expect(await within((s) => s.fatti.flussi([{ psp: 'PSP', iuf: 'flusso-a' }]))).toEqual([
      expect.objectContaining({ iuf: 'FLUSSO-a', revisione: 2, esito: 'VUOTO', sommaRighe: 2000n }),
    ]);
    expect(await within((s) => s.fatti.flussiWithIuv(['B', 'C']))).toHaveLength(1);
  });

  it('PF1.VERSIONE.CASSA: the later upload stays, also when it is loaded first', async () => {
    expect(await within((s) => recordMovimenti(s, [cassa('10.00', 3n)]))).toBe(1);
    expect(await within((s) => recordMovimenti(s, [cassa('99.00', 2n)]))).toBe(0);
    expect(await within((s) => recordMovimenti(s, [cassa('10.00', 5n)]))).toBe(0); // the same content: no change…
    expect(await within((s) => recordMovimenti(s, [cassa('99.00', 4n)]))).toBe(0); // …but it has taken the place
    expect((await facts()).movimenti).toEqual([expect.objectContaining({ importo: 1000n })]);
    expect(await keys()).toEqual([`IUV ${IUV}`, 'MOVIMENTO 2024/7/0000000000/0000000000']);
  });

  it('PF1.VERSIONE.CASSA: of one bolletta twice in a block the later row stays', async () => {
    expect(
      await within((s) => recordMovimenti(s, [cassa('1.00', 1n, 2), cassa('2.00', 1n, 9), cassa('3.00', 1n, 5)])),
    ).toBeGreaterThanOrEqual(1);
    expect((await facts()).movimenti).toEqual([expect.objectContaining({ importo: 200n })]);
  });

  it('PV2.6.CASSA: a correction dirties the identifiers that it had and those that it has', async () => {
    await within((s) => recordMovimenti(s, [cassa('10.00', 1n)]));
    await keys();
    await within((s) => recordMovimenti(s, [cassa('10.00', 2n, 1, 'LGPE-RIVERSAMENTO/URI/2024-03-15psp-1')]));
    expect(await keys()).toEqual(['IUF 2024-03-15PSP-1', `IUV ${IUV}`, 'MOVIMENTO 2024/7/0000000000/0000000000']);
  });

  it('PF1.RIMOZIONE: forgets the record; then any version is accepted, and removing it again is nothing', async () => {
    const d = withRighe(5, IUV);
    await within(async (s) => {
      await recordRicevuta(s, rt('10.00', '10'));
      await recordNotifica(s, sil('10.00'));
      await recordFlusso(s, flussoOf(d), () => righeOf(d));
      await recordMovimenti(s, [cassa('10.00', 9n)]);
    });
    await keys();
    const take = () =>
      within(async (s) => [
        await removeRicevuta(s, rt('10.00', '10')),
        await removeNotifica(s, 'D1'),
        await removeFlusso(s, { psp: 'PSP', iuf: 'FLUSSO-A' }),
        await removeMovimento(s, '2024/7/0000000000/0000000000'),
      ]);
    expect(await take()).toEqual([true, true, true, true]);
    expect(await keys()).toEqual([
      'FLUSSO FLUSSO-A PSP',
      'IUD D1',
      'IUF FLUSSO-A',
      `IUV ${IUV}`,
      'MOVIMENTI_IUF FLUSSO-A',
      'MOVIMENTO 2024/7/0000000000/0000000000',
      'NOTIFICA D1',
    ]);
    expect(await take()).toEqual([false, false, false, false]);
    expect(await keys()).toEqual([]);
    const old = withRighe(0, IUV);
    expect(await within((s) => recordFlusso(s, flussoOf(old), () => righeOf(old)))).toBe('REGISTRATO');
    expect(await within((s) => recordRicevuta(s, rt('10.00', '01')))).toBe('REGISTRATO');
    expect(await within((s) => recordMovimenti(s, [cassa('10.00', 1n)]))).toBe(1);
  });

  it('keys are read oldest first, and only those read are taken away', async () => {
    const key = (n: number): DirtyKey => ({ tipo: 'IUV', chiave: String(n) });
    await within((s) => s.chiavi.add([key(1), key(2), key(1)]));
    const due = await within((s) => s.chiavi.read(2));
    expect(due.chiavi).toEqual([key(1), key(2)]);
    await within((s) => s.chiavi.add([key(1)]));
    await within((s) => s.chiavi.delete(due.sequences));
    expect((await within((s) => s.chiavi.read(9))).chiavi).toEqual([key(1), key(1)]);
  });

  it('what bears an IUV or an IUF is known: revoked rows do not, a flow of them does', async () => {
    const d = { ...FDR, rows: [{ iuv: 'B', iur: 'A', indice: 1, importo: '1.00', esito: '3' }] };
    await within(async (s) => {
      await recordRicevuta(s, rt('10.00', '09'));
      await recordFlusso(s, flussoOf(d), () => righeOf(d));
    });
    expect([...(await within((s) => s.fatti.knownIuvs([IUV, 'B', 'C'])))]).toEqual([IUV]);
    expect([...(await within((s) => s.fatti.knownIufs(['FLUSSO-A', 'ALTRO'])))]).toEqual(['FLUSSO-A']);
    expect(await within((s) => s.fatti.iuvsByIud(['D1', 'D9']))).toEqual([IUV]);
  });
}
