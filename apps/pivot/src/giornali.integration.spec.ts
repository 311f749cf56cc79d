import { DEFAULT_MAPPING } from '@mypay/pivot-core';
import { CF, type Answer, type RunningPivot, startPivot } from './testing/pivot.fixture';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { zipOf } from './testing/zip.fixture';

const TESTA = 'anno;bolletta;contabile;ordinante;causale;importo;valuta\n';
const riga = (bolletta: string, importo = '10.00', causale = 'SALDO') =>
  `2024;${bolletta};2024-03-18;PSP ALFA;${causale};${importo};2024-03-18\n`;

let pivot: RunningPivot;
beforeAll(async () => {
  pivot = await startPivot({ ZIP_MAX_BYTES: '2000000', UPLOAD_MAX_BYTES: '9000000' });
  await pivot.ente();
}, 120_000);
afterAll(() => pivot?.close());

/** Uploads, waits for the load, and gives what the tenant then reads. */
async function load(name: string, content: Buffer | string, mapping?: object): Promise<Answer['body']> {
  const { status, body } = await pivot.load(name, content, mapping);
  expect({ status, body }).toMatchObject({ status: 202 });
  await pivot.quiet();
  return (await pivot.get(`giornali-di-cassa/${body.id}`)).body;
}
/** Row, code and reason of each refused row. */
const scarti = async (id: string) => {
  const { text } = await pivot.get(`giornali-di-cassa/${id}/scarti`);
  const righe = text.trim().split('\r\n').slice(1);
  return righe.map((r) => r.slice(1, -1).split('";"')).map((c) => [c[1], c[3], c[4]]);
};
const movimento = async (bolletta: string) => {
  await pivot.quiet();
  const { body } = await pivot.get('movimenti?limite=500');
  return body.elementi.find((m: { bolletta: string }) => m.bolletta === bolletta);
};

