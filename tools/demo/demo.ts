import { randomUUID } from 'node:crypto';
import { formatEuro, parseEuro } from '@mypay/kernel';
import type { ClientsFile } from '../start/data-folder';
import {
  countByClass,
  differences,
  EXPECTED_CLASSES,
  expectedLabels,
  shownLabels,
  type Difference,
  type Labels,
} from './compare';
import { advanceUntilComplete, payAll } from './days';
import { generateDovuti, tracciato12, type NewDovuto } from './dovuti';
import { explainAnomalies } from './explain';
import { readInstallazione } from './installazione';
import type { DemoOptions } from './options';
import { EnteDoor, type DovutoView } from './platform';
import { deadLetters, waitForQuiet } from './quiet';
import { Choices } from './random';
import { Http } from './rest';
import { plural, type Screen } from './screen';
import { Simulator } from './simulator';
import { waitFor } from './wait';

export interface Notice {
  readonly ec: string;
  readonly notice: string;
}

/** Day X and what follows, through public doors only. @returns whether what the platform shows is what happened */
export async function runDemo(options: DemoOptions, clients: ClientsFile, screen: Screen): Promise<boolean> {
  const simulator = new Simulator(clients.simulatore, clients.controlKey);
  const portale = new Http(clients.portale, () => Promise.resolve({}));
  const doors = doorsOf(clients, options.payments);
  screen.line(
    screen.style(
      1,
      `Da un dovuto a un pagamento riconciliato — ${plural(options.payments, 'pagamento', 'pagamenti')}, seme ${options.seed}, anomalie: ${options.anomalies}`,
    ),
  );

  const lettersBefore = await deadLetters(portale);
  await simulator.setClock('frozen');
  try {
    const { run } = await simulator.openRun(options.seed, options.anomalies, randomUUID());
    const notices = await createDovuti(options, run, doors, screen);
    await payAll(simulator, run, notices, screen);
    await showFirstReceipt(simulator, run, doors, screen);
    await advanceUntilComplete(simulator, run, doors, options.anomalies === 'all', screen);

    screen.section('Quiete: nulla in sospeso, da nessuna parte');
    await waitForQuiet(portale, simulator);
    screen.done('code, lavori, consumatori e chiavi da riclassificare sono a zero');

    const ok = await compareAll(simulator, doors, options, screen);
    if (options.anomalies === 'all') await explainAnomalies(simulator, run, doors, screen);
    const letters = (await deadLetters(portale)) - lettersBefore;
    if (letters > 0) screen.problem(`${plural(letters, 'evento è finito', 'eventi sono finiti')} nelle lettere morte`);
    const passed = ok && letters === 0;
    screen.line('');
    screen.line(
      screen.style(
        passed ? 32 : 31,
        `${passed ? 'Tutto riconciliato come doveva' : 'NON TUTTO È COME DOVEVA'} — ${screen.total()} s`,
      ),
    );
    return passed;
  } finally {
    await simulator.setClock('real');
  }
}

function doorsOf(clients: ClientsFile, payments: number): EnteDoor[] {
  return readInstallazione()
    .enti.slice(0, payments)
    .map((ente) => {
      const client = clients.enti[ente.codiceIpa];
      if (!client) throw new Error(`.data/clients.json non ha il client di ${ente.codiceIpa}: npm start`);
      return new EnteDoor(ente, clients.portale, client);
    });
}

/** The first dovuto of each ente by REST, all others by a tracciato with wrong rows. */
async function createDovuti(
  options: DemoOptions,
  run: number,
  doors: readonly EnteDoor[],
  screen: Screen,
): Promise<Notice[]> {
  screen.section('Dovuti: gli enti li caricano, la piattaforma dà IUV e numero di avviso');
  const choices = new Choices(`${options.seed}/dovuti`);
  const perEnte = await Promise.all(
    doors.map(async (door, i) => {
      const count = Math.floor(options.payments / doors.length) + (i < options.payments % doors.length ? 1 : 0);
      const [first, ...rest] = generateDovuti(choices, run, door.ente, count);
      if (!first) return [];
      const view = await door.createDovuto(first);
      screen.item(
        `${door.ente.denominazione}: ${first.causale}, ${euro(first.importo)} → IUV ${view.iuv}, avviso ${view.numeroAvviso}`,
      );
      const imported = rest.length > 0 ? await importDovuti(door, run, rest, screen) : [];
      return [view.numeroAvviso, ...imported].map((notice): Notice => ({ ec: door.ente.codiceFiscale, notice }));
    }),
  );
  const notices = perEnte.flat();
  if (notices.length !== options.payments)
    throw new Error(`dovuti caricati: ${notices.length}, attesi ${options.payments}`);
  screen.done(`${plural(notices.length, 'avviso pronto', 'avvisi pronti')} da pagare`);
  return notices;
}

