import type { RecordCsv } from '@mypay/pivot-core';
import { PivotError } from '@mypay/pivot-core';
import Papa from 'papaparse';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';

/** A record longer than this is a quote that nobody closed. */
const RECORD_MAX = 4 * 1024 * 1024;

/**
 * Records of a CSV in the dialect of pivot-formats.md §2.1: UTF-8, `;`, quote `"`, escape `\`. A stream: no more of the file
 * is in memory than a chunk. Numbered from 1, the header. @throws PivotError `CSV_NON_LEGGIBILE`
 */
export async function* leggiCsv(bytes: Readable, file: string): AsyncGenerator<RecordCsv> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, {
    delimiter: ';',
    quoteChar: '"',
    escapeChar: '\\',
    header: false,
  });
  const decoder = new StringDecoder('utf8');
  let dopoRecord = 0;
  const testo = new Transform({
    writableObjectMode: false,
    readableObjectMode: true,
    readableHighWaterMark: 1, // what is counted and not yet read stays well below the limit
    transform(chunk: Buffer, _encoding, done) {
      dopoRecord += chunk.length;
      if (dopoRecord > RECORD_MAX + chunk.length)
        done(new PivotError('CSV_NON_LEGGIBILE', 'Una riga supera 4 MiB: virgolette aperte e mai chiuse?'));
      else done(null, decoder.write(chunk));
    },
    flush(done) {
      done(null, decoder.end());
    },
  });
  const scorre = pipeline(bytes, testo, parser).catch((error: unknown) => {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  let numero = 0;
  try {
    for await (const campi of parser as AsyncIterable<string[]>) {
      dopoRecord = 0;
      yield { numero: ++numero, file, campi };
    }
  } finally {
    bytes.destroy();
    await scorre;
  }
}
