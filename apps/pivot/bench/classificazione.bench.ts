/**
 * Classifies N payments of one ente (receipts, flows of 1,000 rows, a credit for each flow) from nothing, then one late receipt
 * alone, and prints payments a second, milliseconds for the one, and the process's memory:
 * `node dist/apps/pivot/bench/classificazione.bench.js [payments]`. Work must be in proportion to what changed.
 */
import { Reclassify } from '@mypay/pivot-core';
import { testBench } from '../src/testing/bench';

const payments = Number(process.argv[2] ?? 50_000);
const PER_FLOW = 1_000;

async function main(): Promise<void> {
  const bench = await testBench();
  try {
    const ente = await bench.newEnte({ flgPagati: true, flgTesoreria: true });
    await bench.asAdmin(`
      insert into pivot.ricevute (ente, iuv, iur, indice, iud, importo_cents, importo_totale_cents, esito, data_esito, data_ora_messaggio)
        select '${ente}', 'V' || n, 'R' || n, 1, 'D' || n, 100, 100, '0', '2024-03-14', '2024-03-14T10:00:00Z'
          from generate_series(1, ${payments}) n;
      insert into pivot.flussi (ente, iuf_maiuscolo, psp, iuf, data_ora_flusso, revisione, id_regolamento, data_regolamento, importo_totale_cents,
          numero_pagamenti)
        select '${ente}', 'F' || f, 'PSP', 'F' || f, '2024-03-15T08:00:00Z', 1, 'R', '2024-03-15', 100 * ${PER_FLOW}, ${PER_FLOW}
          from generate_series(0, (${payments} - 1) / ${PER_FLOW}) f;
      insert into pivot.righe_flusso (ente, iuf_maiuscolo, psp, riga, iuv, iur, indice, importo_cents, esito, data_esito, revocata)
        select '${ente}', 'F' || (n - 1) / ${PER_FLOW}, 'PSP', (n - 1) % ${PER_FLOW} + 1, 'V' || n, 'R' || n, 1, 100, '0', '2024-03-14', false
          from generate_series(1, ${payments}) n;
      insert into pivot.movimenti (ente, anno, bolletta, importo_cents, data_contabile, causale, ordinante, iuf, iuf_maiuscolo, origine, caricamento, riga)
        select '${ente}', '2024', f::text, 100 * ${PER_FLOW}, '2024-03-16', 'URI', 'PSP', 'F' || f, 'F' || f, 'CSV', 1, f + 1
          from generate_series(0, (${payments} - 1) / ${PER_FLOW}) f;`);
    await bench.asAdmin('analyze');
    await bench.markAllDirty(ente);
    const worker = new Reclassify(bench.classificazione);
    const began = performance.now();
    const changed = await worker.untilQuiet(ente);
    const whole = (performance.now() - began) / 1000;

    await bench.asAdmin(`
      update pivot.ricevute set importo_cents = 99, importo_totale_cents = 99 where iuv = 'V1';
      insert into pivot.chiavi_sporche (ente, tipo, chiave) values ('${ente}', 'IUV', 'V1'), ('${ente}', 'IUD', 'D1');`);
    const again = performance.now();
    const one = await worker.untilQuiet(ente);
    const single = performance.now() - again;
    console.log(
      `classificazione: ${payments} pagamenti (${changed} oggetti scritti) in ${whole.toFixed(1)} s = ${Math.round(payments / whole)} al secondo;` +
        ` una ricevuta cambiata (${one} oggetti) ${single.toFixed(0)} ms, un ${Math.round((whole * 1000) / single)}° del tutto;` +
        ` memoria ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`,
    );
  } finally {
    await bench.close();
  }
}

void main();
