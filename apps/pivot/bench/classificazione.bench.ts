/**
 * Classifies N payments of one ente (receipts, flows of 1,000 rows, a credit for each flow; one IUV in two comes in another order
 * than its flow) from nothing, then what changes on that base: one receipt, a new flow of 1,000 rows with its credit, the same of
 * 100,000. Each beside a raw COPY of as many rows of payments in the same run: `node dist/apps/pivot/bench/classificazione.bench.js
 * [payments…]`. Work must be in proportion to what changed. Source: issue, part 1.
 */
import { once } from 'node:events';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { Reclassify } from '@mypay/pivot-core';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { type Bench, testBench } from '../src/testing/bench';

const SIZES = process.argv.slice(2).map(Number);
const PER_FLOW = 1_000;
const REPEATED = 20;

const seconds = (since: number): number => (performance.now() - since) / 1000;
const memory = (): number => Math.round(process.memoryUsage.rss() / 2 ** 20);

/** Receipts, rows and flows from `first` on, in flows of `perFlow`, and a credit for each flow. */
const facts = (ente: string, first: number, count: number, perFlow: number, flow: string): string => `
  insert into pivot.ricevute (ente, iuv, iur, indice, iud, importo_cents, importo_totale_cents, esito, data_esito, data_ora_messaggio, tipo_dovuto)
    select '${ente}', ${IUV}, 'R' || n, 1, 'D' || n, 100, 100, '0', '2024-03-14', '2024-03-14T10:00:00Z', 'T' || n % 7
      from generate_series(${first}, ${first + count - 1}) n;
  insert into pivot.flussi (ente, iuf_maiuscolo, psp, iuf, data_ora_flusso, revisione, id_regolamento, data_regolamento, importo_totale_cents,
      numero_pagamenti)
    select '${ente}', '${flow}' || f, 'PSP', '${flow}' || f, '2024-03-15T08:00:00Z', 1, 'R', '2024-03-15', 100 * ${perFlow}, ${perFlow}
      from generate_series(0, ${Math.ceil(count / perFlow) - 1}) f;
  insert into pivot.righe_flusso (ente, iuf_maiuscolo, psp, riga, iuv, iur, indice, importo_cents, esito, data_esito, revocata)
    select '${ente}', '${flow}' || (n - ${first}) / ${perFlow}, 'PSP', (n - ${first}) % ${perFlow} + 1, ${IUV}, 'R' || n, 1, 100, '0', '2024-03-14', false
      from generate_series(${first}, ${first + count - 1}) n;
  insert into pivot.movimenti (ente, anno, bolletta, importo_cents, data_contabile, causale, ordinante, iuf, iuf_maiuscolo, origine, caricamento, riga)
    select '${ente}', '2024', '${flow}' || f, 100 * ${perFlow}, '2024-03-16', 'URI', 'PSP', '${flow}' || f, '${flow}' || f, 'CSV', 1, f + 1
      from generate_series(0, ${Math.ceil(count / perFlow) - 1}) f;`;
/** Seventeen digits, the odd ones scattered over all flows. */
const IUV = `lpad((case when n % 2 = 0 then n else (n::bigint * 7919) % 10000019 + 20000000 end)::text, 17, '0')`;

/** Rows a second of a COPY of as many payments into a table of their shape, without an index and with a primary key. */
async function rawCopy({ database }: Bench, rows: number): Promise<readonly [plain: number, keyed: number]> {
  const client = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=pivot' });
  client.on('error', () => undefined);
  await client.connect();
  const rates: number[] = [];
  for (const key of ['', ', primary key (ente, iuv, iur, indice)']) {
    await client.query(`create temp table grezza (like pagamenti including defaults${key})`);
    const began = performance.now();
    const stream = client.query(
      from(
        `copy grezza (ente, iuv, iur, indice, classi, sintesi, ricevuta, ha_tv, iud, tipo_dovuto, importo_cents, importo_totale_cents, data_esito) from stdin`,
      ),
    );
    for (let n = 0; n < rows; n += 1)
      if (
        !stream.write(
          `00000000001\t${String(n).padStart(17, '0')}\tR${n}\t1\t31\tINCASSATO\tRT\tf\tD${n}\tT1\t100\t100\t2024-03-14\n`,
        )
      )
        await once(stream, 'drain');
    stream.end();
    await once(stream, 'finish');
    rates.push(Math.round(rows / seconds(began)));
    await client.query('drop table grezza');
  }
  await client.end();
  return [rates[0] ?? 0, rates[1] ?? 0];
}