describe('caricamento del giornale di cassa : PF2.7.RIGA', () => {
  it('a wrong row spoils only itself, and is given back with its reason in both layouts', async () => {
    const giornale = await load(
      'scarti.csv',
      `${TESTA}${riga('10')}${riga('11', '10,00')}"2024";12;2024-03-32;A;B;1.00;2024-03-18\n${riga('13')}`,
    );
    expect(giornale).toMatchObject({ stato: 'FILE_CARICATO', righeTotali: 4, righeAccettate: 2, righeScartate: 2 });
    const { text } = await pivot.get(`giornali-di-cassa/${giornale.id}/scarti`);
    expect(text.split('\r\n')).toEqual([
      'nome_file;num_riga;chiave;codice_errore;descrizione;riga_originale',
      '"scarti.csv";"3";"2024/11";"CSV_DATA_TYPE_MISMATCH";"num_importo [10,00] non valido";"2024;11;2024-03-18;PSP ALFA;SALDO;10,00;2024-03-18"',
      expect.stringContaining(
        'dt_contabile [2024-03-32] non valida: formato atteso aaaa-MM-gg";"\\"2024\\";12;2024-03-32;A;B;1.00;2024-03-18"',
      ),
      '',
    ]);
    const log = await pivot.get(`giornali-di-cassa/${giornale.id}/scarti?formato=log`);
    expect(log.text.split('\r\n')[1]).toBe(
      '"2024";"11";"2024-03-18";"PSP ALFA";"SALDO";"10,00";"2024-03-18";"num_importo [10,00] non valido"',
    );
    expect(await movimento('10')).toMatchObject({ classi: ['TES_NO_MATCH'], importo: '10.00' });
  });

  it('the file is given back as it came, byte by byte, under its name; of an unknown one there is nothing', async () => {
    const bytes = `${TESTA}${riga('14')}`;
    const giornale = await load('perché no.csv', bytes);
    expect(await pivot.get(`giornali-di-cassa/${giornale.id}/originale`)).toMatchObject({ status: 200, text: bytes });
    const unknown = await pivot.get('giornali-di-cassa/00000000-0000-4000-8000-000000000000/originale');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'GIORNALE_SCONOSCIUTO' } });
  });

  it('what a spreadsheet would run is neutralised in the scarti, in both layouts; an amount is not', async () => {
    const { id } = await load('formule.csv', `${TESTA}=1+1;15;2024-03-18;@PSP;+SALDO;-1.00;2024-03-18\n${riga('16')}`);
    const csv = (await pivot.get(`giornali-di-cassa/${id}/scarti`)).text.split('\r\n')[1];
    expect(csv).toMatch(/^"formule\.csv";"2";"'=1\+1\/15";"CSV_DATA_TYPE_MISMATCH";"[^"]*";"'=1\+1;15;/);
    const log = (await pivot.get(`giornali-di-cassa/${id}/scarti?formato=log`)).text.split('\r\n')[1];
    expect(log).toMatch(/^"'=1\+1";"15";"2024-03-18";"'@PSP";"'\+SALDO";"-1\.00";/);
  });

  it('the same rows under a new name change nothing', async () => {
    const content = TESTA + riga('20') + riga('21', '-3.00');
    expect(await load('prima.csv', content)).toMatchObject({ righeAccettate: 2, righeCambiate: 2 });
    const quando = await modified();
    expect(await load('seconda.csv', content)).toMatchObject({ righeAccettate: 2, righeCambiate: 0 });
    expect(await modified()).toEqual(quando);
  });

  it('a correction under a new name changes its movement alone', async () => {
    await load('bozza.csv', TESTA + riga('30', '10.00') + riga('31'));
    expect(await load('corretto.csv', TESTA + riga('30', '11.00') + riga('31'))).toMatchObject({ righeCambiate: 1 });
    expect(await movimento('30')).toMatchObject({ importo: '11.00' });
  });

  it('of one bolletta twice in a file the first row is kept, and the other is told', async () => {
    const giornale = await load(
      'doppia.csv',
      TESTA + riga('40', '1.00') + riga('40', '2.00') + riga('0040', '3.00') + riga('400', '4.00'),
    );
    expect(giornale).toMatchObject({ righeAccettate: 2, righeScartate: 2 });
    expect(await movimento('40')).toMatchObject({ importo: '1.00' });
    expect(await scarti(giornale.id)).toEqual([
      ['3', 'BOLLETTA_RIPETUTA', expect.stringContaining('alla riga 2 dello stesso caricamento')],
      ['4', 'BOLLETTA_RIPETUTA', expect.stringContaining('gli zeri iniziali non contano')],
    ]);
  });

  it('a name is used once, also by two uploads at once', async () => {
    const esiti = await Promise.all([1, 2, 3].map(() => pivot.load('gemelli.csv', TESTA + riga('50'))));
    expect(esiti.map((e) => e.status).sort()).toEqual([202, 409, 409]);
    await pivot.quiet();
    expect(await pivot.load('gemelli.csv', TESTA + riga('51'))).toMatchObject({
      status: 409,
      body: { code: 'FILE_DUPLICATO' },
    });
    expect(await movimento('51')).toBeUndefined();
  });

  it('a name that failed may be used again', async () => {
    expect(await load('vuoto.csv', TESTA)).toMatchObject({
      stato: 'ERROR_LOAD',
      errore: 'Il file non contiene movimenti',
    });
    expect(await load('vuoto.csv', TESTA + riga('55'))).toMatchObject({ stato: 'FILE_CARICATO' });
  });

  it('reads columns where the operator says, and remembers it for the ente', async () => {
    const mapping = { ...DEFAULT_MAPPING, annoBolletta: 2, codBolletta: 1 };
    const swapped = riga('60').replace('2024;60', '60;2024');
    expect(await load('mappato.csv', TESTA + swapped, mapping)).toMatchObject({
      dialetto: 'POSIZIONALE',
      righeAccettate: 1,
    });
    expect(await load('ricordato.csv', TESTA + swapped.replace('60;', '61;'))).toMatchObject({ righeAccettate: 1 });
    await load('torna.csv', TESTA + riga('62'), DEFAULT_MAPPING);
    expect(await movimento('61')).toBeDefined();
  });

  it('knows the named dialect by its header, quotes, line breaks, accents and a BOM', async () => {
    const file = [
      '\ufeffNOTE;VALUTA ENTE;IMPORTO PROVVISORIO;DESCRIZIONE CAUSALE;ANAGRAFICA CLIENTE;DATA ESEC.;N.PROVV.;ESERCIZIO',
      'x;;1234,56;"ACCREDITO\n/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITI\nTMM-00123";"PSP ""NO""";2024-03-18;70;2024',
      'x;2024-03-19;2.00;"CITTÀ \\"ALTA\\"; E ALTRO";PERÙ;2024-03-18;71;2024',
    ].join('\r\n');
    const giornale = await load('nomi.csv', file.replace('"PSP ""NO"""', '"PSP \\"SI\\""'));
    expect(giornale).toMatchObject({ dialetto: 'PU', righeAccettate: 2, righeScartate: 0 });
    expect(await movimento('70')).toMatchObject({
      iuf: '2024-03-15BCITITMM-00123',
      importo: '1234.56',
      ordinante: 'PSP "SI"',
    });
    expect(await movimento('71')).toMatchObject({ causale: 'CITTÀ "ALTA"; E ALTRO', ordinante: 'PERÙ' });
  });

  it('takes a file of 20,000 rows, block after block', async () => {
    const righe = Array.from({ length: 20_000 }, (_, i) => riga(`G${i}`));
    const giornale = await load('grande.csv', TESTA + righe.join(''));
    expect(giornale).toMatchObject({ stato: 'FILE_CARICATO', righeAccettate: 20_000, righeCambiate: 20_000 });
    const { body } = await pivot.get('classi');
    expect(body.classi.find((c: { classe: string }) => c.classe === 'TES_NO_MATCH').numero).toBeGreaterThanOrEqual(
      20_000,
    );
  }, 60_000);

  it('goes through the pages of a list, each movement once', async () => {
    const seen = new Set<string>();
    let cursor: string | null = null;
    do {
      const { body }: Answer = await pivot.get(
        `movimenti?limite=500&classe=TES_NO_MATCH${cursor ? `&cursore=${cursor}` : ''}`,
      );
      for (const m of body.elementi) seen.add(`${m.anno}/${m.bolletta}`);
      cursor = body.cursore;
    } while (cursor !== null && seen.size < 3_000);
    expect(seen.size).toBe(3_000);
  });
});

