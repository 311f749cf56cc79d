import type { ObjectRef } from '@mypay/contracts';
import { cents, FixedClock, type LocalDate } from '@mypay/kernel';
import { FaultyFlusso, type PublishedFlusso } from '../domain/flusso';
import { ENTE } from '../testing';
import type { FlussiNodo, FlussiStores, IngestedFlusso, SetAsideFlusso, UnreadableElement } from './fdr-ports';
import { PullFlussi } from './pull-flussi';

const flusso = (over: Partial<PublishedFlusso> = {}): PublishedFlusso => ({
  iuf: 'F-1',
  pspId: 'PSP1',
  revisione: 1,
  pubblicatoIl: new Date('2026-11-20T10:00:00Z'),
  ...over,
});

class Scene implements FlussiNodo {
  elencati: PublishedFlusso[] = [];
  faults = new Set<string>();
  silent = new Set<string>();
  refused = new Set<string>();
  asked: string[] = [];
  dal: Date | undefined;
  readonly objects = new Map<string, string>();
  readonly ingested: IngestedFlusso[] = [];
  setAside: SetAsideFlusso[] = [];
  readonly announcements: unknown[] = [];
  cursor: Date | undefined;

  unreadable: UnreadableElement[] = [];

  list(_ente: string, after: Date) {
    this.dal = after;
    return Promise.resolve({ flussi: this.elencati, unreadable: this.unreadable });
  }
  fetchTestata(_ente: string, { iuf, revisione }: PublishedFlusso) {
    this.asked.push(`${iuf}/${revisione}`);
    if (this.refused.has(iuf)) return Promise.reject(new FaultyFlusso('risponde 500', Buffer.from('{"no":1}')));
    if (!this.silent.has(iuf)) return Promise.resolve(Buffer.from('testata'));
    return Promise.reject(Object.assign(new Error('nodo muto'), { name: 'FdrUnavailable' }));
  }
  fetchPage(_ente: string, { iuf }: PublishedFlusso, page: number) {
    return Promise.resolve(Buffer.from(`${iuf} ${page}`));
  }
  readTestata(_ente: string, { iuf, pspId, revisione }: PublishedFlusso) {
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
  readPage(bytes: Buffer) {
    const [iuf, page] = bytes.toString().split(' ');
    if (this.faults.has(iuf ?? '') && page === '2') throw new FaultyFlusso('pagina illeggibile');
    const riga = {
      iuv: 'IUV',
      iur: 'IUR',
      importoCents: cents(100n),
      esito: '0',
      dataEsito: '2026-11-19' as LocalDate,
    };
    return { pages: 3, righe: [riga] };
  }

  readonly pull = () =>
    new PullFlussi(
      this,
      {
        put: async (key, source): Promise<ObjectRef> => {
          let text = '';
          for await (const chunk of source) text += chunk.toString();
          this.objects.set(key, text);
          return { chiave: key, dimensione: text.length, sha256: '0'.repeat(64) };
        },
      },
      { run: (_ente, work) => work(this.stores) },
      new FixedClock(new Date('2026-11-24T12:00:00Z')),
    ).execute(ENTE, false, 'c', () => Promise.resolve());

  private readonly stores: FlussiStores = {
    flussi: {
      isKnown: ({ iuf, pspId, revisione }) =>
        Promise.resolve(
          this.ingested.some(({ published: p }) => p.iuf === iuf && p.pspId === pspId && p.revisione === revisione),
        ),
      add: (fresh) => {
        this.setAside = this.setAside.filter(({ published }) => published.iuf !== fresh.published.iuf);
        return Promise.resolve(this.ingested.push(fresh) > 0);
      },
      setAside: (laidAside) => {
        this.setAside = this.setAside.filter(({ published }) => published.iuf !== laidAside.published.iuf);
        return Promise.resolve(void this.setAside.push(laidAside));
      },
      toRetry: () => Promise.resolve(this.setAside.filter(({ ofList }) => !ofList).map((s) => s.published)),
      forgetUnlisted: () => Promise.resolve(void (this.setAside = this.setAside.filter(({ ofList }) => !ofList))),
      cursor: () => Promise.resolve(this.cursor),
      moveCursor: (published) => Promise.resolve(void (this.cursor = published)),
    },
    outbox: { append: (_definition, event) => Promise.resolve(void this.announcements.push(event)) },
  };
}

describe('a pull of reporting flows', () => {
  let scene: Scene;
  beforeEach(() => {
    scene = new Scene();
  });

  it('FDR-9.5-revisioni FDR-9.5-psp: takes each revision once, in the order of publication, and announces it', async () => {
    scene.elencati = [
      flusso({ revisione: 2, pubblicatoIl: new Date('2026-11-21T10:00:00Z') }),
      flusso(),
      flusso({ pspId: 'PSP2' }),
    ];
    expect(await scene.pull()).toEqual({ elencati: 3, noti: 0, nuovi: 3, scartati: 0 });
    expect(scene.asked).toEqual(['F-1/1', 'F-1/1', 'F-1/2']);
    expect(await scene.pull()).toMatchObject({ noti: 3, nuovi: 0 });
    expect(scene.announcements).toHaveLength(3);
    expect(scene.announcements[2]).toMatchObject({
      versione: 2,
      data: { testata: { psp: 'SENDER', pspId: 'PSP1' }, numeroRighe: 3, sommaRigheCents: 300n },
    });
  });

  it('keeps what came on the wire beside one NDJSON of header and rows', async () => {
    scene.elencati = [flusso({ pspId: '../è' })];
    await scene.pull();
    const folder = `fdr/${ENTE}/_2e_2e_2f_c3_a8/F-1/1`;
    expect([...scene.objects.keys()].sort()).toEqual(
      ['pagina-1.json', 'pagina-2.json', 'pagina-3.json', 'righe.ndjson', 'testata.json'].map(
        (name) => `${folder}/${name}`,
      ),
    );
    expect(
      scene.objects
        .get(`${folder}/righe.ndjson`)
        ?.trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { riga?: number }).riga),
    ).toEqual([undefined, 1, 2, 3]);
  });

