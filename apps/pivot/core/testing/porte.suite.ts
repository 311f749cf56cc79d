import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import {
  registraFlusso,
  registraMovimenti,
  registraNotifica,
  registraRicevuta,
  rimuoviFlusso,
  rimuoviMovimento,
  rimuoviNotifica,
  rimuoviRicevuta,
} from '../application/record';
import type { StoresClassificazione, StoresRegistrazione } from '../application/ports';
import type { ChiaveSporca } from '../domain';
import { flussoDi, movimentoDi, notificaDi, ricevutaDi, righeDi } from './passi';

type Stores = StoresClassificazione & StoresRegistrazione;

/** An empty archive of one ente, whichever adapter is behind it. */
export interface ArchivioVuoto {
  readonly ente: CodiceFiscaleEnte;
  readonly unitOfWork: UnitOfWork<Stores>;
}

const IUV = '01000000000000144';
const rt = (importo: string, ora: string, iud = 'D1') =>
  ricevutaDi({ iuv: IUV, iur: 'A', indice: 1, iud, importo, dataOraMessaggioRicevuta: `2024-03-14T${ora}:00:00` });
const sil = (importo: string) => notificaDi({ iud: 'D1', iuv: IUV, importo });
const FDR = { iuf: 'Flusso-A', psp: 'PSP', dataOraFlusso: '2024-03-15T08:00:00', importoTotale: '10.00' };
const conRighe = (revisione: number, ...iuv: string[]) => ({
  ...FDR,
  revisione,
  rows: iuv.map((i) => ({ iuv: i, iur: 'A', indice: 1, importo: '10.00', esito: '0' })),
});
const cassa = (importo: string, caricamento: bigint, riga = 1, causale = `/RFB/${IUV}/`) => {
  const m = movimentoDi({ anno: '2024', codBolletta: '7', importo, causale });
  if (!m) throw new Error('the movement was refused');
  return { ...m, caricamento, riga };
};

