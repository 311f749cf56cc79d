import type { ObjectRef } from '@mypay/contracts';
import type { PrintArchive, PrintedRow } from '@mypay/dovuti-core';
import { csvLine, type FileToZip, zipOfEach } from '@mypay/platform/files';
import type { ObjectStore } from '@mypay/platform/objects';

const INDEX = 'indice.csv';
const line = (cells: readonly (string | undefined)[]): string => csvLine(cells, { formulas: 'neutralise' });

/** ZIPs of notices in the object store. */
export class ZipArchive implements PrintArchive {
  constructor(private readonly objects: ObjectStore) {}

  put(key: string, rows: AsyncIterable<PrintedRow>): Promise<ObjectRef> {
    return this.objects.put(key, zipOfEach(filesOf(rows)));
  }

  delete(key: string): Promise<void> {
    return this.objects.delete(key);
  }
}

async function* filesOf(rows: AsyncIterable<PrintedRow>): AsyncGenerator<FileToZip> {
  let index = line(['Numero avviso', 'IUD', 'File', 'Esito', 'Motivo']);
  for await (const { numeroAvviso, iud, pdf, motivo: why } of rows) {
    const name = `avviso-${numeroAvviso}.pdf`;
    index += line([numeroAvviso, iud, pdf && name, pdf ? 'STAMPATO' : 'NON STAMPATO', why]);
    if (pdf) yield { name, content: pdf, stored: true };
  }
  yield { name: INDEX, content: Buffer.from(index) };
}