  it('DEC-10-cursore: a broken flow is set aside with its bytes and reason, the others go on, the cursor moves', async () => {
    scene.faults.add('F-1');
    scene.elencati = [flusso(), flusso({ iuf: 'F-2', pubblicatoIl: new Date('2026-11-22T10:00:00Z') })];
    expect(await scene.pull()).toMatchObject({ nuovi: 1, scartati: 1 });
    expect(scene.setAside[0]).toMatchObject({ motivo: 'pagina illeggibile', originali: [{}, {}, {}] });
    expect(scene.cursor).toEqual(new Date('2026-11-22T10:00:00Z'));
    await scene.pull();
    expect(scene.dal).toEqual(new Date('2026-11-21T10:00:00Z'));
  });

  it('keeps what the node said in the place of a flow that it does not give', async () => {
    scene.refused.add('F-1');
    scene.elencati = [flusso()];
    expect(await scene.pull()).toMatchObject({ nuovi: 0, scartati: 1 });
    expect(scene.setAside).toMatchObject([{ motivo: 'risponde 500', originali: [{}] }]);
    expect(scene.objects.get(scene.setAside[0]?.originali[0]?.chiave ?? '')).toBe('{"no":1}');
  });

  it('tries again what was set aside, though the list names it no more, and forgets it once it arrives', async () => {
    scene.faults.add('F-1');
    scene.elencati = [flusso()];
    await scene.pull();
    scene.elencati = [];
    expect(await scene.pull()).toMatchObject({ elencati: 1, scartati: 1 });
    scene.faults.clear();
    expect(await scene.pull()).toMatchObject({ nuovi: 1, scartati: 0 });
    expect(scene.setAside).toEqual([]);
    expect(await scene.pull()).toMatchObject({ elencati: 0 });
  });

  it('sets aside an element of the list that cannot be read, with its bytes, and takes the others', async () => {
    const bytes = Buffer.from('{"fdr":7}');
    scene.unreadable = [{ pspId: undefined, iuf: undefined, revisione: undefined, bytes, motivo: 'fdr non valido' }];
    scene.elencati = [flusso()];
    expect(await scene.pull()).toEqual({ elencati: 2, noti: 0, nuovi: 1, scartati: 1 });
    expect(await scene.pull()).toMatchObject({ noti: 1, scartati: 1 });
    expect(scene.setAside).toMatchObject([{ motivo: 'fdr non valido', ofList: true }]);
    expect(scene.objects.get(scene.setAside[0]?.originali[0]?.chiave ?? '')).toBe('{"fdr":7}');
  });

  it('DEC-10-cursore: a publication of year 9998 is taken, and does not move the cursor beyond all that comes', async () => {
    scene.elencati = [flusso(), flusso({ iuf: 'F-9998', pubblicatoIl: new Date('9998-01-01T00:00:00Z') })];
    expect(await scene.pull()).toMatchObject({ nuovi: 2 });
    expect(scene.cursor).toEqual(flusso().pubblicatoIl);
  });

  it('DEC-10-cursore: stays where it is while a flow could not be fetched; what is stored is not fetched again', async () => {
    scene.silent.add('F-2');
    scene.elencati = [
      flusso(),
      flusso({ iuf: 'F-2', pubblicatoIl: new Date('2026-11-22T10:00:00Z') }),
      flusso({ iuf: 'F-3', pubblicatoIl: new Date('2026-11-23T10:00:00Z') }),
    ];
    await expect(scene.pull()).rejects.toThrow('nodo muto');
    expect(scene.cursor).toBeUndefined();
    expect(scene.ingested.map(({ published }) => published.iuf)).toEqual(['F-1', 'F-3']);
    scene.silent.clear();
    expect(await scene.pull()).toMatchObject({ noti: 2, nuovi: 1 });
  });
});
