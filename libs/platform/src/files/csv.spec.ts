import Papa from 'papaparse';
import { csvLine, withoutFormula } from './index';

it.each([
  ['=1+1', "'=1+1"],
  ['+39 041 2790000', "'+39 041 2790000"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2+3+cmd', "'-2+3+cmd"],
  ['\t=1', "'\t=1"],
  [' =1', "' =1"],
  ['\ufeff=1', "'\ufeff=1"],
  ['＝1', "'＝1"],
  ['-12.50', '-12.50'],
  ['+12,50', '+12,50'],
  ['-12', '-12'],
  ['Tari 2024 = saldo', 'Tari 2024 = saldo'],
  ['', ''],
])('a cell that holds %j is shown by a spreadsheet as it is', (text, expected) =>
  expect(withoutFormula(text)).toBe(expected),
);

it('alters no value where the layout is contract', () =>
  expect(csvLine(['=1+1', 'a;b'], { formulas: 'keep' })).toBe('=1+1;"a;b"\n'));

it('writes what a reader of the same dialect reads back', () => {
  const cells = ['C:\\tmp\\', 'detto "così"', 'due\nrighe', '', 'punto; e virgola'];
  for (const escape of ['"', '\\'] as const) {
    const line = csvLine(cells, { formulas: 'keep', escape, quotes: true, newline: '\r\n' });
    expect(line.endsWith('\r\n')).toBe(true);
    if (escape === '"') expect(Papa.parse<string[]>(line.trimEnd(), { delimiter: ';' }).data).toEqual([cells]);
    else expect(line).toBe('"C:\\\\tmp\\\\";"detto \\"così\\"";"due\nrighe";"";"punto; e virgola"\r\n');
  }
});
