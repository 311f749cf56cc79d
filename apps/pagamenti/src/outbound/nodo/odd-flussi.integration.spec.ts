import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { PullFlussi } from '@mypay/pagamenti-core';
import { anEnte } from '@mypay/pagamenti-core/testing';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { FakeFdr3 } from '../../testing/fake-fdr3.fixture';
import { knownEnti, PagamentiFixture } from '../../testing/pagamenti.fixture';

const ENTE = '80012340123' as CodiceFiscaleEnte;
const FOLDER = path.resolve(__dirname, '../../testing/cases/fdr3');
type Flow = Parameters<FakeFdr3['publish']>[0] & { header: Record<string, unknown> };
const caseOf = (name: string): Flow[] => JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as Flow[];

describe('flows as PSPs really write them', () => {
  let fdr: FakeFdr3;
  let service: PagamentiFixture;
  beforeAll(async () => {
    fdr = await FakeFdr3.start('chiave');
    service = await PagamentiFixture.start({ FDR_URL: fdr.url });
    await knownEnti(service.db, anEnte({ ente: ENTE, codiceIpa: 'c_roccaprova' }));
  }, 120_000);
  afterAll(async () => {
    await service?.stop();
    await fdr?.stop();
  });
  beforeEach(async () => {
    fdr.flows.length = 0;
    fdr.listed.length = 0;
    fdr.answers.clear();
    await service.db.inEnte(ENTE, async (tx) => {
      await tx.execute(`delete from flussi where ente = $1`, [ENTE]);
      await tx.execute(`delete from cursori_fdr where ente = $1`, [ENTE]);
    });
  });

  const pull = (whole = true) => service.app.get(PullFlussi).execute(ENTE, whole, 'c', () => Promise.resolve());
  const stored = () =>
    service.db.inEnte(ENTE, (tx) =>
      tx.query<{
        iuf: string;
        psp: string | null;
        stato: string;
        motivo: string | null;
        data_regolamento: string | null;
        numero_totale: number | null;
        importo_totale_cents: bigint | null;
        anomalie: { code: string; ricevente?: string }[];
        originali: { chiave: string }[];
      }>(
        `select iuf, psp, stato, motivo, data_regolamento, numero_totale, importo_totale_cents, anomalie, originali
           from flussi where ente = $1 order by iuf`,
        [ENTE],
      ),
    );
  /** The case NOTOT with another name and what a test says of it. */
  const flow = (name: string, over: { header?: object; payment?: object; published?: string } = {}): Flow => {
    const [base] = caseOf('LISTSEC');
    return {
      ...base!,
      published: over.published ?? '2026-11-27T23:00:56Z',
      header: { ...base!.header, fdr: name, ...over.header } as Flow['header'],
      payments: [{ ...(base!.payments[0] as object), ...over.payment }],
    };
  };

  it('LISTSEC: an element of the list without seconds is read', async () => {
    caseOf('LISTSEC').forEach((item) => fdr.publish(item));
    expect(await pull()).toMatchObject({ nuovi: 2, scartati: 0 });
  });

  it('NOTOT: computed totals stand in for those that are missing', async () => {
    caseOf('NOTOT').forEach((item) => fdr.publish(item));
    await pull();
    expect(await stored()).toMatchObject([
      { stato: 'INGERITO', numero_totale: 1, importo_totale_cents: 8000n, anomalie: [] },
    ]);
  });

  it('REGOFF: the day of settlement is the one that the PSP wrote', async () => {
    caseOf('REGOFF').forEach((item) => fdr.publish(item));
    await pull();
    expect(await stored()).toMatchObject([{ stato: 'INGERITO', data_regolamento: '2026-12-01' }]);
  });

  it('RECV: a receiver that is another ente is flagged, not refused; a placeholder is no flag', async () => {
    caseOf('RECV').forEach((item) => fdr.publish(item));
    fdr.publish(flow('PLACEHOLDER', { header: { receiver: { id: 'ENTE', organizationId: null } } }));
    await pull();
    expect((await stored()).map(({ iuf, stato, anomalie }) => [iuf, stato, anomalie])).toEqual([
      ['2026-11-20BCALITMM-RECV', 'INGERITO', [{ code: 'RICEVENTE_DIVERSO', ricevente: '80023450234' }]],
      ['PLACEHOLDER', 'INGERITO', []],
    ]);
  });

  it.each([
    ['seconds missing', { header: { fdrDate: '2026-11-20T08:00+01:00' } }],
    ['days alone', { header: { fdrDate: '2026-11-20' }, payment: { payDate: '2026-11-19' } }],
    [
      'offsets without colon',
      { header: { fdrDate: '2026-11-20T08:00:00+0100' }, published: '2026-11-27T23:00:56+0100' },
    ],
    ['a blank for the T', { header: { fdrDate: '2026-11-20 08:00:00' } }],
    [
      'null for what is absent',
      {
        header: { bicCodePouringBank: null, receiver: null, totPayments: null, sumPayments: null, regulation: null },
        payment: { idTransfer: null, payStatus: null },
      },
    ],
    ['a sender without id', { header: { sender: { pspId: 'BCALITMM', pspName: null } } }],
    ['no sender at all', { header: { sender: null } }],
    ['a name of the PSP of any length', { header: { sender: { id: 'X', pspName: 'x'.repeat(500) } } }],
  ])('reads %s', async (_, over) => {
    fdr.publish(flow('F', over));
    expect(await pull()).toMatchObject({ nuovi: 1, scartati: 0 });
    expect((await stored())[0]?.psp).toMatch(/^(BCALITMM|X)$/);
  });

  it.each<[string, () => void, RegExp]>([
    [
      'a date that is none',
      () => fdr.publish(flow('BAD', { header: { fdrDate: 'ieri' } })),
      /^testata non leggibile: fdrDate/,
    ],
    ['a zero in a text', () => fdr.publish(flow('BAD', { header: { regulation: 'a\u0000b' } })), /carattere/],
    [
      'a zero in a payment',
      () => fdr.publish(flow('BAD', { payment: { iur: 'a\u0000b' } })),
      /^pagamenti non leggibili/,
    ],
    [
      'names beyond their measure',
      () => fdr.publish(flow('BAD', { header: { regulation: 'x'.repeat(36) } })),
      /misure/,
    ],
    [
      'no totals at all',
      () => fdr.publish(flow('BAD', { header: { computedTotPayments: null, totPayments: null } })),
      /totali/,
    ],
    [
      'an answer 500',
      () => {
        fdr.publish(flow('BAD'));
        fdr.answers.set('/fdrs/BAD/revisions/1/psps/BCALITMM/payments', {
          status: 500,
          body: '{"appErrorCode":"FDR-0500"}',
        });
      },
      /^il servizio FdR risponde 500 FDR-0500$/,
    ],
    [
      'an answer that is not UTF-8 text',
      () => {
        fdr.publish(flow('BAD'));
        fdr.answers.set('/fdrs/BAD/revisions/1/psps/BCALITMM', { status: 200, body: '{' });
      },
      /JSON non valido/,
    ],
  ])('sets aside a flow with %s, takes the others, and forgets it once it arrives', async (_, break_, reason) => {
    break_();
    fdr.publish(flow('GOOD'));
    expect(await pull()).toMatchObject({ nuovi: 1, scartati: 1 });
    const [bad] = await stored();
    expect(bad).toMatchObject({ iuf: 'BAD', stato: 'SCARTATO', motivo: expect.stringMatching(reason) });
    expect(bad?.originali.length).toBeGreaterThan(0);
    fdr.flows.length = 0;
    fdr.answers.clear();
    fdr.publish(flow('BAD', { published: '2026-11-01T00:00:00Z' }));
    expect(await pull(false)).toMatchObject({ nuovi: 1, scartati: 0 });
    expect((await stored()).map(({ iuf, stato }) => [iuf, stato])).toEqual([
      ['BAD', 'INGERITO'],
      ['GOOD', 'INGERITO'],
    ]);
  });

  it.each<[string, string, string]>([
    ['a date that is none', '{"fdr":"BAD","pspId":"BCALITMM","revision":1,"published":"ieri"}', 'BAD'],
    [
      'a name that holds a zero',
      '{"fdr":"BAD\\u0000","pspId":"BCALITMM","revision":1,"published":"2026-11-27T23:00:00Z"}',
      'elenco-',
    ],
    ['no revision', '{"fdr":"BAD","pspId":"BCALITMM","published":"2026-11-27T23:00:00Z" }', 'BAD'],
    ['no object in its place', '[[ 1.0 ]]', 'elenco-'],
    [
      'a name of 10,000 characters',
      `{"fdr":"${'x'.repeat(10_000)}","pspId":"P","revision":1,"published":"2026-11-27"}`,
      'elenco-',
    ],
  ])('sets aside an element of the list with %s, as it was written, and takes the others', async (_, element, iuf) => {
    fdr.listed.push(element);
    fdr.publish(flow('GOOD'));
    expect(await pull()).toMatchObject({ elencati: 2, nuovi: 1, scartati: 1 });
    const [bad] = (await stored()).filter(({ stato }) => stato === 'SCARTATO');
    expect(bad?.iuf.startsWith(iuf)).toBe(true);
    expect(bad?.motivo).toMatch(/^elemento dell’elenco non leggibile: /);
    const bytes = await service.app.get<ObjectStore>(OBJECTS).get(bad?.originali[0]?.chiave ?? '');
    expect(await text(bytes)).toBe(element);
    fdr.listed.length = 0;
    fdr.publish(flow('BAD'));
    await pull();
    expect((await stored()).map(({ stato }) => stato)).toEqual(['INGERITO', 'INGERITO']);
  });

  it('a list that is larger than the bound is an outage of that list, told by a code', async () => {
    fdr.answers.set('/fdrs', { status: 200, body: `{"data":[${'{},'.repeat(20_001)}{}]}` });
    await expect(pull()).rejects.toThrow(/^FDR_ELENCO_TROPPO_GRANDE: /);
    fdr.answers.set('/fdrs', { status: 200, body: `{"data":["${'x'.repeat(17_000_000)}"]}` });
    await expect(pull()).rejects.toThrow(/^FDR_ELENCO_TROPPO_GRANDE: /);
    fdr.answers.set('/fdrs', { status: 200, body: 'ciao' });
    await expect(pull()).rejects.toThrow(/^FDR_ELENCO_ILLEGGIBILE: /);
  });
});
