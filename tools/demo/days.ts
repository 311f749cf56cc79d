import type { Notice } from './demo';
import type { EnteDoor } from './platform';
import { plural, type Screen } from './screen';
import type { Simulator } from './simulator';
import { waitFor } from './wait';

const DAY_MS = 86_400_000;
/** Virtual days after which everything but what was lost on purpose must have arrived. */
const MAX_DAYS = 16;

/** Day X: the robots of the simulator pay every notice at a PSP. */
export async function payAll(
  simulator: Simulator,
  run: number,
  notices: readonly Notice[],
  screen: Screen,
): Promise<void> {
  screen.section('Giorno X: i cittadini pagano presso i PSP');
  await simulator.pay(run, notices);
  const view = await waitFor(
    'i pagamenti',
    async () => {
      const state = await simulator.run(run);
      screen.progress(`${state.payments.done} pagati di ${state.payments.total}`);
      return state.payments.pending === 0 ? state : undefined;
    },
    { timeoutMs: 300_000 },
  );
  for (const { ec, notice, fault } of view.refusals.slice(0, 10))
    screen.problem(`avviso ${notice} di ${ec} rifiutato: ${JSON.stringify(fault)}`);
  if (view.payments.done !== notices.length)
    throw new Error(`pagati ${view.payments.done} avvisi di ${notices.length}`);
  screen.done(`${plural(view.payments.done, 'avviso pagato', 'avvisi pagati')}: verifica, attivazione, esito`);
}

/**
 * Day X+1 and after: time goes on by days; every day the platform pulls the flows and the enti load the giornale di cassa,
 * until only what was lost on purpose is missing and every bank day is published.
 */
export async function advanceUntilComplete(
  simulator: Simulator,
  run: number,
  doors: readonly EnteDoor[],
  withRejects: boolean,
  screen: Screen,
): Promise<void> {
  screen.section('Giorno X+1 e seguenti: flussi di rendicontazione, bonifici, giornale di cassa');
  let spoiled = !withRejects;
  for (let day = 1; day <= MAX_DAYS; day += 1) {
    const { now } = await simulator.clock();
    screen.progress(`giorno X+${day}`);
    const clock = await simulator.advanceTo(new Date(Date.parse(now) + DAY_MS));
    const said: string[] = [];
    await Promise.all(
      doors.map(async (door) => {
        await door.pullFdr();
        const published = await publishAndUpload(simulator, door, !spoiled && day > 1, screen);
        if (published.rows > 0) said.push(`${door.ente.codiceIpa} ${plural(published.rows, 'movimento', 'movimenti')}`);
        if (published.spoiled) spoiled = true;
      }),
    );
    const [{ missing }, state] = await Promise.all([simulator.quiet(), simulator.run(run)]);
    screen.item(
      `X+${day} (${clock.now.slice(0, 10)}): ${state.flows.published} flussi pubblicati, ` +
        `${state.receipts.accepted}/${state.receipts.expected} RT; giornale: ${said.sort().join(', ') || 'nessun movimento'}`,
    );
    const { persePerScelta, ...toCome } = missing;
    const left = Object.values(toCome).reduce((sum, count) => sum + count, 0);
    if (left === 0) {
      await Promise.all(doors.map((door) => door.pullFdr()));
      const lost = persePerScelta > 0 ? `; ${plural(persePerScelta, 'RT persa', 'RT perse')} per scelta` : '';
      screen.done(`tutto è arrivato in ${day} giorni${lost}`);
      return;
    }
  }
  throw new Error(`dopo ${MAX_DAYS} giorni manca ancora: ${JSON.stringify((await simulator.quiet()).missing)}`);
}

/** What the treasurer has published since the last time, as the ente loads it; once with a row that is wrong on purpose. */
async function publishAndUpload(
  simulator: Simulator,
  door: EnteDoor,
  spoil: boolean,
  screen: Screen,
): Promise<{ rows: number; spoiled: boolean }> {
  const { id, fileName, rows, posizioni } = await simulator.publish(door.ente.codiceFiscale);
  if (id === null) return { rows: 0, spoiled: false };
  const bytes = await simulator.file(door.ente.codiceFiscale, id);
  const content = spoil ? withWrongRow(bytes, posizioni) : bytes;
  const view = await door.uploadGiornale(fileName, content, posizioni);
  const wrong = spoil ? 1 : 0;
  if (view.stato !== 'FILE_CARICATO' || view.righeAccettate !== rows || view.righeScartate !== wrong)
    throw new Error(
      `${fileName}: ${view.stato}, ${view.righeAccettate} righe caricate e ${view.righeScartate} scartate ${view.errore ?? ''}; attese ${rows} e ${wrong}`,
    );
  if (spoil) {
    const last = (await door.giornaleScarti(view.id)).trim().split('\n').pop() ?? '';
    screen.item(
      `${fileName}: una riga sbagliata apposta è fra gli scarti (${last.split(';').pop()?.replace(/"/g, '')})`,
    );
  }
  return { rows, spoiled: spoil };
}

/** The file with one more row, whose data contabile is no date. */
function withWrongRow(bytes: Buffer, posizioni: readonly number[]): Buffer {
  const columns = Math.max(...posizioni);
  const values = ['2026', '9999999', '31-02-2026', 'PROVA', 'RIGA SBAGLIATA', '1.00', '2026-02-28'];
  const row = Array.from({ length: columns }, (_, i) => values[posizioni.indexOf(i + 1)] ?? '').join(';');
  return Buffer.concat([bytes, Buffer.from(bytes.at(-1) === 0x0a ? `${row}\n` : `\n${row}\n`)]);
}
