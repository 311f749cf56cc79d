import { randomInt, randomUUID } from 'node:crypto';
import { askEnte, askSimulator, sendFile } from './doors';

export const IPA = 'c_roccaprova';
const EC = '80012340123';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface Flusso {
  readonly iuf: string;
  readonly psp: string;
  readonly verdetto: string;
  readonly importoTotale: string;
}

/** Asks until there is an answer. @throws Error with what was awaited, after two minutes */
export async function answered<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + 120_000;
  while (performance.now() < end) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`not there after two minutes: ${what}`);
}

export const flussi = async (query: string): Promise<readonly Flusso[]> =>
  (await askEnte<{ elementi: Flusso[] }>(IPA, 'GET', `/pivot/flussi?limite=100&${query}`)).elementi;

/** A payment of day X whose flow has come, past week-ends and feasts, and no cash yet. @returns the flow */
export async function flussoWithoutCash(): Promise<Flusso> {
  const known = new Set((await flussi('verdetto=NO_TES')).map(({ iuf }) => iuf));
  const iud = `E2E-${randomUUID().slice(0, 18)}`;
  const { numeroAvviso: notice } = await askEnte<{ numeroAvviso: string }>(IPA, 'POST', '/dovuti', {
    iud,
    tipoDovuto: 'TARI',
    importo: '42.42',
    causale: `Prova ${iud}`,
    debitore: { tipo: 'F', codice: 'PRVDAA70A41Z100E', anagrafica: 'Ada Provetti' },
  });
  const { now } = await askSimulator<{ now: string }>('POST', '/clock', { mode: 'frozen' });
  const config = { anomalies: 'none', chiave: randomUUID() };
  const { run } = await askSimulator<{ run: number }>('POST', '/runs', { seed: iud, config });
  await askSimulator('POST', `/runs/${run}/pay`, { payments: [{ ec: EC, notice }] });
  await answered('the payment', async () => {
    const { payments } = await askSimulator<{ payments: { done: number } }>('GET', `/runs/${run}`);
    return payments.done === 1 ? true : undefined;
  });
  await askSimulator('POST', '/clock/advance', { to: new Date(Date.parse(now) + MINUTE_MS).toISOString() });
  for (let day = 1; day <= 10; day += 1) {
    await askSimulator('POST', '/clock/advance', { to: new Date(Date.parse(now) + day * DAY_MS).toISOString() });
    const { flows } = await askSimulator<{ flows: { published: number } }>('GET', `/runs/${run}`);
    if (flows.published > 0) break;
  }
  await askEnte(IPA, 'POST', '/flussi-rendicontazione/scarico', {});
  return answered('the flow in pivot', async () =>
    (await flussi('verdetto=NO_TES')).find(({ iuf }) => !known.has(iuf)),
  );
}

/** The giornale of a day: the credit of a flow, and a row that no bank would write. */
export const giornale = ({ iuf, importoTotale }: Flusso): string =>
  [
    'anno;bolletta;contabile;ordinante;causale;importo;valuta',
    `2026;${randomInt(1_000_000, 9_999_999)};2026-12-03;PSP DI PROVA;/PUR/LGPE-RIVERSAMENTO/URI/${iuf};${importoTotale};2026-12-03`,
    '2026;X1;2026-12-03;PSP DI PROVA;SALDO;dieci;2026-12-03',
    '',
  ].join('\n');

/** A flow that reconciles with its cash, and one that waits for it: what MyPivot's screens need to be full. Made once. */
export async function dayOfMyPivot(): Promise<void> {
  try {
    if ((await flussi('verdetto=OK')).length === 0) {
      const flusso = await flussoWithoutCash();
      await sendFile(IPA, '/pivot/giornali-di-cassa', `giornale-${randomUUID()}.csv`, giornale(flusso));
      await answered('the flow reconciled', async () =>
        (await flussi('verdetto=OK')).find(({ iuf }) => iuf === flusso.iuf),
      );
    }
    if ((await flussi('verdetto=NO_TES')).length === 0) await flussoWithoutCash();
  } finally {
    await askSimulator('POST', '/clock', { mode: 'real' });
  }
}
