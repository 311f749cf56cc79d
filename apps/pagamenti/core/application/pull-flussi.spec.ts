import type { ObjectRef } from '@mypay/contracts';
import { cents, FixedClock, type LocalDate } from '@mypay/kernel';
import { FlussoGuasto, type FlussoPubblicato } from '../domain/flusso';
import { ENTE } from '../testing';
import type { FlussiNodo, FlussiStores, FlussoIngerito, FlussoScartato, UnreadableElement } from './fdr-ports';
import { PullFlussi } from './pull-flussi';

const flusso = (over: Partial<FlussoPubblicato> = {}): FlussoPubblicato => ({
  iuf: 'F-1',
  pspId: 'PSP1',
  revisione: 1,
  pubblicatoIl: new Date('2026-11-20T10:00:00Z'),
  ...over,
});

class Scena implements FlussiNodo {
  elencati: FlussoPubblicato[] = [];
  guasti = new Set<string>();
  muti = new Set<string>();
  chiesti: string[] = [];
  dal: Date | undefined;
  readonly oggetti = new Map<string, string>();
  readonly ingeriti: FlussoIngerito[] = [];
  scartati: FlussoScartato[] = [];
  readonly annunci: unknown[] = [];
  cursore: Date | undefined;

  illeggibili: UnreadableElement[] = [];

  list(_ente: string, after: Date) {
    this.dal = after;
    return Promise.resolve({ flussi: this.elencati, unreadable: this.illeggibili });
  }
  fetchTestata(_ente: string, { iuf, revisione }: FlussoPubblicato) {
    this.chiesti.push(`${iuf}/${revisione}`);
    if (!this.muti.has(iuf)) return Promise.resolve(Buffer.from('testata'));
    return Promise.reject(Object.assign(new Error('nodo muto'), { name: 'FdrNonDisponibile' }));
  }
  fetchPagina(_ente: string, { iuf }: FlussoPubblicato, pagina: number) {
    return Promise.resolve(Buffer.from(`${iuf} ${pagina}`));
  }
  readTestata(_ente: string, { iuf, pspId, revisione }: FlussoPubblicato) {
    const testata = {
      iuf,
      psp: 'SENDER',
      pspId,
      revisione,
      dataOraFlusso: new Date('2026-11-20T08:00:00Z'),
      idRegolamento: 'TRN',
      dataRegolamento: '2026-11-20' as LocalDate,
      numeroTotalePagamenti: 3,
      importoTotaleCents: cents(300n),
    };
    return { testata, anomalie: [] };
  }
  readPagina(bytes: Buffer) {
    const [iuf, pagina] = bytes.toString().split(' ');
    if (this.guasti.has(iuf ?? '') && pagina === '2') throw new FlussoGuasto('pagina illeggibile');
    const riga = {
      iuv: 'IUV',
      iur: 'IUR',
      importoCents: cents(100n),
      esito: '0',
      dataEsito: '2026-11-19' as LocalDate,
    };
    return { pagine: 3, righe: [riga] };
  }

  readonly pull = () =>
    new PullFlussi(
      this,
      {
        put: async (chiave, source): Promise<ObjectRef> => {
          let text = '';
          for await (const chunk of source) text += chunk.toString();
          this.oggetti.set(chiave, text);
          return { chiave, dimensione: text.length, sha256: '0'.repeat(64) };
        },
      },
      { run: (_ente, work) => work(this.stores) },
      new FixedClock(new Date('2026-11-24T12:00:00Z')),
    ).execute(ENTE, false, 'c', () => Promise.resolve());

  private readonly stores: FlussiStores = {
    flussi: {
      isNoto: ({ iuf, pspId, revisione }) =>
        Promise.resolve(
          this.ingeriti.some(({ pubblicato: p }) => p.iuf === iuf && p.pspId === pspId && p.revisione === revisione),
        ),
      add: (nuovo) => {
        this.scartati = this.scartati.filter(({ pubblicato }) => pubblicato.iuf !== nuovo.pubblicato.iuf);
        return Promise.resolve(this.ingeriti.push(nuovo) > 0);
      },
      setAside: (scartato) => {
        this.scartati = this.scartati.filter(({ pubblicato }) => pubblicato.iuf !== scartato.pubblicato.iuf);
        return Promise.resolve(void this.scartati.push(scartato));
      },
      toRetry: () => Promise.resolve(this.scartati.filter(({ ofList }) => !ofList).map((s) => s.pubblicato)),
      forgetUnlisted: () => Promise.resolve(void (this.scartati = this.scartati.filter(({ ofList }) => !ofList))),
      cursore: () => Promise.resolve(this.cursore),
      moveCursor: (pubblicato) => Promise.resolve(void (this.cursore = pubblicato)),
    },
    outbox: { append: (_definition, event) => Promise.resolve(void this.annunci.push(event)) },
  };
}