async function importDovuti(
  door: EnteDoor,
  run: number,
  dovuti: readonly NewDovuto[],
  screen: Screen,
): Promise<string[]> {
  const file = tracciato12(door.ente, run, dovuti);
  const view = await door.importDovuti(file.name, file.zip);
  const facts = `${view.righeAccettate} righe accettate, ${view.righeScartate} scartate`;
  if (view.stato !== 'IMPORT_ESEGUITO' || view.righeAccettate !== dovuti.length || view.righeScartate !== file.wrong)
    throw new Error(
      `${file.name}: ${view.stato} ${view.codiceErrore ?? ''}, ${facts}; attese ${dovuti.length} e ${file.wrong}`,
    );
  const scarti = (await door.scartiFile(view.id)).trim().split('\n').slice(1);
  screen.item(`${file.name}: ${facts} (${scarti.map(reason).join(', ')})`);
  const iuvs = (await door.iuvFile(view.id)).trim().split('\n').slice(1);
  // Columns 1 and 2 of every tracciato are IUD and IUV; ours have no quotes there. A notice of aux digit 3 is 3 and the IUV.
  return iuvs.map((line) => `3${line.split(';')[1]?.trim()}`);
}

/** The codes of a rejected row: what stands after its last known column. */
const reason = (line: string): string => /PAA_[A-Z_]+/.exec(line)?.[0] ?? line.split(';').slice(-2).join(' ');

async function showFirstReceipt(
  simulator: Simulator,
  run: number,
  doors: readonly EnteDoor[],
  screen: Screen,
): Promise<void> {
  screen.section('Ricevute: il nodo consegna le RT, i dovuti risultano pagati');
  const { now } = await simulator.clock();
  await simulator.advanceTo(new Date(Date.parse(now) + 60_000));
  const paid = await waitFor('un dovuto pagato', async () => {
    for (const door of doors) {
      const found = (await door.dovuti('PAGATO')).find(({ iud }) => iud.startsWith(`R${run}_`));
      if (found) return { door, found };
    }
    return undefined;
  });
  const { receipts } = await simulator.run(run);
  screen.item(`${paid.door.ente.denominazione}: ${describe(paid.found)}`);
  screen.done(
    `${receipts.accepted} di ${receipts.expected} RT consegnate; le altre arrivano nei giorni seguenti, o mai`,
  );
}

const describe = ({ iud, iuv, importo, stato }: DovutoView): string =>
  `dovuto ${iud}, IUV ${iuv}, ${euro(importo)}: ${stato}`;

/** Whole enti, every run so far, against the simulator's ground truth. */
async function compareAll(
  simulator: Simulator,
  doors: readonly EnteDoor[],
  options: DemoOptions,
  screen: Screen,
): Promise<boolean> {
  screen.section('Confronto: ciò che la piattaforma mostra, e ciò che è davvero accaduto');
  const sides = await Promise.all(
    doors.map(async (door) => {
      const [oracle, shown] = await Promise.all([
        simulator.oracle(door.ente.codiceFiscale, door.ente),
        shownLabels(door),
      ]);
      return { door, expected: expectedLabels(oracle), shown };
    }),
  );
  const expected = sides.map((side) => side.expected);
  const wrong = sides.flatMap(({ door, expected, shown }) => differences(door.ente.denominazione, expected, shown));
  showTable(
    expected,
    sides.map((side) => side.shown),
    screen,
  );

  const payments = expected.reduce((sum, { pagamento }) => sum + pagamento.size, 0);
  const present = new Set(countByClass(expected).map(({ classe }) => classe));
  const missing = EXPECTED_CLASSES[options.anomalies].filter((classe) => !present.has(classe));
  for (const difference of wrong.slice(0, 40)) screen.problem(inWords(difference));
  if (wrong.length > 40) screen.problem(`… e altre ${wrong.length - 40} differenze`);
  if (payments < options.payments)
    screen.problem(`confrontati ${payments} pagamenti, meno dei ${options.payments} chiesti`);
  if (missing.length > 0) screen.problem(`classi attese senza alcun oggetto: ${missing.join(', ')}`);
  const ok = wrong.length === 0 && payments >= options.payments && missing.length === 0;
  if (ok) screen.done(`0 differenze su ${plural(payments, 'pagamento', 'pagamenti')}`);
  else screen.problem(plural(wrong.length, 'differenza', 'differenze'));
  return ok;
}

function showTable(expected: readonly Labels[], shown: readonly Labels[], screen: Screen): void {
  const counts = countByClass(shown);
  const rows = countByClass(expected)
    .sort((a, b) => a.kind.localeCompare(b.kind) || b.oggetti - a.oggetti)
    .map(({ classe, kind, oggetti }) => {
      const found = counts.find((other) => other.classe === classe && other.kind === kind)?.oggetti ?? 0;
      return [kind, classe, String(oggetti), String(found)];
    });
  for (const { kind, classe, oggetti } of counts)
    if (!rows.some((row) => row[0] === kind && row[1] === classe)) rows.push([kind, classe, '0', String(oggetti)]);
  screen.table(['oggetto', 'classe', 'attesi', 'trovati'], rows);
  const objects = expected.reduce((sum, labels) => sum + Object.values(labels).reduce((n, { size }) => n + size, 0), 0);
  const labels = rows.reduce((sum, row) => sum + Number(row[2]), 0);
  screen.item(`${objects} oggetti e ${labels} etichette confrontati`);
}

function inWords({ ente, kind, key, atteso, trovato }: Difference): string {
  const side = (classes: readonly string[] | undefined): string =>
    classes === undefined ? 'assente' : classes.length === 0 ? 'nessuna classe' : [...classes].sort().join(' ');
  return `${ente}, ${kind} ${key}: atteso ${side(atteso)}, trovato ${side(trovato)}`;
}

/** `12.50` → `12,50 €` */
export const euro = (amount: string): string => `${formatEuro(parseEuro(amount)).replace('.', ',')} €`;
