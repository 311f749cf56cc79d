import type { EnteDoor } from './platform';
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
    screen.item(`${screen.style(1, code)} — ${MEANING[code] ?? example.kind} (${all.length} in questo giro)`);
    screen.item(`    accaduto: ${door.ente.denominazione}, ${example.note}`);
    for (const line of await whatIsShown(door, example)) screen.item(`    mostrato: ${line}`);
  }
}

async function whatIsShown(door: EnteDoor, { key }: AnomalyView): Promise<string[]> {
  return [JSON.stringify({ ente: door.ente.codiceIpa, key })];
}
