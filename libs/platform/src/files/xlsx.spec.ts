import { Workbook } from 'exceljs';
import { buffer } from 'node:stream/consumers';
import { xlsxOf, type XlsxCell } from './xlsx-writer';

async function* rowsOf(...rows: readonly (readonly XlsxCell[])[]): AsyncGenerator<readonly XlsxCell[]> {
  for (const row of rows) yield await Promise.resolve(row);
}

async function sheetOf(rows: AsyncIterable<readonly XlsxCell[]>) {
  const workbook = new Workbook();
  const bytes = await buffer(xlsxOf('Dovuti', rows));
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook.getWorksheet('Dovuti');
}

it('texts stay texts, formulas too, and amounts are numbers that a spreadsheet adds up', async () => {
  const sheet = await sheetOf(rowsOf(['IUD', 'Importo'], ['=1+1', { amount: '120.50' }], ['<a> & "b"', undefined]));
  expect(sheet?.getCell('A2').value).toBe('=1+1');
  expect(sheet?.getCell('A2').formula).toBeUndefined();
  expect(sheet?.getCell('B2').value).toBe(120.5);
  expect(sheet?.getCell('A3').value).toBe('<a> & "b"');
  expect(sheet?.getCell('B3').value).toBeNull();
});

it('characters that XML cannot hold are left out, and the file is read', async () => {
  const sheet = await sheetOf(rowsOf(['a\u0000b\u0007c\ud800d', 'riga\nnuova', '😀']));
  expect(sheet?.getCell('A1').value).toBe('abcd');
  expect(sheet?.getCell('B1').value).toBe('riga\nnuova');
  expect(sheet?.getCell('C1').value).toBe('😀');
});

it('a source that breaks breaks the file', async () => {
  async function* broken(): AsyncGenerator<readonly XlsxCell[]> {
    yield await Promise.resolve(['prima']);
    throw new Error('la base dati non risponde');
  }
  await expect(buffer(xlsxOf('Dovuti', broken()))).rejects.toThrow('la base dati non risponde');
});

it('a source that breaks before anybody reads disturbs nobody', async () => {
  async function* broken(): AsyncGenerator<readonly XlsxCell[]> {
    throw await Promise.resolve(new Error('fermato'));
    yield [];
  }
  const file = xlsxOf('Dovuti', broken());
  await new Promise((resolve) => setTimeout(resolve, 50));
  await expect(buffer(file)).rejects.toThrow('fermato');
});

it('rows are asked for only as fast as they are read', async () => {
  let made = 0;
  async function* endless(): AsyncGenerator<readonly XlsxCell[]> {
    for (;;) {
      made += 1;
      yield await Promise.resolve([`riga ${made} ${Math.random()}`.padEnd(200, 'x')]);
    }
  }
  const stream = xlsxOf('Dovuti', endless());
  await new Promise((resolve) => stream.once('readable', resolve));
  let before = -1;
  while (before !== made) {
    before = made;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(made).toBeLessThan(200_000);
  stream.destroy();
});
