import { Verify } from '@mypay/pivot-core';
import { CF, type RunningPivot, startPivot } from '../../testing/pivot.fixture';

const HEADER = 'anno;bolletta;contabile;ordinante;causale;importo;valuta\n';
const row = (bolletta: number, causale: string, importo: string) =>
  `2024;${bolletta};2024-03-18;BANCA;${causale};${importo};2024-03-18\n`;
const IUF = '2024-03-15BCITITMM-0012345678';
const IUV = '01000000000000144';

let pivot: RunningPivot;
beforeAll(async () => {
  pivot = await startPivot();
  await pivot.ente();
  await pivot.rt(IUV, 1000n);
  await pivot.flusso({ iuf: IUF }, [{ iuv: IUV }]);
  await pivot.load(
    'giornale.csv',
    HEADER +
      row(1, 'RIVERSAMENTO INCASSI', '10.00') +
      row(2, '/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITI', '7.00') +
      row(3, 'RFB 1000000000000144', '2.00'),
  );
  await pivot.quiet();
}, 120_000);
afterAll(() => pivot?.close());

async function post(path: string, payload: object, permessi = ['pivot.abbinamento.write']) {
  const authorization = `Bearer ${await pivot.token({ ente: CF, permessi })}`;
  const url = `/enti/${CF}/pivot/movimenti/2024/${path}`;
  const r = await pivot.app.inject({ method: 'POST', url, headers: { authorization }, payload });
  return { status: r.statusCode, body: r.body === '' ? undefined : (r.json() as { code?: string }) };
}
const suggestions = async (bolletta: number) => (await pivot.get(`movimenti/2024/${bolletta}/suggerimenti`)).body;
const classesOf = async (bolletta: number): Promise<string[]> =>
  (await pivot.get(`movimenti/2024/${bolletta}`)).body.movimento.classi as string[];
const payment = async (): Promise<string[]> =>
  (await pivot.get(`pagamenti/${IUV}/rt-${IUV}/1`)).body.pagamento.classi as string[];
const LINK = { iuf: IUF, motivo: 'Lo dice la contabile della banca' };

describe('suggerimenti e collegamenti a mano : SUGG.AGGANCIO', () => {
  it('proposes by amount, by a truncated code and by zeros, each with its reasons', async () => {
    expect((await suggestions(1)).suggerimenti).toMatchObject([
      { tipo: 'STESSO_IMPORTO', confidenza: 'MEDIA', codici: { iuf: IUF }, movimento: { anno: '2024', bolletta: '1' } },
    ]);
    expect((await suggestions(2)).suggerimenti[0]).toMatchObject({
      tipo: 'CODICE_TRONCO',
      confidenza: 'MEDIA',
      ragioni: [{ testo: expect.stringContaining('un solo flusso comincia così') }, { testo: expect.any(String) }],
    });
    expect((await suggestions(3)).suggerimenti[0]).toMatchObject({ tipo: 'QUASI_UGUALE', codici: { iuv: IUV } });
    const found = (await pivot.get(`pagamenti/${IUV}/rt-${IUV}/1/suggerimenti`)).body.suggerimenti;
    expect(found.map((s: { movimento: { bolletta: string } }) => s.movimento.bolletta)).toContain('1');
  });

  it('SUGG.FLUSSO: tells a flow which movements may be its credit', async () => {
    const found = (await pivot.get(`flussi/BCITITMM/${IUF}/suggerimenti`)).body.suggerimenti;
    expect(found[0]).toMatchObject({ movimento: { bolletta: '2' }, tipo: 'CODICE_TRONCO', codici: { iuf: IUF } });
    expect(found.map((s: { movimento: { bolletta: string } }) => s.movimento.bolletta)).toContain('1');
    expect((await pivot.get('flussi/BCITITMM/MAI-VISTO/suggerimenti')).body).toEqual({ suggerimenti: [] });
  });

  it('refuses a link to nothing, to both, without a reason, or by who may only look', async () => {
    expect(await post('1/collegamento', { ...LINK, iuf: 'NOTHING' })).toMatchObject({
      status: 422,
      body: { code: 'CODICE_SCONOSCIUTO' },
    });
    expect(await post('1/collegamento', { ...LINK, iuv: IUV })).toMatchObject({ status: 422 });
    expect((await post('1/collegamento', { ...LINK, motivo: '  ' })).status).toBe(400);
    expect((await post('1/collegamento', LINK, ['pivot.view'])).status).toBe(403);
    expect(await post('9/collegamento', LINK)).toMatchObject({ status: 404, body: { code: 'CHIAVE_SCONOSCIUTA' } });
    expect(await post('1/scioglimento', { motivo: 'prova' })).toMatchObject({
      status: 409,
      body: { code: 'COLLEGAMENTO_ASSENTE' },
    });
    expect(await classesOf(1)).toEqual(['TES_NO_MATCH']);
  });

  it('a link changes the classes by the worker, is a version with who and why, outlives the same upload, and is undone', async () => {
    expect(await payment()).toContain('IUF_NO_TES');
    expect((await post('1/collegamento', LINK)).status).toBe(204);
    await pivot.quiet();
    expect([await classesOf(1), await payment()]).toEqual([[], expect.arrayContaining(['RT_IUF_TES'])]);
    expect(await suggestions(1)).toMatchObject({
      suggerimenti: [],
      aggancio: { iuf: IUF },
      versioni: [
        {
          versione: 1,
          origine: 'MANUALE',
          iuf: IUF,
          utente: 'operatore',
          motivo: LINK.motivo,
          classiPrima: ['TES_NO_MATCH'],
        },
      ],
    });
    const told = (await pivot.get('movimenti/2024/1/spiegazione')).body;
    expect([told.aggiornato, told.testo]).toEqual([true, expect.stringContaining('collegata a mano a IUF')]);
    expect(await post('1/collegamento', LINK)).toMatchObject({ status: 409, body: { code: 'BOLLETTA_ABBINATA' } });

    await pivot.load('di-nuovo.csv', HEADER + row(1, 'RIVERSAMENTO INCASSI', '10.00'));
    await pivot.quiet();
    expect(await payment()).toContain('RT_IUF_TES');

    expect((await post('1/scioglimento', { motivo: 'Era un altro flusso' })).status).toBe(204);
    await pivot.quiet();
    expect([await classesOf(1), await payment()]).toEqual([['TES_NO_MATCH'], expect.arrayContaining(['IUF_NO_TES'])]);
    const versions = (await suggestions(1)).versioni as { versione: number; iuf?: string }[];
    expect(versions.map(({ versione, iuf }) => [versione, iuf])).toEqual([[2, undefined], [1, IUF]]); // prettier-ignore
    expect(await pivot.app.get(Verify).execute(CF)).toMatchObject({ differing: 0, skipped: 0 });
  });

  it('of two persons at once one links, and the other is told', async () => {
    const both = await Promise.all([post('1/collegamento', LINK), post('1/collegamento', LINK)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});