describe('file che non si leggono come si vorrebbe', () => {
  it.each<[string, Buffer | string, string, string]>([
    ['vuoto-1.csv', '\n\n', 'NESSUNA_RIGA', 'non contiene movimenti'],
    ['sola-testa.csv', TESTA, 'NESSUNA_RIGA', 'non contiene movimenti'],
    [
      'aperte.csv',
      `${TESTA}${riga('500')}2024;501;2024-03-18;"PSP;x;1.00;2024-03-18\n${riga('502')}`,
      'CSV_NON_LEGGIBILE',
      'riga 3',
    ],
    [
      'cp1252.csv',
      Buffer.from(TESTA + riga('503').replace('PSP', 'CITT\u00c0 \u0093A\u0094'), 'latin1'),
      'CODIFICA_NON_AMMESSA',
      'Windows-1252',
    ],
    [
      'latin1.csv',
      Buffer.from(TESTA + riga('504').replace('PSP', 'CITT\u00c0'), 'latin1'),
      'CODIFICA_NON_AMMESSA',
      'ISO-8859-1',
    ],
    ['utf16-bom.csv', Buffer.from(`\ufeff${TESTA}${riga('505')}`, 'utf16le'), 'CODIFICA_NON_AMMESSA', 'UTF-16 (LE)'],
    ['utf16.csv', Buffer.from(TESTA + riga('506'), 'utf16le'), 'CODIFICA_NON_AMMESSA', 'UTF-16 (LE)'],
    ['utf16be.csv', Buffer.from(TESTA + riga('506'), 'utf16le').swap16(), 'CODIFICA_NON_AMMESSA', 'UTF-16 (BE)'],
    [
      'mozzato.csv',
      Buffer.concat([Buffer.from(TESTA + riga('507')), Buffer.from([0xc3])]),
      'CODIFICA_NON_AMMESSA',
      'UTF-8',
    ],
    ['foglio.csv', zipOf([{ nome: 'xl/workbook.xml', contenuto: '<x/>' }]), 'FORMATO_FILE_NON_AMMESSO', 'xlsx'],
    ['foglio97.csv', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'FORMATO_FILE_NON_AMMESSO', 'xls'],
  ])('%s is refused whole with its code', async (name, content, errorCode, reason) => {
    expect(await load(name, content)).toMatchObject({
      stato: 'ERROR_LOAD',
      codiceErrore: errorCode,
      errore: expect.stringContaining(reason),
      righeCambiate: 0,
    });
    expect(await movimento('500')).toBeUndefined();
  });

  it('of a file that cannot be read to its end no row is written, however far the fault lies', async () => {
    const righe = Array.from({ length: 6_000 }, (_, i) => riga(`F${i}`)).join('');
    expect(await load('tardi.csv', `${TESTA}${righe}2024;"x`)).toMatchObject({ codiceErrore: 'CSV_NON_LEGGIBILE' });
    const [held] = await pivot.db.inEnte(CF, (tx) =>
      tx.query<{ n: bigint }>(`select count(*) as n from movimenti where bolletta like 'F%'`),
    );
    expect(held?.n).toBe(0n);
  });

  it('a file without header does not lose its first movement', async () => {
    expect(await load('senza-testa.csv', riga('510') + riga('511'))).toMatchObject({ righeAccettate: 2 });
    const wrong = await load('senza-testa-2.csv', riga('512', 'dieci') + riga('513'));
    expect(wrong).toMatchObject({ righeAccettate: 1, righeScartate: 1 });
  });

  it('CR alone ends a line', async () =>
    expect(await load('mac-9.csv', (TESTA + riga('520') + riga('521')).replaceAll('\n', '\r'))).toMatchObject({
      righeAccettate: 2,
    }));

  it('the year 0000 spoils its row alone', async () => {
    const giornale = await load('anno-zero.csv', TESTA + riga('530').replaceAll('2024-', '0000-') + riga('531'));
    expect(giornale).toMatchObject({ stato: 'FILE_CARICATO', righeAccettate: 1, righeScartate: 1 });
  });

  it('many long rows are loaded as few short ones', async () => {
    const righe = Array.from({ length: 120 }, (_, i) => riga(`L${i}`, '1.00', 'x'.repeat(65_000))).join('');
    expect(await load('righe-lunghe.csv', TESTA + righe)).toMatchObject({ righeAccettate: 120 });
  });
});

