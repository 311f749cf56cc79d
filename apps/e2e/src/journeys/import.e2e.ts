import { until } from '@mypay/testing';
import type { Page } from 'playwright-core';
import { tracciato } from '../browser/tracciato';
import { useBrowser } from '../browser/visit';

/** Waits until a figure of the outcome has come to its value: it grows while the file is read. */
const shows = (page: Page, term: string, value: string) =>
  until(async () => (await page.locator('dl > div', { hasText: term }).locator('dd').first().innerText()) === value);

describe('an operator’s morning', () => {
  const browser = useBrowser();

  it('sees the dovuti, loads a tracciato, watches it, corrects what was rejected and loads that again', async () => {
    const run = process.hrtime.bigint().toString(36);
    const iuds = ['A', 'B', 'C'].map((letter) => `E2E-${run}-${letter}`);
    const [a = '', b = '', c = ''] = iuds;
    const { page } = await browser.visit({ persona: 'Marco Tentoni' });

    await page.goto('/bo/scegli-ente');
    await page.getByRole('link', { name: 'Comune di Roccaprova' }).click();
    const menu = page.getByRole('navigation', { name: 'Menu dell’area operatori' });
    await menu.getByRole('link', { name: 'Dovuti', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Dovuti' }).waitFor();

    await menu.getByRole('link', { name: 'Import', exact: false }).first().click();
    await page.locator('input[type="file"]').setInputFiles({
      name: `c_roccaprova-E2E${run}-1_2.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(
        tracciato({ iud: a, importo: '80.00' }, { iud: b, importo: '12.345' }, { iud: c, importo: '15.50' }),
      ),
    });
    await page.getByRole('button', { name: 'Carica', exact: true }).click();
    await page.getByRole('heading', { name: 'Righe scartate' }).waitFor();
    await shows(page, 'Accettate', '2');
    await shows(page, 'Scartate', '1');

    await page.getByRole('button', { name: 'Correggi' }).click();
    await page.getByLabel('importoDovuto').fill('12.34');
    await page.getByRole('button', { name: 'Ricarica 1 riga corretta' }).click();
    await page.getByRole('heading', { level: 1, name: /_C\d+-1_2/ }).waitFor();
    await shows(page, 'Accettate', '1');
    await shows(page, 'Scartate', '0');

    await page.goto(`/bo/c_roccaprova/dovuti?iud=${b}`);
    await page.getByText('€\u00a012,34').first().waitFor();
  });
});
