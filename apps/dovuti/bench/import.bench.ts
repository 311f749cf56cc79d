/**
 * Imports a dirty tracciato 1_2, then one of 4,000 lines of 65 kB, into the built service, alone in its process, and prints rows a
 * second and the peak of resident memory: `node dist/apps/dovuti/bench/import.bench.js [rows]`. Exits 1 above 256 MiB. Source: issue, part 5.2.
 */
import path from 'node:path';
import { freePort, peakMemory } from '@mypay/testing';
import { ENTE_DATA, CF, IPA, TIPO_DATA } from '../src/testing/dovuti.fixture';
import { dovutiProcess, type DovutiProcess } from '../src/testing/process.fixture';

const LIMIT_MIB = 256;
const rows = Number(process.argv[2] ?? 200_000);
const HEADER = `${'colonna;'.repeat(20)}azione\n`;

/** One row in ten is wrong, each in its own way; the data are made up. */
function row(n: number): string {
  const iud = n % 50 === 7 ? `DOPPIO-${n % 1000}` : `BENCH-${n}`;
  const cf = n % 30 === 11 ? 'RSSMRA80A01H501X' : 'RSSMRA80A01H501U';
  const importo = n % 40 === 13 ? '10.001' : `${(n % 900) + 1}.50`;
  const bilancio = `<bilancio><capitolo><codCapitolo>E300200</codCapitolo><codUfficio>UFF01</codUfficio><accertamento><codAccertamento>2024/115</codAccertamento><importo>${n % 60 === 17 ? '0.01' : importo}</importo></accertamento></capitolo></bilancio>`;
  const causale = n % 35 === 19 ? '"Mensa; alunno' : `"Mensa ottobre; alunno ${n}"`;
  return `${iud};;F;${cf};Rossi Mario;Via Garibaldi;12;30100;Venezia;VE;IT;mario.rossi@example.org;2099-06-30;${importo};;TARI;ALL;${causale};9/0101101IM/TARI;${bilancio};I\n`;
}

/** Lines that no column can fill: small in a zip, they once filled the memory of the service. */
const wideRow = (n: number): string => `${n}${'x'.repeat(65_000)}\n`;
const WIDE_ROWS = 4_000;

async function* content(
  boundary: string,
  iuf: string,
  line: (n: number) => string,
  count: number,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${IPA}-${iuf}-1_2.csv"\r\ncontent-type: text/csv\r\n\r\n${HEADER}`,
  );
  for (let n = 1; n <= count;) {
    let piece = '';
    for (; n <= count && piece.length < 65_536; n++) piece += line(n);
    yield Buffer.from(piece);
  }
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

/** Uploads a file, waits for its end, and says how long both took, in seconds. */
async function load(dovuti: DovutiProcess, iuf: string, line: (n: number) => string, count: number) {
  const boundary = 'xxBENCHxx';
  const started = performance.now();
  const upload = await fetch(dovuti.url(`/enti/${CF}/import-dovuti`), {
    method: 'POST',
    headers: { ...(await dovuti.headers()), 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: ReadableStream.from(content(boundary, iuf, line, count)),
    duplex: 'half',
  } as RequestInit);
  const { id } = (await upload.json()) as { id?: number };
  if (id === undefined) throw new Error(`upload refused: ${upload.status}`);
  const uploaded = performance.now();
  for (;;) {
    const answer = await fetch(dovuti.url(`/enti/${CF}/import-dovuti/${id}`), { headers: await dovuti.headers() });
    const state = (await answer.json()) as { stato: string; righeAccettate: number; righeScartate: number };
    if (state.stato === 'IMPORT_ABORTITO') throw new Error('the import broke');
    if (state.stato === 'IMPORT_ESEGUITO')
      return { ...state, upload: (uploaded - started) / 1000, seconds: (performance.now() - uploaded) / 1000 };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function main(): Promise<void> {
  const dovuti = await dovutiProcess(path.join(__dirname, '../src/main.js'), await freePort(), {
    ente: ENTE_DATA,
    tipi: [TIPO_DATA],
  });
  try {
    const child = await dovuti.start();
    const idle = peakMemory(child);
    const dirty = await load(dovuti, 'BENCH', row, rows);
    const afterDirty = peakMemory(child);
    const wide = await load(dovuti, 'WIDE', wideRow, WIDE_ROWS);
    const peak = peakMemory(child);
    console.log(
      `import dovuti 1_2: ${rows} righe (${dirty.righeAccettate} accettate, ${dirty.righeScartate} scartate) in ${dirty.seconds.toFixed(1)} s` +
        ` = ${Math.round(rows / dirty.seconds)} righe/s; caricamento ${dirty.upload.toFixed(1)} s;` +
        ` poi ${wide.righeScartate} righe di 65 kB scartate in ${wide.seconds.toFixed(1)} s;` +
        ` memoria di picco ${peak ?? '?'} MiB (a riposo ${idle ?? '?'}, dopo il primo file ${afterDirty ?? '?'}, limite ${LIMIT_MIB})`,
    );
    if (peak !== undefined && peak > LIMIT_MIB) process.exitCode = 1;
  } finally {
    await dovuti.close();
  }
}

void main();