describe('casi dal campo', () => {
  const example = (name: string) => readFileSync(path.join(__dirname, 'testing/giornale', name));

  it('a value that begins with a quote and goes on after it: that row is refused, the following ones are read', async () => {
    const giornale = await load('giornale-begins-with-quote.csv', example('giornale-begins-with-quote.csv'));
    expect(giornale).toMatchObject({ stato: 'FILE_CARICATO', righeAccettate: 2, righeScartate: 1 });
    expect(await scarti(giornale.id)).toEqual([['2', 'CSV_GENERIC_ERROR', expect.stringContaining('virgolette')]]);
    expect(await pivot.get('movimenti/2026/9103/spiegazione')).toMatchObject({ status: 200 });
  });

  it('BOM, then a header in quotes: the layout is recognised', async () =>
    expect(await load('giornale-pu-bom.csv', example('giornale-pu-bom.csv'))).toMatchObject({
      dialetto: 'PU',
      righeAccettate: 1,
    }));

  it('a zip made by macOS is read', async () =>
    expect(await load('giornale-mac.zip', example('giornale-mac.zip'))).toMatchObject({ righeAccettate: 1 }));

  it('one bolletta twice with two amounts: the second is told', async () => {
    const giornale = await load('giornale-same-bolletta.csv', example('giornale-same-bolletta.csv'));
    expect(giornale).toMatchObject({ righeAccettate: 1, righeScartate: 1 });
    expect(await scarti(giornale.id)).toEqual([['3', 'BOLLETTA_RIPETUTA', expect.stringContaining('riga 2')]]);
  });

  it('a flow credited as transfer and integration is RT_IUF_TES', async () => {
    const iuv = '01000000000099944';
    await pivot.rt(iuv, 10_000n);
    await pivot.flusso({ iuf: '2026-11-20BCALITMM-IN0001' }, [{ iuv, importoCents: 10_000n as never }]);
    await load('giornale-integrazione.csv', example('giornale-integrazione.csv'));
    await pivot.quiet();
    const { body } = await pivot.get('pagamenti?classe=RT_IUF_TES');
    expect(body.elementi.map((p: { iuv: string }) => p.iuv)).toEqual([iuv]);
  });
});

