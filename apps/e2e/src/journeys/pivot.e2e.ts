import { randomInt, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { seriousFaults } from '../browser/accessibility';
import { askEnte, askSimulator } from '../browser/doors';
import { pressOn } from '../browser/keyboard';
import { useBrowser } from '../browser/visit';

const IPA = 'c_roccaprova';
const EC = '80012340123';
const PERSONA = 'Lucia Esempi';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

interface Flusso {
  readonly iuf: string;
  readonly psp: string;
  readonly verdetto: string;
  readonly importoTotale: string;
}

/** Asks until there is an answer. @throws Error with what was awaited, after two minutes */
async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + 120_000;
  while (performance.now() < end) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`not there after two minutes: ${what}`);
}

const flussi = async (query: string): Promise<readonly Flusso[]> =>
  (await askEnte<{ elementi: Flusso[] }>(IPA, 'GET', `/pivot/flussi?limite=100&${query}`)).elementi;

/** A payment of day X whose flow has come on day X+1, and no cash yet. @returns the flow */
async function flussoWithoutCash(): Promise<Flusso> {
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
  await until('the payment', async () => {
    const { payments } = await askSimulator<{ payments: { done: number } }>('GET', `/runs/${run}`);
    return payments.done === 1 ? true : undefined;
  });
  await askSimulator('POST', '/clock/advance', { to: new Date(Date.parse(now) + MINUTE_MS).toISOString() });
  for (let day = 1; day <= 4; day += 1) {
    await askSimulator('POST', '/clock/advance', { to: new Date(Date.parse(now) + day * DAY_MS).toISOString() });
    const { flows } = await askSimulator<{ flows: { published: number } }>('GET', `/runs/${run}`);
    if (flows.published > 0) break;
  }
  await askEnte(IPA, 'POST', '/flussi-rendicontazione/scarico', {});
  return until('the flow in pivot', async () => (await flussi('verdetto=NO_TES')).find(({ iuf }) => !known.has(iuf)));
}

/** The giornale of a day: the credit of a flow, and a row that no bank would write. */
const giornale = ({ iuf, importoTotale }: Flusso): string =>
  [
    'anno;bolletta;contabile;ordinante;causale;importo;valuta',
    `2026;${randomInt(1_000_000, 9_999_999)};2026-12-03;PSP DI PROVA;/PUR/LGPE-RIVERSAMENTO/URI/${iuf};${importoTotale};2026-12-03`,
    '2026;X1;2026-12-03;PSP DI PROVA;SALDO;dieci;2026-12-03',
    '',
  ].join('\n');

const explained = (page: Page, words: string | RegExp) => page.locator('.flusso-words').getByText(words).waitFor();

describe('MyPivot', () => {
  const browser = useBrowser();
  let flusso: Flusso;
  beforeAll(async () => {
    flusso = await flussoWithoutCash();
  }, 300_000);
  afterAll(() => askSimulator('POST', '/clock', { mode: 'real' }));

  it('why a flow does not reconcile is told in three clicks, by keyboard alone too', async () => {
    const { page } = await browser.visit({ persona: PERSONA });
    await page.goto(`/pivot/${IPA}`);
    await page.locator('.day-line').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Flussi che non tornano' }).click();
    await page.getByRole('link', { name: flusso.iuf }).click();
    await explained(page, /nessuna bolletta lo cita/);
    expect(await seriousFaults(page)).toEqual([]);

    await page.goto(`/pivot/${IPA}/rendicontazioni?verdetto=NO_TES`);
    await pressOn(page, page.getByRole('link', { name: flusso.iuf }));
    await explained(page, /nessuna bolletta lo cita/);
  });

  it('a giornale is looked at, uploaded and loaded in the browser, and the flow is reconciled', async () => {
    const { page } = await browser.visit({ persona: PERSONA });
    await page.goto(`/pivot/${IPA}/import`);
    const name = `giornale-e2e-${randomUUID()}.csv`;
    await page
      .getByLabel('File del giornale di cassa')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(giornale(flusso)) });
    await page.getByText('1 riga su 2 sarebbero scartate').waitFor();
    await page.getByText(`cita ${flusso.iuf}`).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Carica', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: name });
    await row.getByText('Caricato con scarti').waitFor({ timeout: 120_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), row.getByText('Scarica gli scarti').click()]);
    expect(await readFile(await download.path(), 'utf8')).toContain('num_importo [dieci] non valido');

    await until('the flow reconciled', async () => (await flussi('verdetto=OK')).find(({ iuf }) => iuf === flusso.iuf));
    await page.goto(`/pivot/${IPA}/rendicontazioni?verdetto=OK`);
    await page.getByRole('link', { name: flusso.iuf }).click();
    await explained(page, /accreditati con la bolletta/);
    await page.locator('a.row-link[href*="/pagamenti/"]').first().click();
    await page.getByText('Incassato').first().waitFor();
    expect(await page.locator('.chain-node.chain-ok').count()).toBeGreaterThanOrEqual(3);
    expect(await seriousFaults(page)).toEqual([]);
  });
});
