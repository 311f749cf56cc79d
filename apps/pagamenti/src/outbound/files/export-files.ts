import {
  type ExportFiles,
  type ExportFormat,
  PAID_VERSIONS,
  type PaidColumn,
  type PaidRow,
  type WrittenExport,
} from '@mypay/pagamenti-core';
import { csvLine, type FileToZip, type XlsxCell, xlsxOf, zipOfEach } from '@mypay/platform/files';
import type { ObjectStore } from '@mypay/platform/objects';

/** Every cell quoted, values as they are: the layout is contract. Source: tracciati.md §8.3, §8.5. */
const DIALECT = { quotes: true, formulas: 'keep' } as const;

/** Files of exports in the object store: the CSV alone in a ZIP of its name, or a workbook. */
export class StoredExports implements ExportFiles {
  constructor(private readonly objects: ObjectStore) {}

  async write(
    key: string,
    name: string,
    format: ExportFormat,
    version: string,
    rows: AsyncIterable<PaidRow>,
  ): Promise<WrittenExport> {
    const columns = PAID_VERSIONS[version];
    if (!columns) throw new RangeError(`no version ${version} of the layout`);
    const bytes =
      format === 'XLSX'
        ? xlsxOf('Pagati', sheetOf(columns, rows))
        : zipOfEach(alone({ name: `${name}.csv`, content: csvOf(columns, rows) }));
    return { fileName: `${name}.${format === 'XLSX' ? 'xlsx' : 'zip'}`, file: await this.objects.put(key, bytes) };
  }

  delete(key: string): Promise<void> {
    return this.objects.delete(key);
  }
}

/** Nothing is asked of a source before the ZIP is read: what breaks it breaks who reads. */
async function* alone(file: FileToZip): AsyncGenerator<FileToZip> {
  yield await Promise.resolve(file);
}

async function* csvOf(columns: readonly PaidColumn[], rows: AsyncIterable<PaidRow>): AsyncGenerator<string> {
  yield csvLine(
    columns.map(({ name }) => name),
    DIALECT,
  );
  for await (const row of rows)
    yield csvLine(
      columns.map((column) => column.of(row)),
      DIALECT,
    );
}

async function* sheetOf(
  columns: readonly PaidColumn[],
  rows: AsyncIterable<PaidRow>,
): AsyncGenerator<readonly XlsxCell[]> {
  yield columns.map(({ name }) => name);
  for await (const row of rows)
    yield columns.map((column) => {
      const text = column.of(row);
      return column.amount && text !== undefined ? { amount: text } : text;
    });
}