describe('zip : PF2.1.NOME', () => {
  it('is opened, and its rows are loaded', async () => {
    const zip = zipOf([{ nome: 'marzo.csv', contenuto: TESTA + riga('80') + riga('81') }]);
    expect(await load('marzo.zip', zip)).toMatchObject({ stato: 'FILE_CARICATO', righeAccettate: 2 });
  });

  it.each([
    ['not-a-zip.zip', Buffer.from('questo non è uno zip'), 'ARCHIVIO_NON_VALIDO'],
    ['altro.zip', zipOf([{ nome: 'diverso.csv', contenuto: TESTA + riga('90') }]), 'NOME_INTERNO_DIVERSO'],
    ['bomba.zip', zipOf([{ nome: 'bomba.csv', contenuto: Buffer.alloc(1_900_000, 65) }]), 'ARCHIVIO_NON_VALIDO'],
    [
      'bugiardo.zip',
      zipOf([{ nome: 'bugiardo.csv', contenuto: TESTA + riga('91').repeat(2_000), dichiarato: 60 }]),
      'ARCHIVIO_NON_VALIDO',
    ],
    ['vuoto.zip', zipOf([]), 'ARCHIVIO_NON_VALIDO'],
  ])('%s is refused whole', async (name, content, errorCode) => {
    expect(await load(name, content)).toMatchObject({ stato: 'ERROR_LOAD', codiceErrore: errorCode });
    expect(await movimento('90')).toBeUndefined();
  });
});

describe('ciò che la porta rifiuta', () => {
  it.each([
    ['giornale.xls', 415, 'FORMATO_FILE_NON_AMMESSO'],
    ['c_altro-marzo-1_0.csv', 422, 'FILE_SU_ENTE_ERRATO'],
    ['c_roccaprova-marzo-1_2.csv', 422, 'VERSIONE_NON_SUPPORTATA'],
  ])('%s: %i %s', async (name, status, code) =>
    expect(await pivot.load(name, TESTA + riga('1'))).toMatchObject({ status, body: { code } }),
  );

  it('tells before how large a file may be: the limit that it holds', async () =>
    expect(await pivot.get('giornali-di-cassa/limiti')).toMatchObject({
      status: 200,
      body: { maxBytes: 9_000_000, maxBytesInflated: 2_000_000 },
    }));

  it('a file over the limit', async () =>
    expect(await pivot.load('enorme.csv', 'x'.repeat(9_000_001))).toMatchObject({ status: 413 }));

  it('a file of no bytes', async () =>
    expect(await pivot.load('nulla.csv', '')).toMatchObject({ status: 400, body: { code: 'FILE_MANCANTE' } }));

  it('a mapping that is none', async () =>
    expect(await pivot.load('m.csv', TESTA, { annoBolletta: 1 })).toMatchObject({
      status: 400,
      body: { code: 'MAPPATURA_NON_VALIDA' },
    }));

  it('a giornale of an ente without treasury, or that nobody knows', async () => {
    expect(await pivot.load('x.csv', TESTA, undefined, '80099990999' as typeof CF)).toMatchObject({
      status: 404,
      body: { code: 'ENTE_SCONOSCIUTO' },
    });
    await pivot.ente({ flgTesoreria: false }, 5);
    expect(await pivot.load('x.csv', TESTA + riga('1'))).toMatchObject({
      status: 409,
      body: { code: 'TESORERIA_NON_ATTIVA' },
    });
    await pivot.ente({ flgTesoreria: true }, 6);
  });

  it('an open quote that swallows the file is found before it fills the memory', async () => {
    const giornale = await load('aperta.csv', `${TESTA}2024;99;2024-03-18;"PSP;${'x'.repeat(6_000_000)}`);
    expect(giornale).toMatchObject({ stato: 'ERROR_LOAD', codiceErrore: 'CSV_NON_LEGGIBILE' });
  }, 30_000);
});

const modified = () =>
  pivot.db.inEnte(CF, (tx) =>
    tx.query(`select bolletta, classificato_il from movimenti where bolletta in ('20', '21') order by bolletta`),
  );