async function keysOf(bench: Bench, ente: string, flow: string, first: number, count: number): Promise<void> {
  await bench.asAdmin(`
    insert into pivot.chiavi_sporche (ente, tipo, chiave)
      select '${ente}', tipo, chiave from (values ('IUF', '${flow}0'), ('MOVIMENTI_IUF', '${flow}0'), ('FLUSSO', '${flow}0 PSP')) k (tipo, chiave)
      union all select '${ente}', 'IUV', ${IUV} from generate_series(${first}, ${first + count - 1}) n`);
}

async function one(payments: number): Promise<number> {
  const bench = await testBench();
  try {
    const ente: CodiceFiscaleEnte = await bench.newEnte({ flgPagati: true, flgTesoreria: true });
    await bench.asAdmin(facts(ente, 1, payments, PER_FLOW, 'F'));
    await bench.asAdmin('analyze');
    const [plain, keyed] = await rawCopy(bench, payments);
    let began = performance.now();
    const changed = await bench.rebuild().execute(ente, UNSTOPPED);
    const whole = seconds(began);
    const perSecond = Math.round(payments / whole);
    const peak = memory();
    await bench.asAdmin('analyze');
    began = performance.now();
    const again = await bench.rebuild().execute(ente, UNSTOPPED);
    const repeated = seconds(began);

    const worker = new Reclassify(bench.classificazione);
    const singles: number[] = [];
    for (let n = 2; n <= 2 * REPEATED; n += 2) {
      await bench.asAdmin(`
        update pivot.ricevute set importo_cents = 99, importo_totale_cents = 99 where ente = '${ente}' and iuv = lpad('${n}', 17, '0');
        insert into pivot.chiavi_sporche (ente, tipo, chiave) values ('${ente}', 'IUV', lpad('${n}', 17, '0')), ('${ente}', 'NOTIFICA', 'D${n}');`);
      began = performance.now();
      await worker.untilQuiet(ente);
      singles.push(performance.now() - began);
    }
    const flows: number[] = [];
    for (let n = 0; n < REPEATED; n += 1) {
      const first = payments + 1 + n * PER_FLOW;
      await bench.asAdmin(facts(ente, first, PER_FLOW, PER_FLOW, `N${n}-`));
      await keysOf(bench, ente, `N${n}-`, first, PER_FLOW);
      began = performance.now();
      await worker.untilQuiet(ente);
      flows.push(performance.now() - began);
    }
    const giant = Math.min(100_000, payments);
    await bench.asAdmin(facts(ente, payments + 1_000_001, giant, giant, 'G'));
    await keysOf(bench, ente, 'G', payments + 1_000_001, giant);
    began = performance.now();
    await worker.untilQuiet(ente);
    const giantSeconds = seconds(began);
    const p95 = (values: number[]): string =>
      (values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0).toFixed(0);
    const half = (values: number[]): string => (values[Math.floor(values.length / 2)] ?? 0).toFixed(0);
    console.log(
      [
        `classificazione di ${payments} pagamenti, con ogni indice degli elenchi:`,
        `  COPY grezza ${plain} righe/s, con chiave primaria ${keyed}`,
        `  da zero ${whole.toFixed(1)} s = ${perSecond}/s (${changed} oggetti), un ${(plain / perSecond).toFixed(0)}° della COPY, un ${(keyed / perSecond).toFixed(0)}° di quella con chiave; memoria ${peak} MiB`,
        `  di nuovo, nulla da cambiare ${repeated.toFixed(1)} s (${again} oggetti)`,
        `  una ricevuta cambiata p50 ${half(singles)} ms, p95 ${p95(singles)} ms`,
        `  un flusso nuovo di ${PER_FLOW} righe p50 ${half(flows)} ms, p95 ${p95(flows)} ms`,
        `  un flusso nuovo di ${giant} righe ${giantSeconds.toFixed(1)} s; memoria ${memory()} MiB`,
      ].join('\n'),
    );
    return whole / payments;
  } finally {
    await bench.close();
  }
}

const UNSTOPPED = { signal: new AbortController().signal, progress: () => Promise.resolve() };

async function main(): Promise<void> {
  const costs: number[] = [];
  for (const size of SIZES.length > 0 ? SIZES : [100_000, 1_000_000]) costs.push(await one(size));
  const [first, last] = [costs[0], costs.at(-1)];
  if (first !== undefined && last !== undefined && costs.length > 1)
    console.log(`costo per pagamento: l’ultima misura è ${(last / first).toFixed(2)} volte la prima`);
}

void main();
