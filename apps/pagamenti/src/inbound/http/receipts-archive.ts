import { formatEuro } from '@mypay/kernel';
import type { CitizenRicevutaRow, ReceiptPrinter, WholeRicevuta } from '@mypay/pagamenti-core';
import { csvLine, type FileToZip } from '@mypay/platform/files';

/** How many receipts one archive holds. */
export const ARCHIVE_MAX = 500;

const DIALECT = { formulas: 'neutralise' } as const;

const HEADER = ['data', 'ente', 'causale', 'importo', 'codice avviso', 'IUV', 'IUR', 'PSP'];

const cellsOf = (row: CitizenRicevutaRow): readonly string[] => [
  row.data_esito,
  row.denominazione_ente,
  row.causale,
  formatEuro(row.importo_totale_cents).replace('.', ','),
  row.numero_avviso,
  row.iuv,
  row.rt_id,
  row.psp_denominazione,
];

const CSV_PAGE = 200;

/** The list of receipts as CSV, page by page as the reader takes it. */
export async function* receiptsCsv(
  page: (after: readonly [Date, string, string] | undefined, limit: number) => Promise<readonly CitizenRicevutaRow[]>,
): AsyncGenerator<string> {
  let rows = await page(undefined, CSV_PAGE);
  yield `\ufeff${csvLine(HEADER, DIALECT)}`;
  for (;;) {
    yield rows.map((row) => csvLine(cellsOf(row), DIALECT)).join('');
    const last = rows.at(-1);
    if (!last || rows.length < CSV_PAGE) return;
    rows = await page([last.ricevuta_il, last.ente, last.rt_id], CSV_PAGE);
  }
}

/** The PDF of each receipt and an index; each is drawn when its turn comes, so that none waits in memory. */
export function receiptsArchive(
  rows: readonly CitizenRicevutaRow[],
  whole: (row: CitizenRicevutaRow) => Promise<WholeRicevuta | undefined>,
  printer: ReceiptPrinter,
): FileToZip[] {
  const named = rows.map((row, at) => ({ row, name: nameOf(row, at) }));
  const index = [
    csvLine(['file', ...HEADER], DIALECT),
    ...named.map(({ row, name }) => csvLine([name, ...cellsOf(row)], DIALECT)),
  ];
  return [
    { name: 'indice.csv', content: Buffer.from(`\ufeff${index.join('')}`) },
    ...named.map(({ row, name }) => ({ name, content: paperOf(row, whole, printer) })),
  ];
}

async function* paperOf(
  row: CitizenRicevutaRow,
  whole: (row: CitizenRicevutaRow) => Promise<WholeRicevuta | undefined>,
  printer: ReceiptPrinter,
): AsyncGenerator<Buffer> {
  const ricevuta = await whole(row);
  if (!ricevuta) throw new Error('a receipt of the list is gone'); // the archive breaks: it is never short in silence
  yield await printer.print(ricevuta);
}

const nameOf = (row: CitizenRicevutaRow, at: number): string =>
  `${row.data_esito}-${String(at + 1).padStart(3, '0')}-${row.iuv.replace(/[^A-Za-z0-9]/g, '_')}.pdf`;
