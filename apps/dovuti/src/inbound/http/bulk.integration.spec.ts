import { Workbook } from 'exceljs';
import { type Caller, CF, OTHER_CF, type RunningDovuti, startDovuti } from '../../testing/dovuti.fixture';

jest.setTimeout(240_000);

const DOVUTI = `/enti/${CF}/dovuti`;
const EXPORT = `/enti/${CF}/export-dovuti`;
const OF_ONE_TIPO: Caller = { tipi: ['TARI'] };

let dovuti: RunningDovuti;
beforeAll(async () => {
  dovuti = await startDovuti();
  await dovuti.announceEnte();
  await dovuti.announceTipo();
  await dovuti.announceTipo({ codice: 'MULTA' });
  for (const [iud, tipoDovuto, causale] of [
    ['A-1', 'TARI', 'TARI 2024'],
    ['A-2', 'TARI', '=cmd|calc'],
    ['A-3', 'MULTA', 'Multa "rossa"; seconda'],
    ['A-4', 'TARI', 'TARI 2023'],
    ['A-5', 'TARI', 'TARI 2023'],
  ])
    await dovuti.call('POST', DOVUTI, {
      iud,
      tipoDovuto,
      causale,
      importo: '1120.50',
      debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' },
    });
});
afterAll(() => dovuti?.close());

const lines = (text: string): string[] => text.replace('\ufeff', '').trimEnd().split('\r\n');

it('the list comes out whole as CSV, newest first, and no cell of it runs in a spreadsheet', async () => {
  const answer = await dovuti.call('GET', EXPORT);
  expect(answer.headers['content-type']).toContain('text/csv');
  expect(answer.headers['content-disposition']).toBe('attachment; filename="dovuti.csv"');
  const [header, ...rows] = lines(answer.text);
  expect(header).toMatch(/^IUD;IUV;Numero avviso;Tipo dovuto;Stato;Importo;/);
  expect(rows.map((row) => row.split(';')[0])).toEqual(['A-5', 'A-4', 'A-3', 'A-2', 'A-1']);
  expect(rows[3]).toContain(";'=cmd|calc;");
  expect(rows[2]).toContain(';"Multa ""rossa""; seconda";');
  expect(rows[0]).toContain(';TARI;DA_PAGARE;1120,50;');
});

it('the filter of the list is that of the file, and the tipi of who asks bound it', async () => {
  expect(lines((await dovuti.call('GET', `${EXPORT}?causale=TARI+2023`)).text)).toHaveLength(3);
  const own = await dovuti.call('GET', EXPORT, undefined, OF_ONE_TIPO);
  expect(own.text).not.toContain('A-3');
  expect(lines((await dovuti.call('GET', EXPORT, undefined, { ente: OTHER_CF })).text).length).toBeLessThan(2);
});

it('as XLSX amounts are numbers', async () => {
  const workbook = new Workbook();
  const { bytes } = await dovuti.call('GET', `${EXPORT}?formato=xlsx&causale=TARI+2024`);
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const sheet = workbook.getWorksheet('Dovuti');
  expect(sheet?.rowCount).toBe(2);
  expect(sheet?.getCell('F2').value).toBe(1120.5);
});

it('many debts are cancelled at once with one reason, and of each other one it is told why not', async () => {
  const body = { iud: ['A-4', 'A-5', 'A-3', 'NESSUNO', 'A-4'], motivo: 'emessi due volte' };
  const asked = await dovuti.call('POST', `${DOVUTI}/annullamenti`, body, { ...OF_ONE_TIPO, soggetto: 'anna' });
  expect(asked.body).toEqual({
    annullati: 2,
    esiti: [
      { iud: 'A-4', esito: 'ANNULLATO' },
      { iud: 'A-5', esito: 'ANNULLATO' },
      { iud: 'A-3', esito: 'NON_TROVATO' },
      { iud: 'NESSUNO', esito: 'NON_TROVATO' },
    ],
  });
  const again = await dovuti.call('POST', `${DOVUTI}/annullamenti`, { iud: ['A-4'], motivo: 'x' });
  expect(again.body).toMatchObject({ annullati: 0, esiti: [{ esito: 'NON_ANNULLABILE' }] });
  const life = await dovuti.call('GET', `${DOVUTI}/A-4/storia`);
  expect(JSON.stringify(life.body)).toContain('emessi due volte');
  expect((await dovuti.call('GET', `${DOVUTI}/A-3`)).body['stato']).toBe('DA_PAGARE');
});

it('without a reason, or with nothing to cancel, the request is refused', async () => {
  expect((await dovuti.call('POST', `${DOVUTI}/annullamenti`, { iud: ['A-1'], motivo: '  ' })).status).toBe(400);
  expect((await dovuti.call('POST', `${DOVUTI}/annullamenti`, { iud: [], motivo: 'x' })).status).toBe(400);
});
