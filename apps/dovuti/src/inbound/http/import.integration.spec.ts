import { Database, Housekeeping } from '@mypay/platform/db';
import { IMPORT_JOB } from '@mypay/dovuti-core';
import { zipOf } from '@mypay/platform/files';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { storesOf } from '../../outbound/persistence/pg-stores';
import { CF, IPA, type RunningDovuti, startDovuti } from '../../testing/dovuti.fixture';

let dovuti: RunningDovuti;
const HEADER =
  'IUD;codIuv;tipoIdentificativoUnivoco;codiceIdentificativoUnivoco;anagraficaPagatore;indirizzoPagatore;civicoPagatore;capPagatore;localitaPagatore;provinciaPagatore;nazionePagatore;mailPagatore;dataEsecuzionePagamento;importoDovuto;commissioneCaricoPa;tipoDovuto;tipoVersamento;causaleVersamento;datiSpecificiRiscossione;bilancio;azione';
const line = (
  iud: string,
  over: { iuv?: string; cf?: string; importo?: string; bilancio?: string; azione?: string } = {},
) =>
  `${iud};${over.iuv ?? ''};F;${over.cf ?? 'RSSMRA80A01H501U'};Rossi Mario;Via Garibaldi;12;30100;Venezia;VE;IT;mario.rossi@example.org;2030-06-30;${over.importo ?? '54.00'};;TARI;ALL;Mensa;9/0101101IM/TARI;${over.bilancio ?? ''};${over.azione ?? 'I'}`;
const file = (...lines: string[]) => [HEADER, ...lines, ''].join('\n');

