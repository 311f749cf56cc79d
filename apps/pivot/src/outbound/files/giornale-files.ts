import {
  type Giornale,
  type GiornaleFiles,
  type GiornaleRecord,
  type OpenGiornale,
  PivotError,
} from '@mypay/pivot-core';
import { FileRefused, openZip, type OpenZip } from '@mypay/platform/files';
import type { ObjectStore } from '@mypay/platform/objects';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvRecords } from './csv-records';

/** Uploads in the object store, a CSV or a zip of some. */
export class StoredGiornaleFiles implements GiornaleFiles {
  /** @param maxBytes of what a zip holds, once inflated */
  constructor(
    private readonly objects: ObjectStore,
    private readonly maxBytes: number,
  ) {}

  async open({ nome, oggetto }: Pick<Giornale, 'nome' | 'oggetto'>): Promise<OpenGiornale> {
    const { objects } = this;
    if (!/\.zip$/i.test(nome))
      return {
        records: async function* () {
          yield* csvRecords(await objects.get(oggetto), nome);
        },
        close: () => Promise.resolve(),
      };
    const folder = await mkdtemp(path.join(tmpdir(), 'pivot-')); // a zip is read from its end, so it must lie on disk
    try {
      const copy = path.join(folder, 'giornale.zip');
      await pipeline(await objects.get(oggetto), createWriteStream(copy));
      return {
        records: () => zipRecords(copy, nome.replace(/\.zip$/i, ''), this.maxBytes),
        close: () => rm(folder, { recursive: true, force: true }),
      };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  beginning(bytes: Uint8Array): AsyncIterable<GiornaleRecord> {
    return csvRecords(Readable.from([Buffer.from(bytes)]), BEGINNING);
  }
}

/** The name of the file is not told: it is read where it was chosen. */
const BEGINNING = 'anteprima';

/** Records of every file of a zip, with one numbering over the whole. @throws PivotError */
async function* zipRecords(file: string, base: string, maxBytes: number): AsyncGenerator<GiornaleRecord> {
  let zip: OpenZip | undefined;
  let before = 0;
  try {
    zip = await openZip(file, base, { maxBytes });
    for (const entry of zip.files) {
      let last = 0;
      for await (const record of csvRecords(await entry.open(), entry.name)) {
        last = record.numero;
        yield { ...record, numero: before + record.numero };
      }
      before += last;
    }
  } catch (error) {
    if (error instanceof FileRefused && (error.code === 'ARCHIVIO_NON_VALIDO' || error.code === 'NOME_INTERNO_DIVERSO'))
      throw new PivotError(error.code, error.message);
    throw error;
  } finally {
    zip?.close();
  }
}
