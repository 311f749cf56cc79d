/**
 * Prints notices with libs/paper on one core, without and with the bollettino, and says how many a second:
 * `node dist/apps/dovuti/bench/avvisi.bench.js [notices]`. Aim: 60 a second a core. Source: issue, part 3.
 */
import { type Notice, renderNotice } from '@mypay/paper';

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

async function main(): Promise<void> {
  await measure('senza bollettino');
  await measure('con bollettino', POSTAL);
}

void main();
