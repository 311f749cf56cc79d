/**
 * Prints notices with libs/paper on one core, without and with the bollettino, and says how many a second:
 * then
 * a batch of 1,000 through the built service, as ZIPs of at most 500 with their index, with its peak of resident memory:
 * `node dist/apps/dovuti/bench/avvisi.bench.js [notices]`. Aim: 60 a second a core. Source: issue, part 3.
 */
import path from 'node:path';
import { type Notice, renderNotice } from '@mypay/paper';
import { freePort, peakMemory } from '@mypay/testing';
import { CF, ENTE_DATA } from '../src/testing/dovuti.fixture';
import { fillDovuti, MADE_UP_TIPI } from '../src/testing/made-up-dovuti.fixture';
import { dovutiProcess } from '../src/testing/process.fixture';

const notices = Number(process.argv[2] ?? 300);
const WARM_UP = 20;
const POSTAL = { account: '1234567890', holder: 'Comune di Roccaprova', authorisation: 'AUT. 1/2/3' };

const notice = (n: number, postal?: Notice['postal']): Notice => ({
  ente: { codiceFiscale: '80012340123', denominazione: 'Comune di Roccaprova', cbill: 'ABCDE' },
  debtor: { codiceFiscale: 'RSSMRA80A01H501U', name: 'Rossi Mario', address: 'Via Garibaldi 12, 30100 Venezia (VE)' },
  noticeNumber: `3010000000${String(n).padStart(8, '0')}`,
  amount: 12_050n + BigInt(n),
  subject: `Mensa scolastica, mese di ottobre, alunno ${n}`,
  dueDate: '2030-06-30',
  postal,
});

async function measure(label: string, postal?: Notice['postal']): Promise<void> {
  for (let n = 0; n < WARM_UP; n++) await renderNotice(notice(n, postal));
  const started = performance.now();
  let bytes = 0;
  for (let n = 0; n < notices; n++) bytes += (await renderNotice(notice(n, postal))).length;
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${label}: ${notices} avvisi in ${seconds.toFixed(1)} s = ${Math.round(notices / seconds)}/s per core, ${Math.round(bytes / notices / 1024)} kB l’uno`,
  );
}

const BATCH = 1_000;
const ONE_IN = 20;

/** A batch of a tipo's open debts, from its booking to its last ZIP. */
async function batch(): Promise<void> {
  const dovuti = await dovutiProcess(path.join(__dirname, '../src/main.js'), await freePort(), {
    ente: ENTE_DATA,
    tipi: MADE_UP_TIPI,
  });
  try {
    await fillDovuti(dovuti, BATCH * ONE_IN);
    const service = await dovuti.start();
    const idle = peakMemory(service);
    const at = dovuti.url(`/enti/${CF}/stampe-avvisi`);
    const started = performance.now();
    const asked = await fetch(at, {
      method: 'POST',
      headers: { ...(await dovuti.headers()), 'content-type': 'application/json' },
      body: JSON.stringify({ tipoDovuto: 'TIPO3' }),
    });
    const { id } = (await asked.json()) as { id?: string };
    if (id === undefined) throw new Error(`batch refused: ${asked.status}`);
    for (;;) {
      const answer = await fetch(`${at}/${id}`, { headers: await dovuti.headers() });
      const state = (await answer.json()) as { stato: string; stampati: number; parti: readonly unknown[] };
      if (state.stato === 'FALLITA') throw new Error('the batch failed');
      if (state.stato === 'PRONTA') {
        const seconds = (performance.now() - started) / 1000;
        console.log(
          `stampa massiva: ${state.stampati} avvisi in ${state.parti.length} ZIP in ${seconds.toFixed(1)} s = ` +
            `${Math.round(state.stampati / seconds)}/s; memoria di picco ${peakMemory(service) ?? '?'} MiB (a riposo ${idle ?? '?'})`,
        );
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await dovuti.close();
  }
}

async function main(): Promise<void> {
  await measure('senza bollettino');
  await measure('con bollettino', POSTAL);
  await batch();
}

void main();
