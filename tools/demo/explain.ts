import type { EnteDoor } from './platform';
import { HttpRefusal } from './rest';
import type { Screen } from './screen';
import type { AnomalyView, Simulator } from './simulator';

/** What each anomaly of the simulator is, for a reader of the ente's accounts. Codes: node-simulator.md §8.1, §9.4, §7.2. */
const MEANING: Readonly<Record<string, string>> = {
  F01: 'il PSP ha dimenticato un pagamento nel flusso',
  F03: 'nel flusso c’è un pagamento che nessuno ha fatto',
  F04: 'il flusso riporta un pagamento senza ricevuta (esito 9)',
  F08: 'la stessa riga compare due volte nel flusso',
  F10: 'l’importo nel flusso non è quello della ricevuta',
  F12: 'il PSP ha corretto il flusso con una revisione',
  F16: 'il bonifico è arrivato, il flusso non è mai stato pubblicato',
  F17: 'il flusso è pubblicato, il denaro non è mai partito',
  T01: 'l’accredito in banca differisce dal totale del flusso',
  T02: 'l’accredito non compare nel giornale di cassa',
  T03: 'un accredito cita un flusso che non esiste',
  T04: 'la causale dell’accredito è illeggibile',
  T05: 'un accredito non ha a che fare con pagoPA',
  T06: 'il PSP ha riversato il singolo pagamento per conto suo',
  RT_PERSA: 'la ricevuta è andata persa',
  RT_TARDIVA: 'la ricevuta è arrivata con ore di ritardo',
  RT_DUPLICATA: 'la ricevuta è arrivata più volte',
  RT_FUORI_ORDINE: 'la ricevuta è arrivata dopo il flusso che la rendiconta',
};

/** For each kind of anomaly of the run one example: what happened outside, and what the platform says of it. */
export async function explainAnomalies(
  simulator: Simulator,
  run: number,
  doors: readonly EnteDoor[],
  screen: Screen,
): Promise<void> {
  screen.section('Le anomalie, un esempio per ciascuna');
  const { anomalies } = await simulator.run(run);
  for (const code of [...new Set(anomalies.map((anomaly) => anomaly.code))].sort()) {
    const all = anomalies.filter((anomaly) => anomaly.code === code);
    const example = all[0];
    const door = doors.find(({ ente }) => ente.codiceFiscale === example?.ec);
    if (!example || !door) continue;
    screen.item(`${screen.style(1, code)} — ${MEANING[code] ?? example.title} (${all.length} in questo giro)`);
    screen.item(`    ${door.ente.denominazione}, ${OBJECT[example.kind]} ${example.key}`);
    for (const line of await whatIsShown(door, example)) screen.item(`    → ${line}`);
  }
}

const OBJECT = { payment: 'pagamento', flow: 'flusso', movement: 'movimento' } as const;

/** The platform's own words about the object; it may know none, when the anomaly is that it never heard of it. */
async function whatIsShown(door: EnteDoor, { kind, key }: AnomalyView): Promise<string[]> {
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
