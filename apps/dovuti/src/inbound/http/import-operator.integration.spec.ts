import { Database } from '@mypay/platform/db';
import { type Answer, type Caller, CF, IPA, type RunningDovuti, startDovuti } from '../../testing/dovuti.fixture';

jest.setTimeout(120_000);

let dovuti: RunningDovuti;
const line = (iud: string, { importo = '54.00', tipo = 'TARI', iuv = '', azione: action = 'I' } = {}) =>
  `${iud};${iuv};F;RSSMRA80A01H501U;Rossi Mario;;;;;;;;2030-06-30;${importo};;${tipo};ALL;Mensa;9/0101101IM/TARI;;${action}`;
const HEADER = 'IUD;codIuv;resto';
const file = (...lines: string[]) => [HEADER, ...lines, ''].join('\n');
const get = (path: string, as: Caller = {}) => dovuti.call('GET', `/enti/${CF}${path}`, undefined, as);
const upload = (iuf: string, content: string, { as = {} as Caller, prova = false } = {}) =>
  dovuti.upload(`${IPA}-${iuf}-1_2.csv`, content, CF, as, prova ? '?prova=true' : '');
async function finished({ status, body }: Answer, as: Caller = {}): Promise<Record<string, unknown>> {
  expect(status).toBe(202);
  for (;;) {
    const { body: state } = await get(`/import-dovuti/${String(body['id'])}`, as);
    if (/ESEGUITO|ABORTITO/.test(String(state['stato']))) return state;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const rows = async (sql: string) => dovuti.app.get(Database).inEnte(CF, (tx) => tx.query(sql));

beforeAll(async () => {
  dovuti = await startDovuti('2024-06-01T10:00:00Z', { IMPORT_CHUNK_ROWS: '2' });
  await dovuti.announceEnte();
  await dovuti.announceTipo();
  await dovuti.announceTipo({ codice: 'MULTA', descrizione: 'Sanzioni' });
});
afterAll(() => dovuti?.close());

describe('a file on trial', () => {
  it('O-08: is judged as a real one, and nothing of it is kept but the judgement', async () => {
    const own = '01500000000123488';
    const lines = [
      line('P-1'),
      line('P-2', { importo: '0' }),
      line('P-3', { iuv: own }),
      line('P-1'),
      line('P-4', { iuv: own }),
      line('P-5', { azione: 'A' }),
    ];
    const counter = await rows('select ultimo from contatori_iuv');
    const trial = await finished(await upload('PROVA', file(...lines), { prova: true }));
    expect(trial).toMatchObject({ prova: true, righeAccettate: 2, righeScartate: 4, haIuv: false, haScarti: true });
    expect((await get('/dovuti')).body['elementi']).toEqual([]);
    expect(await rows('select ultimo from contatori_iuv')).toEqual(counter);
    const judged = (await get(`/import-dovuti/${String(trial['id'])}/scarti`)).text;
    const real = await finished(await upload('PROVA', file(...lines)));
    expect(real).toMatchObject({ prova: false, righeAccettate: 2, righeScartate: 4 });
    expect((await get(`/import-dovuti/${String(real['id'])}/scarti`)).text).toBe(judged);
  });
});

describe('the refused rows of an import', () => {
  it('O-08: are shown in place, with the header and a free name, and come as a file ready to be mended', async () => {
    const bad = ['S-1;troppo;corta', line('S-2', { importo: 'x;y' }), line('S-3', { importo: '1.001' })];
    const done = await finished(await upload('SCARTI', file(line('S-0'), ...bad)));
    const { body } = await get(`/import-dovuti/${String(done['id'])}/scarti/righe?limite=2`);
    expect(body).toMatchObject({
      intestazione: HEADER,
      scartate: 3,
      nomeCorretto: `${IPA}-SCARTI_C${String(done['id'])}-1_2.csv`,
      elementi: [
        { riga: 2, testo: bad[0], motivi: [{ codice: 'PAA_IMPORT_SINTASSI_CSV' }] },
        { riga: 3, testo: bad[1] },
      ],
    });
    const next = await get(`/import-dovuti/${String(done['id'])}/scarti/righe?cursore=${String(body['cursore'])}`);
    expect(next.body).toMatchObject({
      elementi: [
        { riga: 4, motivi: [{ codice: 'PAA_IMPORT_SINTASSI_CSV_IMPORTO', descrizione: 'importo non valido' }] },
      ],
      cursore: null,
    });
    const mend = await get(`/import-dovuti/${String(done['id'])}/scarti?daCorreggere=true`);
    expect(mend.text).toBe(file(...bad));
    expect(mend.headers['content-disposition']).toContain(`SCARTI_C${String(done['id'])}-1_2.csv`);
    expect((await get(`/import-dovuti/${String(done['id'])}/originale`)).text).toBe(file(line('S-0'), ...bad));
  });

  it('O-08: the first 500 stay with an import that has ended', async () => {
    const many = Array.from({ length: 510 }, (_, n) => `riga ${n}`);
    const done = await finished(await upload('TANTI', file(...many, line('T-OK'))));
    const page = await get(`/import-dovuti/${String(done['id'])}/scarti/righe?limite=500`);
    expect(page.body['elementi']).toHaveLength(500);
    expect(page.body).toMatchObject({ scartate: 510, cursore: null });
    expect(await rows(`select 1 from import_righe where accettata`)).toEqual([]);
  });
});

describe('an upload', () => {
  it('O-08: says when the same content was loaded already', async () => {
    const first = await finished(await upload('UNO', file(line('U-1'))));
    expect(first['stessoContenuto']).toBeUndefined();
    const again = await upload('DUE', file(line('U-1')));
    expect(again.body['stessoContenuto']).toMatchObject({ id: first['id'], nomeFile: `${IPA}-UNO-1_2.csv` });
    await finished(again);
    const same = await get(`/import-dovuti?sha256=${String(first['sha256'])}`);
    expect(same.body['elementi']).toHaveLength(2);
  });

  it('O-08: tells its pace, and is taken back only while it waits', async () => {
    const done = await finished(await upload('PASSO', file(line('V-1'))));
    expect(done['avanzamento']).toMatchObject({ percentuale: 100, secondiTrascorsi: 0 });
    expect(await dovuti.call('DELETE', `/enti/${CF}/import-dovuti/${String(done['id'])}`)).toMatchObject({
      status: 409,
      body: { code: 'IMPORT_NON_ANNULLABILE' },
    });
    await rows(`update importazioni set stato = 'LOAD_IMPORT', flusso = 'LOAD_FLOW' where id = ${String(done['id'])}`);
    const waiting = await get('/import-dovuti?inCorso=true');
    expect(waiting.body['elementi']).toEqual([expect.objectContaining({ id: done['id'], azioni: ['ANNULLA'] })]);
    expect((await dovuti.call('DELETE', `/enti/${CF}/import-dovuti/${String(done['id'])}`)).status).toBe(204);
    expect((await get(`/import-dovuti/${String(done['id'])}`)).body).toMatchObject({
      stato: 'IMPORT_ABORTITO',
      annullata: true,
    });
    await finished(await upload('PASSO', file(line('V-2')))); // the IUF is free again
  });
});

describe('an operator bound to some tipi', () => {
  const as: Caller = { soggetto: 'persona:uno', tipi: ['MULTA'] };

  it('INS-2: rows of another tipo are refused in its file, as MyPay does', async () => {
    await finished(await upload('TUTTI', file(line('Z-1'))));
    const { body: dovuto } = await get('/dovuti/Z-1');
    const done = await finished(
      await upload(
        'LIMITATO',
        file(
          line('X-1', { tipo: 'MULTA' }),
          line('X-2', { tipo: 'TARI' }),
          line('Z-1', { tipo: 'MULTA', azione: 'A', iuv: String(dovuto['iuv']) }),
        ),
        { as },
      ),
      as,
    );
    expect(done).toMatchObject({ righeAccettate: 1, righeScartate: 2 });
    const { body } = await get(`/import-dovuti/${String(done['id'])}/scarti/righe`, as);
    expect(body['elementi']).toEqual(
      [2, 3].map((riga) =>
        expect.objectContaining({
          riga,
          motivi: [
            {
              codice: 'PAA_IMPORT_OPERATORE_NO_PERMESSI',
              descrizione: 'operatore non abilitato a questo tipo dovuto',
            },
          ],
        }),
      ),
    );
    expect((await get('/dovuti/Z-1')).body['stato']).toBe('DA_PAGARE');
  });

  it('R-tipo: sees its own imports alone, with or without flusso.read.all', async () => {
    const other = await finished(await upload('DI-ALTRI'.replace('-', ''), file(line('Y-1'))));
    const own = ((await get('/import-dovuti?limite=500', as)).body['elementi'] as { caricatoDa: string }[]).map(
      ({ caricatoDa }) => caricatoDa,
    );
    expect(new Set(own)).toEqual(new Set(['persona:uno']));
    const noAll: Caller = { soggetto: 'persona:due', permessi: ['flusso.read.own', 'flusso.cancel'] };
    for (const who of [as, noAll]) {
      for (const path of ['', '/scarti', '/scarti/righe', '/iuv', '/originale'])
        expect(await get(`/import-dovuti/${String(other['id'])}${path}`, who)).toMatchObject({
          status: 404,
          body: { code: 'IMPORT_NON_TROVATO' },
        });
      expect(
        await dovuti.call('DELETE', `/enti/${CF}/import-dovuti/${String(other['id'])}`, undefined, who),
      ).toMatchObject({ status: 404 });
    }
  });
});