/** What every adapter of pivot's ports must do; run on the fake and on PostgreSQL alike. */
export function suitePorte(apri: () => Promise<ArchivioVuoto>): void {
  let archivio: ArchivioVuoto;
  const fai = <T>(lavoro: (stores: Stores) => Promise<T>): Promise<T> => archivio.unitOfWork.run(archivio.ente, lavoro);
  /** The keys that are waiting, in words, each once; and takes them away. */
  const chiavi = async (): Promise<string[]> =>
    fai(async ({ chiavi: coda }) => {
      const lette = await coda.leggi(1_000);
      await coda.elimina(lette.sequenze);
      return [...new Set(lette.chiavi.map((c: ChiaveSporca) => `${c.tipo} ${c.chiave}`))].sort();
    });
  const fatti = () => fai((stores) => stores.fatti.fattiPerIuv([IUV]));
  beforeEach(async () => {
    archivio = await apri();
  });

  it('PF1.VERSIONE.RT: an older receipt changes nothing, a newer one dirties the old IUD and the new', async () => {
    expect(await fai((s) => registraRicevuta(s, rt('10.00', '09')))).toBe('REGISTRATO');
    expect(await chiavi()).toEqual([`IUV ${IUV}`, 'NOTIFICA D1']);
    expect(await fai((s) => registraRicevuta(s, rt('99.00', '08')))).toBe('SUPERATO');
    expect(await chiavi()).toEqual([]);
    await fai((s) => registraRicevuta(s, rt('12.00', '10', 'D2')));
    expect(await chiavi()).toEqual([`IUV ${IUV}`, 'NOTIFICA D1', 'NOTIFICA D2']);
    expect((await fatti()).ricevute).toEqual([expect.objectContaining({ importo: 1200n, iud: 'D2' })]);
  });

  it('PV2.6.VELENO: a key that is put off lets the next one by, and so does the same key asked for again', async () => {
    const add = (chiave: string) => fai((s) => s.chiavi.aggiungi([{ tipo: 'IUV', chiave }]));
    await add('1');
    await add('2');
    expect(await fai((s) => s.chiavi.postponeOldest())).toEqual({ tipo: 'IUV', chiave: '1' });
    expect(await chiavi()).toEqual(['IUV 2']);
    expect(await fai((s) => s.chiavi.postponeOldest())).toBeUndefined();
  });

  it('PF1.VERSIONE.SIL: the last notification stays; the same again is no change', async () => {
    await fai((s) => registraNotifica(s, sil('10.00')));
    await fai((s) => registraNotifica(s, sil('12.00')));
    expect(await chiavi()).toEqual(['IUD D1']);
    expect(await fai((s) => registraNotifica(s, sil('12.00')))).toBe('SUPERATO');
    expect(await chiavi()).toEqual([]);
    expect(await fai((s) => s.fatti.notifiche(['D1', 'ALTRO']))).toEqual([
      expect.objectContaining({ importo: 1200n, classi: 0 }),
    ]);
  });

  it('PF1.VERSIONE.FDR: a newer version dirties rows that go and rows that come; an equal one is not even read', async () => {
    const registra = (d: ReturnType<typeof conRighe>) => fai((s) => registraFlusso(s, flussoDi(d), () => righeDi(d)));
    await registra(conRighe(1, IUV, 'B'));
    expect(await chiavi()).toEqual([
      'FLUSSO FLUSSO-A PSP',
      `IUF FLUSSO-A`,
      `IUV ${IUV}`,
      'IUV B',
      'MOVIMENTI_IUF FLUSSO-A',
    ]);
    const d = conRighe(1, 'C');
    const esito = await fai((s) =>
      registraFlusso(s, flussoDi(d), () => {
        throw new Error('read');
      }),
    );
    expect(esito).toBe('SUPERATO');
    expect(await registra({ ...conRighe(2, IUV, 'C'), iuf: 'FLUSSO-a' })).toBe('REGISTRATO');
    expect((await chiavi()).filter((c) => c.startsWith('IUV'))).toEqual([`IUV ${IUV}`, 'IUV B', 'IUV C']);
    expect(await fai((s) => s.fatti.flussi([{ psp: 'PSP', iuf: 'flusso-a' }]))).toEqual([
      expect.objectContaining({ iuf: 'FLUSSO-a', revisione: 2, esito: 'VUOTO', sommaRighe: 2000n }),
    ]);
    expect(await fai((s) => s.fatti.flussiConIuv(['B', 'C']))).toHaveLength(1);
  });

  it('PF1.VERSIONE.CASSA: the later upload stays, also when it is loaded first', async () => {
    expect(await fai((s) => registraMovimenti(s, [cassa('10.00', 3n)]))).toBe(1);
    expect(await fai((s) => registraMovimenti(s, [cassa('99.00', 2n)]))).toBe(0);
    expect(await fai((s) => registraMovimenti(s, [cassa('10.00', 5n)]))).toBe(0); // the same content: no change…
    expect(await fai((s) => registraMovimenti(s, [cassa('99.00', 4n)]))).toBe(0); // …but it has taken the place
    expect((await fatti()).movimenti).toEqual([expect.objectContaining({ importo: 1000n })]);
    expect(await chiavi()).toEqual([`IUV ${IUV}`, 'MOVIMENTO 2024/7/0000000000/0000000000']);
  });

  it('PF1.VERSIONE.CASSA: of one bolletta twice in a block the later row stays', async () => {
    expect(
      await fai((s) => registraMovimenti(s, [cassa('1.00', 1n, 2), cassa('2.00', 1n, 9), cassa('3.00', 1n, 5)])),
    ).toBeGreaterThanOrEqual(1);
    expect((await fatti()).movimenti).toEqual([expect.objectContaining({ importo: 200n })]);
  });

  it('PV2.6.CASSA: a correction dirties the identifiers that it had and those that it has', async () => {
    await fai((s) => registraMovimenti(s, [cassa('10.00', 1n)]));
    await chiavi();
    await fai((s) => registraMovimenti(s, [cassa('10.00', 2n, 1, 'LGPE-RIVERSAMENTO/URI/2024-03-15psp-1')]));
    expect(await chiavi()).toEqual(['IUF 2024-03-15PSP-1', `IUV ${IUV}`, 'MOVIMENTO 2024/7/0000000000/0000000000']);
  });

  it('PF1.RIMOZIONE: forgets the record; then any version is accepted, and removing it again is nothing', async () => {
    const d = conRighe(5, IUV);
    await fai(async (s) => {
      await registraRicevuta(s, rt('10.00', '10'));
      await registraNotifica(s, sil('10.00'));
      await registraFlusso(s, flussoDi(d), () => righeDi(d));
      await registraMovimenti(s, [cassa('10.00', 9n)]);
    });
    await chiavi();
    const togli = () =>
      fai(async (s) => [
        await rimuoviRicevuta(s, rt('10.00', '10')),
        await rimuoviNotifica(s, 'D1'),
        await rimuoviFlusso(s, { psp: 'PSP', iuf: 'FLUSSO-A' }),
        await rimuoviMovimento(s, '2024/7/0000000000/0000000000'),
      ]);
    expect(await togli()).toEqual([true, true, true, true]);
    expect(await chiavi()).toEqual([
      'FLUSSO FLUSSO-A PSP',
      'IUD D1',
      'IUF FLUSSO-A',
      `IUV ${IUV}`,
      'MOVIMENTI_IUF FLUSSO-A',
      'MOVIMENTO 2024/7/0000000000/0000000000',
      'NOTIFICA D1',
    ]);
    expect(await togli()).toEqual([false, false, false, false]);
    expect(await chiavi()).toEqual([]);
    const vecchio = conRighe(0, IUV);
    expect(await fai((s) => registraFlusso(s, flussoDi(vecchio), () => righeDi(vecchio)))).toBe('REGISTRATO');
    expect(await fai((s) => registraRicevuta(s, rt('10.00', '01')))).toBe('REGISTRATO');
    expect(await fai((s) => registraMovimenti(s, [cassa('10.00', 1n)]))).toBe(1);
  });

  it('keys are read oldest first, and only those read are taken away', async () => {
    const chiave = (n: number): ChiaveSporca => ({ tipo: 'IUV', chiave: String(n) });
    await fai((s) => s.chiavi.aggiungi([chiave(1), chiave(2), chiave(1)]));
    const lette = await fai((s) => s.chiavi.leggi(2));
    expect(lette.chiavi).toEqual([chiave(1), chiave(2)]);
    await fai((s) => s.chiavi.aggiungi([chiave(1)]));
    await fai((s) => s.chiavi.elimina(lette.sequenze));
    expect((await fai((s) => s.chiavi.leggi(9))).chiavi).toEqual([chiave(1), chiave(1)]);
  });

  it('what bears an IUV or an IUF is known: revoked rows do not, a flow of them does', async () => {
    const d = { ...FDR, rows: [{ iuv: 'B', iur: 'A', indice: 1, importo: '1.00', esito: '3' }] };
    await fai(async (s) => {
      await registraRicevuta(s, rt('10.00', '09'));
      await registraFlusso(s, flussoDi(d), () => righeDi(d));
    });
    expect([...(await fai((s) => s.fatti.iuvNoti([IUV, 'B', 'C'])))]).toEqual([IUV]);
    expect([...(await fai((s) => s.fatti.iufNoti(['FLUSSO-A', 'ALTRO'])))]).toEqual(['FLUSSO-A']);
    expect(await fai((s) => s.fatti.iuvPerIud(['D1', 'D9']))).toEqual([IUV]);
  });
}
