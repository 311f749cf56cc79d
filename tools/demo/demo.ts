import { randomUUID } from 'node:crypto';
import type { ClientsFile } from '../start/data-folder';
import { advanceUntilComplete, payAll, receiveReceipts } from './days';
import { explainAnomalies } from './explain';
import { readInstallation } from './installation-file';
import { Kills } from './kills';
import { loadDovuti } from './load-dovuti';
import type { DemoOptions } from './options';
import { EnteDoor } from './platform';
import { QuietDoor } from './quiet';
import { Http } from './rest';
import { plural, type Screen } from './screen';
import { Simulator } from './simulator';
import { compareAll } from './verdict';

/** Day X and what follows, through public doors only. @returns whether what the platform shows is what happened */
export async function runDemo(options: DemoOptions, clients: ClientsFile, screen: Screen): Promise<boolean> {
  const { seed, payments, anomalies } = options;
  const simulator = new Simulator(clients.simulatore, clients.controlKey);
  const portale = new Http(clients.portale, () => Promise.resolve({}));
  const quiet = new QuietDoor(portale, simulator);
  const kills = new Kills(options.kill, portale, quiet, screen);
  screen.line(screen.style(1, 'Da un dovuto a un pagamento riconciliato'));
  screen.line(`${plural(payments, 'pagamento', 'pagamenti')}, seme ${seed}, anomalie: ${anomalies}`);

  const lettersBefore = await quiet.deadLetters();
  await simulator.setClock('frozen');
  try {
    const { run } = await simulator.openRun(seed, anomalies, randomUUID());
    const journey = { options, clients, run, doors: doorsOf(clients, payments), simulator, kills, screen };
    const notices = await loadDovuti(journey);
    await payAll(journey, notices);
    await receiveReceipts(journey);
    await advanceUntilComplete(journey);
    kills.assertAllKilled();

    screen.section('Quiete: nulla in sospeso, da nessuna parte');
    await quiet.wait();
    screen.done('code, lavori, consumatori e chiavi da riclassificare sono a zero');

    const same = await compareAll(journey);
    if (anomalies === 'all') await explainAnomalies(journey);
    const letters = (await quiet.deadLetters()) - lettersBefore;
    if (letters > 0) screen.problem(`${plural(letters, 'evento è finito', 'eventi sono finiti')} nelle lettere morte`);
    const passed = same && letters === 0;
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
  return readInstallation()
    .enti.slice(0, payments)
    .map((ente) => {
      const client = clients.enti[ente.codiceIpa];
      if (!client) throw new Error(`.data/clients.json non ha il client di ${ente.codiceIpa}: npm start`);
      return new EnteDoor(ente, clients.portale, client);
    });
}
