import type { Journey } from './journey';
import type { EnteDoor } from './platform';
import { HttpRefusal } from './rest';
import type { AnomalyView, OracleView } from './simulator';

/** For each kind of anomaly of the run one example: what happened outside, and what the platform says of it. */
export async function explainAnomalies({ simulator, run, doors, screen }: Journey): Promise<void> {
  screen.section('Le anomalie, un esempio per ciascuna');
  const [{ anomalies }, words] = await Promise.all([simulator.run(run), simulator.anomalies()]);
  for (const code of [...new Set(anomalies.map((anomaly) => anomaly.code))].sort()) {
    const all = anomalies.filter((anomaly) => anomaly.code === code);
    const example = all[0];
    const door = doors.find(({ ente }) => ente.codiceFiscale === example?.ec);
    if (!example || !door) continue;
    const { titolo = example.title, cosa = '' } = words[code] ?? {};
    screen.item(`${screen.style(1, `${code} · ${titolo}`)} (${all.length} in questo giro). ${cosa}`);
    screen.item(`    ${door.ente.denominazione}, ${OBJECT[example.kind]} ${example.key}`);
    for (const line of await whatIsShown(door, example)) screen.item(`    → ${line}`);
    if (example.kind !== 'flow') continue;
    const hit = await paymentHit(await simulator.oracle(example.ec, door.ente), example, door);
    if (!hit) continue;
    screen.item(`    e il suo pagamento ${hit.key}`);
    for (const line of hit.shown) screen.item(`    → ${line}`);
  }
}

const TRIED = 25;

interface Shown {
  readonly key: string;
  readonly shown: readonly string[];
}

/** A payment that what befell a flow concerns: one that names the flow, or, when the platform never got it, the last one. */
async function paymentHit(
  { pagamenti }: OracleView,
  { code, key }: AnomalyView,
  door: EnteDoor,
): Promise<Shown | undefined> {
  const iuf = key.slice(key.indexOf('/') + 1);
  const candidates = pagamenti.filter(({ anomalie }) => anomalie.includes(code)).reverse();
  let last: Shown | undefined;
  for (const { chiave } of candidates.slice(0, TRIED)) {
    const tried = { key: chiave, shown: await whatIsShown(door, { kind: 'payment', key: chiave }) };
    if (tried.shown.some((text) => text.toUpperCase().includes(iuf))) return tried;
    last ??= tried;
  }
  return last;
}

const OBJECT = { payment: 'pagamento', flow: 'flusso', movement: 'movimento' } as const;

/** The platform's own words about the object; it may know none, when the anomaly is that it never heard of it. */
async function whatIsShown(door: EnteDoor, { kind, key }: Pick<AnomalyView, 'kind' | 'key'>): Promise<string[]> {
  try {
    if (kind === 'flow') {
      const { verdetto, testo } = await door.explainFlusso(key);
      return [`${verdetto}: ${testo}`];
    }
    const { classi } = await (kind === 'payment' ? door.explainPagamento(key) : door.explainMovimento(key));
    return classi.length === 0
      ? ['nessuna classe: non c’è nulla da segnalare']
      : classi.map(({ classe, testo }) => `${classe}: ${testo}`);
  } catch (error) {
    if (error instanceof HttpRefusal && error.status === 404)
      return ['la piattaforma non lo conosce: non le è mai arrivato'];
    throw error;
  }
}
