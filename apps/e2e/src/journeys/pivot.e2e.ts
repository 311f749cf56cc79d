import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { seriousFaults } from '../browser/accessibility';
import { answered, flussi, type Flusso, flussoWithoutCash, giornale, IPA } from '../browser/day-of-mypivot';
import { askSimulator } from '../browser/doors';
import { pressOn } from '../browser/keyboard';
import { useBrowser } from '../browser/visit';

const PERSONA = 'Lucia Esempi';

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

  it('a month of the chart opens the payments that it counts', async () => {
    const { page } = await browser.visit({ persona: PERSONA });
    await page.goto(`/pivot/${IPA}`);
    await pressOn(page, page.locator('.months-column').last());
    await page.getByText(/^Fin dove è arrivato: Ha la ricevuta/).waitFor();
    await page.locator('a.row-link[href*="/pagamenti/"]').first().waitFor();
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

    await answered('the flow reconciled', async () =>
      (await flussi('verdetto=OK')).find(({ iuf }) => iuf === flusso.iuf),
    );
    await page.goto(`/pivot/${IPA}/rendicontazioni?verdetto=OK`);
    await page.getByRole('link', { name: flusso.iuf }).click();
    await explained(page, /accreditati con la bolletta/);
    await page.locator('a.row-link[href*="/pagamenti/"]').first().click();
    await page.getByText('Incassato').first().waitFor();
    expect(await page.locator('.chain-node.chain-ok').count()).toBeGreaterThanOrEqual(3);
    expect(await seriousFaults(page)).toEqual([]);
  });
});
