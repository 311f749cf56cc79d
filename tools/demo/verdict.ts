import { booksThatDisagree } from './books';
import {
  countByClass,
  differences,
  EXPECTED_CLASSES,
  expectedLabels,
  shownLabels,
  type Difference,
  type Labels,
} from './compare';
import type { Journey } from './journey';
import { plural, type Screen } from './screen';

const SHOWN_DIFFERENCES = 40;

/** Whole enti, every run so far, against the simulator's ground truth. @returns whether they say the same */
export async function compareAll(journey: Journey): Promise<boolean> {
  const { simulator, doors, options, screen } = journey;
  screen.section('Confronto: ciò che la piattaforma mostra, e ciò che è davvero accaduto');
  const sides = await Promise.all(
    doors.map(async (door) => {
      const [oracle, shown] = await Promise.all([
        simulator.oracle(door.ente.codiceFiscale, door.ente),
        shownLabels(door),
      ]);
      return { door, name: door.ente.denominazione, expected: expectedLabels(oracle), shown };
    }),
  );
  const expected = sides.map((side) => side.expected);
  const wrong = sides.flatMap((side) => differences(side.name, side.expected, side.shown));
  showTable(
    expected,
    sides.map((side) => side.shown),
    screen,
  );

  const payments = expected.reduce((sum, { pagamento }) => sum + pagamento.size, 0);
  const present = new Set(countByClass(expected).map(({ classe }) => classe));
  const missing = EXPECTED_CLASSES[options.anomalies].filter((classe) => !present.has(classe));
  for (const difference of wrong.slice(0, SHOWN_DIFFERENCES)) screen.problem(inWords(difference));
  if (wrong.length > SHOWN_DIFFERENCES) screen.problem(`… e altre ${wrong.length - SHOWN_DIFFERENCES} differenze`);
  if (payments < options.payments)
    screen.problem(`confrontati ${payments} pagamenti, meno dei ${options.payments} chiesti`);
  if (missing.length > 0) screen.problem(`classi attese senza alcun oggetto: ${missing.join(', ')}`);
  const books = await booksThatDisagree(journey, new Map(sides.map(({ door, shown }) => [door, shown])));
  for (const text of books) screen.problem(`i libri non tornano: ${text}`);
  const same = wrong.length + books.length + missing.length === 0 && payments >= options.payments;
  if (same) screen.done(`0 differenze su ${plural(payments, 'pagamento', 'pagamenti')}`);
  else screen.problem(plural(wrong.length, 'differenza', 'differenze'));
  return same;
}

function showTable(expected: readonly Labels[], shown: readonly Labels[], screen: Screen): void {
  const counts = countByClass(shown);
  const rows = countByClass(expected)
    .sort((a, b) => a.kind.localeCompare(b.kind) || b.objects - a.objects)
    .map(({ classe, kind, objects }) => {
      const found = counts.find((other) => other.classe === classe && other.kind === kind)?.objects ?? 0;
      return [kind, classe, String(objects), String(found)];
    });
  for (const { kind, classe, objects } of counts)
    if (!rows.some((row) => row[0] === kind && row[1] === classe)) rows.push([kind, classe, '0', String(objects)]);
  screen.table(['oggetto', 'classe', 'attesi', 'trovati'], rows);
  const objects = expected.reduce(
    (sum, labels) => sum + Object.values(labels).reduce((count, { size }) => count + size, 0),
    0,
  );
  const labels = rows.reduce((sum, row) => sum + Number(row[2]), 0);
  screen.item(`${objects} oggetti e ${labels} etichette confrontati`);
}

function inWords({ ente, kind, key, atteso, trovato }: Difference): string {
  const side = (classes: readonly string[] | undefined): string =>
    classes === undefined ? 'assente' : classes.length === 0 ? 'nessuna classe' : [...classes].sort().join(' ');
  return `${ente}, ${kind} ${key}: atteso ${side(atteso)}, trovato ${side(trovato)}`;
}