/** An archive of files, by name. */
async function zip(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const entries = Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) }));
  const pieces: Buffer[] = [];
  for await (const piece of zipOf(...entries)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function finished(id: unknown): Promise<Record<string, unknown>> {
  for (;;) {
    const { body } = await dovuti.call('GET', `/enti/${CF}/import-dovuti/${String(id)}`);
    if (body['stato'] === 'IMPORT_ESEGUITO' || body['stato'] === 'IMPORT_ABORTITO') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
async function load(iuf: string, content: string | Buffer, format = 'csv') {
  const answer = await dovuti.upload(`${IPA}-${iuf}-1_2.${format}`, content);
  expect(answer).toMatchObject({ status: 202, body: { stato: 'LOAD_IMPORT' } });
  return finished(answer.body['id']);
}
const outcome = async (id: unknown, which: 'scarti' | 'iuv') =>
  dovuti.call('GET', `/enti/${CF}/import-dovuti/${String(id)}/${which}`);
const stateOf = async (iud: string) => (await dovuti.call('GET', `/enti/${CF}/dovuti/${iud}`)).body;

beforeAll(async () => {
  dovuti = await startDovuti('2024-06-01T10:00:00Z', { IMPORT_CHUNK_ROWS: '3' });
  await dovuti.announceEnte();
  await dovuti.announceTipo();
}, 60_000);
afterAll(() => dovuti?.close());

describe('the import of a tracciato 1_2', () => {
  it('T2, T3: gives each accepted row an IUV, refuses the bad ones alone, and tells both in file order', async () => {
    const righe = [
      line('A-1', { importo: '54' }),
      line('000A', { cf: 'RSSMRA80A01H501X' }),
      'troppo;corta',
      line('A-1'),
      '',
      line('A-2', { azione: 'i' }),
      line('A-3', { importo: '54.001' }),
      line('A-4', { iuv: '01500000000123488' }),
      line('A-5', { bilancio: '<bilancio/>' }),
      line('A-9', { azione: 'A' }),
      line('A-6', {
        bilancio:
          '"<bilancio> <capitolo><codCapitolo>E&amp;3</codCapitolo><accertamento><importo>54</importo></accertamento></capitolo></bilancio>"',
      }),
    ];
    const done = await load('PRIMO', file(...righe));
    expect(done).toMatchObject({
      stato: 'IMPORT_ESEGUITO',
      righeTotali: 10,
      righeAccettate: 3,
      righeScartate: 7,
      haScarti: true,
      haIuv: true,
    });
    expect((await outcome(done['id'], 'scarti')).text).toBe(
      [
        `${HEADER};cod_rifiuto;de_rifiuto`,
        `${righe[1]};|PAA_IMPORT_SINTASSI_CSV_IUD|PAA_IMPORT_SINTASSI_CSV_COD_FISC;|IUD non valido|codice fiscale non valido`,
        `${righe[2]};PAA_IMPORT_SINTASSI_CSV;|ERRORE GENERICO NELLA LETTURA DELLA RIGA DEL CSV`,
        `${righe[3]};PAA_IMPORT_IUD_DUPLICATO;IUD gia presente nel file`,
        `${righe[5]};PAA_IMPORT_SINTASSI_CSV_AZIONE;azione non valida`,
        `${righe[6]};|PAA_IMPORT_SINTASSI_CSV_IMPORTO;|importo non valido`,
        `${righe[8]};|PAA_IMPORT_SINTASSI_CSV_BILANCIO;|bilancio non valido o diverso dall importo`,
        `${righe[9]};PAA_IMPORT_ERROR;|CODICE PAA_IMPORT_ERROR DESCRIZIONE nessun dovuto aperto con questo IUD`,
        '',
      ].join('\n'),
    );
    const iuv = String((await stateOf('A-1'))['iuv']);
    expect(iuv).toMatch(/^0100\d{13}$/);
    const accepted = (await outcome(done['id'], 'iuv')).text.split('\n');
    expect(accepted[0]).toBe(HEADER);
    expect(accepted[1]).toBe(line('A-1', { iuv, importo: '54.00' }));
    expect(accepted[2]).toBe(line('A-4', { iuv: '01500000000123488' }));
    expect(accepted[3]).toContain('"<bilancio><capitolo><codCapitolo>E&amp;3</codCapitolo>');
    expect(accepted.slice(4)).toEqual(['']);
  });

  it('T2: gives the scarti as a zip too, with the names of the tracciati', async () => {
    const done = await load('ZIPPATO', file(line('000Z')));
    const { text, headers } = await dovuti.call(
      'GET',
      `/enti/${CF}/import-dovuti/${String(done['id'])}/scarti?formato=zip`,
    );
    expect(headers['content-disposition']).toContain(`${IPA}-ZIPPATO-1_2_SCARTI.zip`);
    expect(text).toContain(`${IPA}-ZIPPATO-1_2_SCARTI.csv`);
  });

  it('takes a zip with the CSV of its own name', async () => {
    const done = await load('ZIP', await zip({ [`${IPA}-ZIP-1_2.csv`]: file(line('Z-1')) }), 'zip');
    expect(done).toMatchObject({ stato: 'IMPORT_ESEGUITO', righeAccettate: 1, righeScartate: 0, haScarti: false });
    expect(await outcome(done['id'], 'scarti')).toMatchObject({
      status: 404,
      body: { code: 'IMPORT_ESITO_NON_DISPONIBILE' },
    });
  });

  it('takes a zip of a Mac, whose own entries stand beside the CSV', async () => {
    const content = await zip({
      '__MACOSX/._c_roccaprova-MACZIP-1_2.csv': 'Mac OS X',
      '.DS_Store': 'Mac OS X',
      [`${IPA}-MACZIP-1_2.csv`]: file(line('Z-3')),
    });
    expect(await load('MACZIP', content, 'zip')).toMatchObject({ stato: 'IMPORT_ESEGUITO', righeAccettate: 1 });
  });

  it.each([
    ['SENZA', () => zip({ 'altro.csv': file(line('Z-2')) }), 'PAA_IMPORT_NO_CSV'],
    ['ROTTO', () => Promise.resolve(Buffer.from('non sono uno zip')), 'PAA_IMPORT_ERROR'],
  ])('STATI-3.5: ends a zip %s in error, and its IUF stays free', async (iuf, content, errorCode) => {
    expect(await load(iuf, await content(), 'zip')).toMatchObject({
      stato: 'IMPORT_ABORTITO',
      codiceErrore: errorCode,
    });
    expect(await load(iuf, await zip({ [`${IPA}-${iuf}-1_2.csv`]: file(line(`${iuf}-1`)) }), 'zip')).toMatchObject({
      stato: 'IMPORT_ESEGUITO',
    });
  });

  it('D05, D07: modifies and cancels what an earlier file brought, and frees identifiers in file order', async () => {
    await load('DUE', file(line('M-1'), line('M-2', { iuv: '01510000000000001' }), line('M-3')));
    const iuv = String((await stateOf('M-1'))['iuv']);
    const done = await load(
      'TRE',
      file(
        line('M-1', { azione: 'M', iuv, importo: '60.00' }),
        line('M-1B', { iuv: '01510000000000001' }),
        line('M-2', { azione: 'A' }),
        line('M-2B', { iuv: '01510000000000001' }),
        line('M-3', { azione: 'M' }),
        line('M-1', { azione: 'A' }),
      ),
    );
    expect(done).toMatchObject({ righeAccettate: 3, righeScartate: 3 });
    expect((await outcome(done['id'], 'scarti')).text.match(/PAA_IMPORT_\w+/g)).toEqual([
      'PAA_IMPORT_IUV_DUPLICATO',
      'PAA_IMPORT_IUV_NO_NULLABLE',
      'PAA_IMPORT_IUD_DUPLICATO',
    ]);
    expect(await stateOf('M-1')).toMatchObject({ importo: '60.00', iuv, stato: 'DA_PAGARE' });
    expect(await stateOf('M-2')).toMatchObject({ stato: 'ANNULLATO' });
    expect(await stateOf('M-2B')).toMatchObject({ iuv: '01510000000000001' });
  });

  it('DUP-libero: of the same rows again accepts none', async () => {
    const righe = [1, 2, 3, 4, 5].map((n) => line(`BIS-${n}`));
    await load('BIS1', file(...righe));
    const done = await load('BIS2', file(...righe));
    expect(done).toMatchObject({ righeAccettate: 0, righeScartate: 5, haIuv: false });
    expect((await outcome(done['id'], 'scarti')).text.match(/;\|PAA_IMPORT_IUD_DUPLICATO;/g)).toHaveLength(5);
  });

  it('leaves no row of its work behind, but the refused ones that are shown in place', async () => {
    const rows = await dovuti.app
      .get(Database)
      .inEnte(CF, (tx) =>
        tx.query(
          `select 'accettata' from import_righe where accettata union all select 'iud' from import_iud union all select 'iuv' from import_iuv`,
        ),
      );
    expect(rows).toEqual([]);
  });

  it('FILE-righe: survives bytes that are no text, endless lines, BOM and CRLF', async () => {
    const ugly = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from(`${HEADER}\r\n`),
      Buffer.from(`${line('B-1')}\r\n`),
      Buffer.from([0xff, 0xfe, 0x00, 0x3b, 0x0a]),
      Buffer.from(`"${'x'.repeat(200_000)}\n`),
      Buffer.from(`${line('B-2').replace('Rossi', 'Nicolò')}`, 'latin1'),
      Buffer.from('\n   \n'),
      Buffer.from(line('B-3', { importo: '1e3' })),
    ]);
    const done = await load('BRUTTO', ugly);
    expect(done).toMatchObject({ stato: 'IMPORT_ESEGUITO', righeTotali: 5, righeAccettate: 1 });
    expect((await outcome(done['id'], 'scarti')).text.match(/;PAA_IMPORT_\w+;.*/g)).toEqual([
      ';PAA_IMPORT_SINTASSI_CSV_CODIFICA_NON_UTF8;la riga non e in UTF-8 (di solito Windows-1252): salvare il file in UTF-8',
      ';PAA_IMPORT_SINTASSI_CSV;|ERRORE GENERICO NELLA LETTURA DELLA RIGA DEL CSV|RIGA TROPPO GRANDE',
      ';PAA_IMPORT_SINTASSI_CSV_CODIFICA_NON_UTF8;la riga non e in UTF-8 (di solito Windows-1252): salvare il file in UTF-8',
      ';PAA_IMPORT_SINTASSI_CSV;|IMPORTO_DOVUTO NON CONFROME: 1e3',
    ]);
  });
});

const fieldCase = (name: string): Buffer => readFileSync(path.join(__dirname, '../../testing/cases', name));

describe('a tracciato as the field sends it', () => {
  it('FILE-codifica: refuses rows in Windows-1252 with a code that names the encoding, and stores no broken name', async () => {
    const done = await load('CP1', fieldCase('cp1252-c_roccaprova-CP1-1_2.csv'));
    expect(done).toMatchObject({ stato: 'IMPORT_ESEGUITO', righeAccettate: 0, righeScartate: 1 });
    expect((await outcome(done['id'], 'scarti')).text).toContain(';PAA_IMPORT_SINTASSI_CSV_CODIFICA_NON_UTF8;');
    expect(await stateOf('B6b0a0bbb-1')).toMatchObject({ code: 'DOVUTO_NON_TROVATO' });
  });

  it('FILE-codifica: refuses a row that lost its accents in a conversion before', async () => {
    const done = await load(
      'PERSA',
      file(line('P-1').replace('Rossi', 'Nicol\uFFFD'), line('P-2').replace('Rossi', 'Nicolò')),
    );
    expect(done).toMatchObject({ righeAccettate: 1, righeScartate: 1 });
    expect(await stateOf('P-2')).toMatchObject({ debitore: { anagrafica: 'Nicolò Mario' } });
  });

  it.each([
    ['HO1', () => fieldCase('header-only-c_roccaprova-HO1-1_2.csv'), 'PAA_IMPORT_NO_RIGHE'],
    ['BIANCO', () => Buffer.from('\n  \n\n'), 'PAA_IMPORT_NO_RIGHE'],
    ['FOGLIO', () => zip({ 'xl/workbook.xml': '<workbook/>' }), 'PAA_IMPORT_NO_CSV'],
    ['U16', () => Buffer.from(`\uFEFF${file(line('U-1'))}`, 'utf16le'), 'PAA_IMPORT_CODIFICA_NON_UTF8(UTF-16)'],
    ['U16B', () => Buffer.from(file(line('U-1')), 'utf16le').swap16(), 'PAA_IMPORT_CODIFICA_NON_UTF8(UTF-16)'],
  ])('FILE-vuoto: ends %s in error with a code and words, never with nothing done', async (iuf, content, errorCode) => {
    const done = await load(iuf, await content());
    expect(done).toMatchObject({
      stato: 'IMPORT_ABORTITO',
      codiceErrore: errorCode,
      descrizioneErrore: expect.any(String),
    });
    const again = await load(iuf, file(line(`${iuf}-1`)));
    expect(again).toMatchObject({ stato: 'IMPORT_ESEGUITO', righeAccettate: 1 });
  });

  it('FORMA-data: a due date that no calendar of the database has spoils its row alone', async () => {
    const dated = (iud: string, day: string) => line(iud).replace('2030-06-30', day);
    const done = await load(
      'ANNI',
      file(
        dated('D-0', '0000-01-01'),
        dated('D-1', '0001-01-01'),
        dated('D-9', '9999-12-31'),
        dated('D-X', '10000-01-01'),
      ),
    );
    expect(done).toMatchObject({ stato: 'IMPORT_ESEGUITO', righeAccettate: 2, righeScartate: 2 });
    expect((await outcome(done['id'], 'scarti')).text.match(/;PAA_.*/g)).toEqual(
      Array(2).fill(';PAA_IMPORT_SINTASSI_CSV;|dataScadenzaPagamento:wrong DATE pattern or wrong DATE data'),
    );
    expect(await stateOf('D-9')).toMatchObject({ dataScadenza: '9999-12-31', stato: 'DA_PAGARE' });
  });

  it('FILE-righe: a CR alone ends a line, and a BOM is no part of it', async () => {
    const done = await load('MAC', `\uFEFF${file(line('R-1'), line('R-2')).replaceAll('\n', '\r')}`);
    expect(done).toMatchObject({ righeAccettate: 2, righeScartate: 0 });
    expect(await stateOf('R-2')).toMatchObject({ iud: 'R-2' });
  });

  it('T2: says that its scarti hold a formula, leaves the line as it came, and repeats it in no further cell', async () => {
    const bad = line('F-1', { importo: '"1;=HYPERLINK(1)"' });
    const done = await load('FORMULA', file(bad, `=1+1${line('F-2')}`, line('000F', { importo: '-5' })));
    expect(done).toMatchObject({ righeScartate: 2, scartiConFormule: true });
    expect((await outcome(done['id'], 'scarti')).text).toContain(
      `${bad};PAA_IMPORT_SINTASSI_CSV;|IMPORTO_DOVUTO NON CONFROME: 1 =HYPERLINK(1)\n`,
    );
    expect(await load('SENZAF', file(line('000F', { importo: '-5' })))).toMatchObject({ scartiConFormule: false });
  });
});

describe('the example of the README', () => {
  it('brings three dovuti and four refusals, each with its own reason', async () => {
    await dovuti.announceTipo({ codice: 'CANONE_UNICO', codiceTassonomico: '9/0101107TS/' });
    const bytes = readFileSync(path.join(__dirname, '../../../../../examples/c_roccaprova-esempio-1_2.csv'));
    const done = await load('esempio', bytes);
    expect(done).toMatchObject({ righeAccettate: 3, righeScartate: 4 });
    expect((await outcome(done['id'], 'scarti')).text.match(/;\|?PAA_\w+/g)).toEqual([
      ';PAA_IMPORT_SINTASSI_CSV_COD_FISC',
      ';PAA_IMPORT_SINTASSI_CSV',
      ';PAA_IMPORT_IUD_DUPLICATO',
      ';|PAA_IMPORT_SINTASSI_CSV_BILANCIO',
    ]);
    expect(await stateOf('ESEMPIO-2')).toMatchObject({ numeroAvviso: '301260000000000173', importo: '120.50' });
  });
});

describe('the upload door', () => {
  it.each([
    ['qualcosa.txt', 422, 'IMPORT_NOME_FILE_NON_VALIDO'],
    ['p_valprova-X-1_2.csv', 422, 'IMPORT_ENTE_DIVERSO'],
    [`${IPA}-X.csv`, 422, 'IMPORT_NOME_FILE_NON_VALIDO'],
    [`${IPA}-_X-1_2.csv`, 422, 'IMPORT_NOME_FILE_NON_VALIDO'],
    [`${IPA}-X-9_9.csv`, 422, 'IMPORT_VERSIONE_NON_AMMESSA'],
    [`${IPA}-PRIMO-1_2.csv`, 409, 'IMPORT_NOME_FILE_DUPLICATO'],
    [`${IPA}-PRIMO-1_2.zip`, 409, 'IMPORT_FLUSSO_DUPLICATO'],
  ])('NOME-3.2, NOME-doppio: refuses %s with %s %s', async (name, status, code) => {
    expect(await dovuti.upload(name, 'x')).toMatchObject({ status, body: { code } });
  });

  it('refuses an empty file', async () => {
    expect(await dovuti.upload(`${IPA}-VUOTO-1_2.csv`, '')).toMatchObject({ body: { code: 'FILE_MANCANTE' } });
  });

  it.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    [
      'cut short',
      'multipart/form-data; boundary=b',
      `--b\r\ncontent-disposition: form-data; name="f"; filename="${IPA}-TRONCO-1_2.csv"\r\n\r\nx`,
    ],
    [
      'with two files',
      'multipart/form-data; boundary=b',
      ['A', 'B']
        .map((f) => `--b\r\ncontent-disposition: form-data; name="f"; filename="${IPA}-${f}-1_2.csv"\r\n\r\nx\r\n`)
        .join('') + '--b--\r\n',
    ],
    [
      'with a field alone',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="f"\r\n\r\nx\r\n--b--\r\n',
    ],
    ['that is no multipart', 'application/json', '{}'],
  ])('refuses a body %s in words, and keeps nothing', async (_, type, body) => {
    expect(await dovuti.raw(`/enti/${CF}/import-dovuti`, type, body)).toMatchObject({
      status: 400,
      body: { code: 'FILE_MANCANTE' },
    });
  });

  it('lets one of two uploads of the same flow at once through', async () => {
    const both = await Promise.all([1, 2].map(() => dovuti.upload(`${IPA}-GARA-1_2.csv`, file(line('G-1')))));
    expect(both.map(({ status }) => status).sort()).toEqual([202, 409]);
    await finished(both.find(({ status }) => status === 202)?.body['id']);
  });
});

