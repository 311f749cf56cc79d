import type { Readable } from 'node:stream';
import { type FileToZip, zipOfEach } from './zip-writer';

/** Greatest number of rows of a sheet, header included, by the format itself (ECMA-376). */
export const XLSX_MAX_ROWS = 1_048_576;

/** A cell: a text stays a text and never runs; an amount is euro with a decimal point, kept as a number. */
export type XlsxCell = string | { readonly amount: string } | null | undefined;

const NAMESPACE = 'http://schemas.openxmlformats.org';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CONTENT_TYPES = `${HEAD}<Types xmlns="${NAMESPACE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`;
const relationship = (kind: string, target: string): string =>
  `${HEAD}<Relationships xmlns="${NAMESPACE}/package/2006/relationships"><Relationship Id="rId1" Type="${NAMESPACE}/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`;

/** What XML 1.0 cannot hold: control characters, and halves of a pair. */
const NOT_XML =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const escaped = (text: string): string =>
  text.replace(NOT_XML, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A, B, … Z, AA, … of the column in this place, from 0. */
const columnName = (at: number): string =>
  (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

function cellXml(cell: XlsxCell, at: string): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell !== 'string') return `<c r="${at}"><v>${escaped(cell.amount)}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

async function* sheetXml(rows: AsyncIterable<readonly XlsxCell[]>): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${NAMESPACE}/spreadsheetml/2006/main"><sheetData>`;
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > XLSX_MAX_ROWS) throw new RangeError(`a sheet holds ${XLSX_MAX_ROWS} rows`);
    const at = count;
    yield `<row r="${at}">${row.map((cell, i) => cellXml(cell, columnName(i) + at)).join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

/**
 * A workbook of one sheet, as a stream: rows are asked for as fast as the reader takes the bytes, and none waits in memory. A
 * source that breaks, or has more rows than a sheet, breaks the file: it is never short in silence. Nothing is asked before it is read.
 */
export function xlsxOf(sheet: string, rows: AsyncIterable<readonly XlsxCell[]>): Readable {
  const workbook = `${HEAD}<workbook xmlns="${NAMESPACE}/spreadsheetml/2006/main" xmlns:r="${NAMESPACE}/officeDocument/2006/relationships"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  return zipOfEach(
    each(
      { name: '[Content_Types].xml', content: Buffer.from(CONTENT_TYPES) },
      { name: '_rels/.rels', content: Buffer.from(relationship('officeDocument', 'xl/workbook.xml')) },
      { name: 'xl/workbook.xml', content: Buffer.from(workbook) },
      { name: 'xl/_rels/workbook.xml.rels', content: Buffer.from(relationship('worksheet', 'worksheets/sheet1.xml')) },
      { name: 'xl/worksheets/sheet1.xml', content: sheetXml(rows) },
    ),
  );
}

async function* each(...files: readonly FileToZip[]): AsyncGenerator<FileToZip> {
  for (const file of files) yield await Promise.resolve(file);
}
