import path from 'node:path';
import { until, workspaceRoot } from '@mypay/testing';
import type { Page } from 'playwright-core';
import { useBrowser } from '../browser/visit';

const PERSONA = 'Lucia Esempi';
const EXAMPLE = path.join(workspaceRoot(), 'examples', 'c_roccaprova-esempio-1_2.csv');
const NOTICE = '3012 6000 0000 0001 73';
const CODICE_FISCALE = 'CMPBRN65C12Z110W';
const BANK = `${process.env['E2E_SIMULATOR'] ?? ''}/banca`;

/** Waits until a figure of the outcome has come to its value: it grows while the file is read. */
const shows = (page: Page, term: string, value: string) =>
  until(async () => (await page.locator('dl > div', { hasText: term }).locator('dd').first().innerText()) === value);

// The README's words, on a system that is fresh: a file has its name once.
describe('a first payment, in the five steps of the README', () => {
  const browser = useBrowser();

  it('leads in the browser from the tracciato to the paid notice and its reconciliation', async () => {
    const { page } = await browser.visit();
    await page.goto('/accedi');
    await page.getByRole('link', { name: 'Entra con SPID' }).click();
    await page.getByRole('button', { name: PERSONA }).click();
    const menu = page.getByRole('navigation', { name: 'Menu dell’area operatori' });
    await menu.getByRole('link', { name: 'Import di dovuti' }).click();
    await page.getByRole('heading', { level: 1, name: 'Import di dovuti' }).waitFor();
    await page.locator('input[type="file"]').setInputFiles(EXAMPLE);
    await page.getByRole('button', { name: 'Carica', exact: true }).click();
    await page.getByRole('heading', { name: 'Righe scartate' }).waitFor();
    await shows(page, 'Accettate', '3');
    await shows(page, 'Scartate', '4');
    await menu.getByRole('link', { name: 'Dovuti', exact: true }).click();
    await page.getByRole('row').filter({ hasText: 'Bruno Campioni' }).getByText(NOTICE).waitFor();

    const phone = (await browser.visit({ viewport: 'phone' })).page;
    await phone.goto('/');
    await phone.getByLabel('Codice avviso').fill(NOTICE);
    await phone.getByLabel('Codice fiscale o partita IVA').fill(CODICE_FISCALE);
    await phone.getByRole('button', { name: 'Cerca avviso' }).click();
    await phone.getByText('€\u00a0120,50').first().waitFor();
    await phone.getByRole('button', { name: 'Paga ora' }).click();
    await phone.getByRole('button', { name: 'Vai al pagamento' }).click();
    await phone.waitForURL(/\/checkout\/c\//);
    await phone.getByRole('button', { name: 'Paga', exact: true }).click();
    await phone.getByRole('heading', { name: 'Pagamento eseguito' }).waitFor();

    const bank = (await browser.visit()).page;
    await bank.goto(BANK);
    await bank.getByRole('button', { name: 'Passa una settimana' }).click();
    await bank.getByText('hanno rendicontato').waitFor();
    await bank.getByLabel('Ente').selectOption({ label: 'Comune di Roccaprova' });
    await bank.getByRole('button', { name: 'Pubblica il giornale di cassa' }).click();
    const saving = bank.waitForEvent('download');
    await bank.getByRole('link', { name: /\.csv$/ }).click();
    const file = path.join(path.dirname(await (await saving).path()), (await saving).suggestedFilename());
    await (await saving).saveAs(file);

    await menu.getByRole('link', { name: 'Rendicontazione' }).click();
    await page.getByRole('button', { name: 'Scarica ora dal Nodo' }).click();
    await page.getByText(/^(1 flusso nuovo|\d+ flussi nuovi)\./).waitFor(); // other journeys have paid too
    await page.getByRole('link', { name: 'MyPivot', exact: true }).click();
    await menu.getByRole('link', { name: 'Giornale di cassa CSV' }).click();
    await page.getByLabel('File del giornale di cassa').setInputFiles(file);
    await page.getByRole('button', { name: 'Carica', exact: true }).click();
    await page
      .getByRole('row')
      .filter({ hasText: path.basename(file) })
      .getByText('Caricato')
      .waitFor();

    await menu.getByRole('link', { name: 'Riconciliazioni' }).click();
    await page.getByRole('row').filter({ hasText: 'ESEMPIO-2' }).locator('a.row-link').click();
    await page.getByText('Incassato').first().waitFor();
    await page
      .getByText(/è stato accreditato con la bolletta/)
      .first()
      .waitFor();
  });
});