describe('an import whose process dies at every attempt', () => {
  it('FILE-grande: is given up with a code that its ente sees, and its IUF is free again', async () => {
    const fileName = `${IPA}-MORTALE-1_2.csv`;
    const id = await dovuti.app.get(Database).inEnte(CF, async (tx) => {
      const name = { base: `${IPA}-MORTALE-1_2`, iuf: 'MORTALE', versione: '1_2', formato: 'csv' } as const;
      const object = { chiave: 'importazioni/nessuno.csv', dimensione: 1, sha256: 'x' };
      const fresh = {
        nome: name,
        nomeFile: fileName,
        file: object,
        richiedente: 'prova',
        tipi: 'TUTTI' as const,
        prova: false,
        now: dovuti.clock.now(),
      };
      const added = await storesOf(tx).importazioni.add(fresh, 99);
      await tx.execute(
        `update lavori set stato = 'IN_CORSO', affidato_a = gen_random_uuid(), affidato_fino = now() - interval '1 second', tentativi = 5
          where tipo = $1 and chiave = $2`,
        [IMPORT_JOB, `${CF}:${String(added)}`],
      );
      return added;
    });
    expect(await finished(id)).toMatchObject({
      stato: 'IMPORT_ABORTITO',
      codiceErrore: 'PAA_IMPORT_ERRORE_GENERICO',
      descrizioneErrore: expect.stringContaining('abbandonata'),
    });
    expect(await load('MORTALE', file(line('VIVA')))).toMatchObject({ stato: 'IMPORT_ESEGUITO' });
  });
});

