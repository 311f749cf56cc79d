import { CF, type RunningPivot, startPivot } from './testing/pivot.fixture';

const TESTA = 'anno;bolletta;contabile;ordinante;causale;importo;valuta\n';
const IUF = '2024-03-15BCITITMM-A';
const ROW = `2024;7;2024-03-18;PSP ALFA;/PUR/LGPE-RIVERSAMENTO/URI/${IUF};10.00;2024-03-18\n`;

let pivot: RunningPivot;
beforeAll(async () => {
  pivot = await startPivot();
  await pivot.ente();
}, 120_000);
afterAll(() => pivot?.close());

async function preview(content: Buffer | string, mapping?: object, permessi: readonly string[] = ['pivot.import']) {
  const token = await pivot.token({ ente: CF, permessi: [...permessi] });
  const answer = await pivot.app.inject({
    method: 'POST',
    url: `/enti/${CF}/pivot/giornali-di-cassa/anteprima`,
    headers: { authorization: `Bearer ${token}` },
    payload: { inizio: Buffer.from(content).toString('base64'), ...(mapping ? { mappatura: mapping } : {}) },
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

describe('anteprima del giornale di cassa', () => {
  it('le prime cinque righe sono lette come al caricamento, con lo scarto che avrebbero', async () => {
    const wrong = ROW.replace(';7;', ';8;').replace('10.00', '10,00');
    const { status, body } = await preview(TESTA + ROW + wrong + ROW.replace(';7;', ';9;').repeat(9));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      dialetto: 'POSIZIONALE',
      intestazione: ['anno', 'bolletta', 'contabile', 'ordinante', 'causale', 'importo', 'valuta'],
      mappatura: { annoBolletta: 1, dataValuta: 7 },
    });
    const righe = body['righe'] as object[];
    expect(righe).toHaveLength(5);
    expect(righe.slice(0, 2)).toMatchObject([
      { riga: 2, importo: '10.00', iuf: IUF },
      { riga: 3, scarto: 'num_importo [10,00] non valido' },
    ]);
  });

  it('una mappatura si prova senza essere ricordata, e nulla resta', async () => {
    const turned = '10.00;2024;7;2024-03-18;PSP;SALDO;2024-03-18\n';
    const mapping = {
      annoBolletta: 2,
      codBolletta: 3,
      dataContabile: 4,
      denominazione: 5,
      causale: 6,
      importo: 1,
      dataValuta: 7,
    };
    const tried = await preview(turned, mapping);
    expect(tried.body).toMatchObject({ mappatura: mapping, righe: [{ riga: 1, importo: '10.00' }] });
    expect(tried.body).not.toHaveProperty('intestazione');
    expect((await preview(ROW)).body).toMatchObject({ mappatura: { annoBolletta: 1, importo: 6 } });
    expect((await pivot.get('giornali-di-cassa')).body.elementi).toEqual([]);
    expect((await pivot.get('movimenti')).body.elementi).toEqual([]);
  });

  it.each<[string, Buffer | string, object | undefined, number, string]>([
    ['un foglio di calcolo', Buffer.from('504b0304ffff', 'hex'), undefined, 415, 'FORMATO_FILE_NON_AMMESSO'],
    ['un testo che non è UTF-8', Buffer.from('perch\xe9;1\n', 'latin1'), undefined, 422, 'CODIFICA_NON_AMMESSA'],
    ['una mappatura incompleta', ROW, { importo: 1 }, 400, 'MAPPATURA_NON_VALIDA'],
  ])('%s è rifiutato con le parole del caricamento', async (_, content, mapping, status, code) => {
    const answer = await preview(content, mapping);
    expect({ ...answer, code: answer.body['code'] }).toMatchObject({ status, code });
  });

  it('un file vuoto non ha righe, e chi non può caricare non la vede', async () => {
    expect((await preview('')).body).toMatchObject({ righe: [] });
    expect((await preview(ROW, undefined, ['pivot.import.read'])).status).toBe(403);
  });
});
