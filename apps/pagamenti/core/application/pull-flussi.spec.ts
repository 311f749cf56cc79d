import type { ObjectRef } from '@mypay/contracts';
import { cents, FixedClock, type LocalDate } from '@mypay/kernel';
import { FlussoGuasto, type FlussoPubblicato } from '../domain/flusso';
import { ENTE } from '../testing';
import type { FlussiNodo, FlussiStores, FlussoIngerito, FlussoScartato } from './fdr-ports';
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
  readonly scartati: FlussoScartato[] = [];
  readonly annunci: unknown[] = [];
  cursore: Date | undefined;

  elenco(_ente: string, dopo: Date) {
    this.dal = dopo;
    return Promise.resolve(this.elencati);
  }
  scaricaTestata(_ente: string, { iuf, revisione }: FlussoPubblicato) {
    this.chiesti.push(`${iuf}/${revisione}`);
    return this.muti.has(iuf) ? Promise.reject(new Error('nodo muto')) : Promise.resolve(Buffer.from('testata'));
  }
  scaricaPagina(_ente: string, { iuf }: FlussoPubblicato, pagina: number) {
    return Promise.resolve(Buffer.from(`${iuf} ${pagina}`));
  }
  leggiTestata(_ente: string, { iuf, pspId, revisione }: FlussoPubblicato) {
    return {
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
  }
  leggiPagina(bytes: Buffer) {
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
          [...this.ingeriti, ...this.scartati].some(
            ({ pubblicato: p }) => p.iuf === iuf && p.pspId === pspId && p.revisione === revisione,
          ),
        ),
      add: (nuovo) => Promise.resolve(this.ingeriti.push(nuovo) > 0),
      setAside: (scartato) => Promise.resolve(void this.scartati.push(scartato)),
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

  it('DEC-10-cursore: stays where it is while a flow could not be fetched; what is stored is not fetched again', async () => {
    scena.muti.add('F-2');
    scena.elencati = [flusso(), flusso({ iuf: 'F-2', pubblicatoIl: new Date('2026-11-22T10:00:00Z') })];
    await expect(scena.pull()).rejects.toThrow('nodo muto');
    expect(scena.cursore).toBeUndefined();
    scena.muti.clear();
    expect(await scena.pull()).toMatchObject({ noti: 1, nuovi: 1 });
  });
});