describe('uploads that wait', () => {
  it('NOME-doppio: are refused beyond the limit of the ente, with a code, and taken again when one is done', async () => {
    const db = dovuti.app.get(Database);
    await db.outsideTenants((tx) =>
      tx.query(
        `insert into lavori (tipo, chiave, ente, dati, dovuto_il)
         select $1, 'attesa-' || n, $2, '{}', now() + interval '1 day' from generate_series(1, 20) n`,
        [IMPORT_JOB, CF],
      ),
    );
    const refused = await dovuti.upload(`${IPA}-CODA-1_2.csv`, file(line('CODA-1')));
    expect(refused).toMatchObject({ status: 429, body: { code: 'TROPPI_CARICAMENTI' } });
    await db.outsideTenants((tx) => tx.query(`delete from lavori where chiave like 'attesa-%'`));
    expect(await load('CODA', file(line('CODA-1')))).toMatchObject({ righeAccettate: 1 });
  });
});

describe('old uploads', () => {
  it('lose their bytes after the retention, keep their counts, and say so', async () => {
    const done = await load('VECCHIO', file(line('V-1'), line('000V')));
    const housekeeping = dovuti.app.get(Housekeeping);
    const forgotten = async () => (await housekeeping.run(new AbortController().signal))['caricamenti'];
    const today = dovuti.clock.now();
    dovuti.clock.moveTo(new Date(today.getTime() + 399 * 86_400_000));
    expect(await forgotten()).toBe(0);
    dovuti.clock.moveTo(new Date(today.getTime() + 401 * 86_400_000));
    expect(await forgotten()).toBeGreaterThan(0);
    expect(await forgotten()).toBe(0);
    dovuti.clock.moveTo(today);
    expect(await finished(done['id'])).toMatchObject({
      righeAccettate: 1,
      righeScartate: 1,
      haScarti: false,
      haIuv: false,
      fileEliminatiIl: expect.any(String),
    });
    expect(await outcome(done['id'], 'scarti')).toMatchObject({
      status: 404,
      body: { code: 'IMPORT_ESITO_NON_DISPONIBILE', detail: expect.stringContaining('non sono più conservati') },
    });
    expect(await stateOf('V-1')).toMatchObject({ stato: 'DA_PAGARE' });
  });
});
