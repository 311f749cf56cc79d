/**
 * Downloads all debts of one ente as CSV, then as XLSX, from the built service, alone in its process, and prints rows a second, MiB
 * and the peak of resident memory: `node dist/apps/dovuti/bench/export.bench.js [rows]`. A file of any length is written a page at a
 * time: the peak must not grow with the rows.
 */
import path from 'node:path';
import { freePort, peakMemory } from '@mypay/testing';
import { CF, ENTE_DATA } from '../src/testing/dovuti.fixture';
import { fillDovuti, MADE_UP_TIPI } from '../src/testing/made-up-dovuti.fixture';
import { dovutiProcess } from '../src/testing/process.fixture';

const rows = Number(process.argv[2] ?? 200_000);
const MIB = 2 ** 20;

async function main(): Promise<void> {
  const dovuti = await dovutiProcess(path.join(__dirname, '../src/main.js'), await freePort(), {
    ente: ENTE_DATA,
    tipi: MADE_UP_TIPI,
  });
  try {
    await fillDovuti(dovuti, rows);
    const service = await dovuti.start();
    const idle = peakMemory(service);
    for (const format of ['csv', 'xlsx']) {
      const started = performance.now();
      const answer = await fetch(dovuti.url(`/enti/${CF}/export-dovuti?formato=${format}`), {
        headers: await dovuti.headers(),
      });
      if (!answer.ok || answer.body === null) throw new Error(`${format}: ${answer.status}`);
      let bytes = 0;
      for await (const piece of answer.body) bytes += (piece as Uint8Array).length;
      const seconds = (performance.now() - started) / 1000;
      console.log(
        `export dovuti, ${format}: ${rows} righe in ${seconds.toFixed(1)} s = ${Math.round(rows / seconds)} righe/s, ` +
          `${(bytes / MIB).toFixed(1)} MiB; memoria di picco finora ${peakMemory(service) ?? '?'} MiB (a riposo ${idle ?? '?'})`,
      );
    }
  } finally {
    await dovuti.close();
  }
}

void main();
