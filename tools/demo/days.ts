import { euro, type Journey, type Notice } from './journey';
import type { HalfRequest } from './kills';
import type { DovutoView, EnteDoor } from './platform';
import { plural } from './screen';
import { waitFor } from './wait';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Virtual days after which everything but what was lost on purpose must have arrived. */
const MAX_DAYS = 16;

/** Day X: the robots of the simulator pay every notice at a PSP. */
export async function payAll(journey: Journey, notices: readonly Notice[]): Promise<void> {
  const { simulator, run, kills, screen } = journey;
  screen.section('Giorno X: i cittadini pagano presso i PSP');
  await simulator.pay(run, notices);
  const view = await waitFor(
    'i pagamenti',
    async () => {
      const state = await simulator.run(run);
      const { done, total, pending } = state.payments;
      screen.progress(`${done} pagati di ${total}`);
      if (done > 0 && pending > 0)
        await kills.whileReceiving('pagamenti', `una paVerifyPaymentNotice, con ${pending} avvisi in pagamento`, () =>
          Promise.resolve(halfVerify(journey, notices)),
        );
      return pending === 0 ? state : undefined;
    },
    { timeoutMs: 300_000 },
  );
  for (const { ec, notice, fault } of view.refusals.slice(0, 10))
    screen.problem(`avviso ${notice} di ${ec} rifiutato: ${JSON.stringify(fault)}`);
  if (view.payments.done !== notices.length)
    throw new Error(`pagati ${view.payments.done} avvisi di ${notices.length}`);
  screen.done(`${plural(view.payments.done, 'avviso pagato', 'avvisi pagati')}: verifica, attivazione, esito`);
}

/** A verification as the node sends it, to be cut in its middle. */
function halfVerify({ clients }: Journey, notices: readonly Notice[]): HalfRequest {
  const { ec = '', notice = '' } = notices[0] ?? {};
  const body =
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
    'xmlns:pafn="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"><soapenv:Body><pafn:paVerifyPaymentNoticeReq>' +
    `<idPA>${ec}</idPA><idBrokerPA>09876543210</idBrokerPA><idStation>09876543210_01</idStation>` +
    `<qrCode><fiscalCode>${ec}</fiscalCode><noticeNumber>${notice}</noticeNumber></qrCode>` +
    '</pafn:paVerifyPaymentNoticeReq></soapenv:Body></soapenv:Envelope>';
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '"paVerifyPaymentNotice"' };
  return { method: 'POST', url: clients.paForNode, headers, body: Buffer.from(body) };
}

/** A minute later the receipts that travel well have come, and their dovuti are paid. */
export async function receiveReceipts({ simulator, run, doors, kills, screen }: Journey): Promise<void> {
  screen.section('Ricevute: il nodo consegna le RT, i dovuti risultano pagati');
  const { now } = await simulator.clock();
  const to = new Date(Date.parse(now) + MINUTE_MS);
  await kills.whileWorking('nodo-simulator', 'consegna delle RT, orologio in avanzamento', () =>
    simulator.advanceTo(to),
  );
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

/**
 * Day X+1 and after: time goes on by days; every day the platform pulls the flows and the enti load the giornale di cassa,
 * until only what was lost on purpose is missing and every bank day is published.
 */
export async function advanceUntilComplete(journey: Journey): Promise<void> {
  const { simulator, run, doors, screen } = journey;
  screen.section('Giorno X+1 e seguenti: flussi di rendicontazione, bonifici, giornale di cassa');
  const files = new TreasuryFiles(journey);
  for (let day = 1; day <= MAX_DAYS; day += 1) {
    const { now } = await simulator.clock();
    screen.progress(`giorno X+${day}`);
    const clock = await simulator.advanceTo(new Date(Date.parse(now) + DAY_MS));
    const loaded = await Promise.all(
      doors.map(async (door) => {
        await door.pullFdr();
        const rows = await files.load(door);
        return rows > 0 ? `${door.ente.codiceIpa} ${plural(rows, 'movimento', 'movimenti')}` : undefined;
      }),
    );
    const [{ missing }, state] = await Promise.all([simulator.quiet(), simulator.run(run)]);
    const movements = loaded.filter((text) => text !== undefined).join(', ');
    screen.item(
      `X+${day} (${clock.now.slice(0, 10)}): ${plural(state.flows.published, 'flusso pubblicato', 'flussi pubblicati')}, ` +
        `${state.receipts.accepted}/${state.receipts.expected} RT; giornale: ${movements || 'nessun movimento'}`,
    );
    const { persePerScelta, ...toCome } = missing;
    if (Object.values(toCome).every((count) => count === 0)) {
      const lost = persePerScelta > 0 ? `; ${plural(persePerScelta, 'RT persa', 'RT perse')} per scelta` : '';
      screen.done(`tutto è arrivato in ${plural(day, 'giorno', 'giorni')}${lost}`);
      return;
    }
  }
  throw new Error(`dopo ${MAX_DAYS} giorni manca ancora: ${JSON.stringify((await simulator.quiet()).missing)}`);
}

/** The giornali di cassa from the treasurer to pivot; the first one, in a run with anomalies, with a row that is wrong on purpose. */
class TreasuryFiles {
  private spoiled: boolean;

  constructor(private readonly journey: Journey) {
    this.spoiled = journey.options.anomalies === 'none';
  }

  /** Loads what the treasurer has published since the last time. @returns how many movements */
  async load(door: EnteDoor): Promise<number> {
    const { simulator, kills, screen } = this.journey;
    const { id, fileName, rows, posizioni: positions } = await simulator.publish(door.ente.codiceFiscale);
    if (id === null) return 0;
    const bytes = await simulator.file(door.ente.codiceFiscale, id);
    const wrong = this.spoiled ? 0 : 1;
    this.spoiled = true;
    const content = wrong ? withWrongRow(bytes, positions) : bytes;
    await kills.whileReceiving('pivot', `${fileName}, in caricamento`, () =>
      door.uploadRequest('pivot/giornali-di-cassa', fileName, content),
    );
    const view = await door.uploadGiornale(fileName, content, positions);
    if (view.stato !== 'FILE_CARICATO' || view.righeAccettate !== rows || view.righeScartate !== wrong)
      throw new Error(
        `${fileName}: ${view.stato} ${view.errore ?? ''}, ${view.righeAccettate} righe caricate e ` +
          `${view.righeScartate} scartate; attese ${rows} e ${wrong}`,
      );
    if (wrong) {
      const [, , , code, text] = ((await door.giornaleScarti(view.id)).trim().split('\n').pop() ?? '').split(';');
      screen.item(`${fileName}: una riga sbagliata apposta è fra gli scarti: ${unquoted(code)}, ${unquoted(text)}`);
    }
    return rows;
  }
}

const unquoted = (text = ''): string => text.replace(/^"|"$/g, '');

/** The file with one more row, whose data contabile is no date. */
function withWrongRow(bytes: Buffer, positions: readonly number[]): Buffer {
  const columns = Math.max(...positions);
  const values = ['2026', '9999999', '31-02-2026', 'PROVA', 'RIGA SBAGLIATA', '1.00', '2026-02-28'];
  const row = Array.from({ length: columns }, (_, i) => values[positions.indexOf(i + 1)] ?? '').join(';');
  return Buffer.concat([bytes, Buffer.from(bytes.at(-1) === 0x0a ? `${row}\n` : `\n${row}\n`)]);
}