describe('a pull of reporting flows', () => {
  let scena: Scena;
  beforeEach(() => {
    scena = new Scena();
  });

  it('FDR-9.5-revisioni FDR-9.5-psp: takes each revision once, in the order of publication, and announces it', async () => {
    scena.elencati = [
      flusso({ revisione: 2, pubblicatoIl: new Date('2026-11-21T10:00:00Z') }),
      flusso(),
      flusso({ pspId: 'PSP2' }),
    ];
    expect(await scena.pull()).toEqual({ elencati: 3, noti: 0, nuovi: 3, scartati: 0 });
    expect(scena.chiesti).toEqual(['F-1/1', 'F-1/1', 'F-1/2']);
    expect(await scena.pull()).toMatchObject({ noti: 3, nuovi: 0 });
    expect(scena.annunci).toHaveLength(3);
    expect(scena.annunci[2]).toMatchObject({
      versione: 2,
      data: { testata: { psp: 'SENDER', pspId: 'PSP1' }, numeroRighe: 3, sommaRigheCents: 300n },
    });
  });

  it('keeps what came on the wire beside one NDJSON of header and rows', async () => {
    scena.elencati = [flusso({ pspId: '../è' })];
    await scena.pull();
    const folder = `fdr/${ENTE}/_2e_2e_2f_c3_a8/F-1/1`;
    expect([...scena.oggetti.keys()].sort()).toEqual(
      ['pagina-1.json', 'pagina-2.json', 'pagina-3.json', 'righe.ndjson', 'testata.json'].map(
        (name) => `${folder}/${name}`,
      ),
    );
    expect(
      scena.oggetti
        .get(`${folder}/righe.ndjson`)
        ?.trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { riga?: number }).riga),
    ).toEqual([undefined, 1, 2, 3]);
  });

  it('DEC-10-cursore: a broken flow is set aside with its bytes and reason, the others go on, the cursor moves', async () => {
    scena.guasti.add('F-1');
    scena.elencati = [flusso(), flusso({ iuf: 'F-2', pubblicatoIl: new Date('2026-11-22T10:00:00Z') })];
    expect(await scena.pull()).toMatchObject({ nuovi: 1, scartati: 1 });
    expect(scena.scartati[0]).toMatchObject({ motivo: 'pagina illeggibile', originali: [{}, {}, {}] });
    expect(scena.cursore).toEqual(new Date('2026-11-22T10:00:00Z'));
    await scena.pull();
    expect(scena.dal).toEqual(new Date('2026-11-21T10:00:00Z'));
  });

  it('tries again what was set aside, though the list names it no more, and forgets it once it arrives', async () => {
    scena.guasti.add('F-1');
    scena.elencati = [flusso()];
    await scena.pull();
    scena.elencati = [];
    expect(await scena.pull()).toMatchObject({ elencati: 1, scartati: 1 });
    scena.guasti.clear();
    expect(await scena.pull()).toMatchObject({ nuovi: 1, scartati: 0 });
    expect(scena.scartati).toEqual([]);
    expect(await scena.pull()).toMatchObject({ elencati: 0 });
  });

  it('sets aside an element of the list that cannot be read, with its bytes, and takes the others', async () => {
    const bytes = Buffer.from('{"fdr":7}');
    scena.illeggibili = [{ pspId: undefined, iuf: undefined, revisione: undefined, bytes, motivo: 'fdr non valido' }];
    scena.elencati = [flusso()];
    expect(await scena.pull()).toEqual({ elencati: 2, noti: 0, nuovi: 1, scartati: 1 });
    expect(await scena.pull()).toMatchObject({ noti: 1, scartati: 1 });
    expect(scena.scartati).toMatchObject([{ motivo: 'fdr non valido', ofList: true }]);
    expect(scena.oggetti.get(scena.scartati[0]?.originali[0]?.chiave ?? '')).toBe('{"fdr":7}');
  });

  it('DEC-10-cursore: stays where it is while a flow could not be fetched; what is stored is not fetched again', async () => {
    scena.muti.add('F-2');
    scena.elencati = [
      flusso(),
      flusso({ iuf: 'F-2', pubblicatoIl: new Date('2026-11-22T10:00:00Z') }),
      flusso({ iuf: 'F-3', pubblicatoIl: new Date('2026-11-23T10:00:00Z') }),
    ];
    await expect(scena.pull()).rejects.toThrow('nodo muto');
    expect(scena.cursore).toBeUndefined();
    expect(scena.ingeriti.map(({ pubblicato }) => pubblicato.iuf)).toEqual(['F-1', 'F-3']);
    scena.muti.clear();
    expect(await scena.pull()).toMatchObject({ noti: 2, nuovi: 1 });
  });
});
