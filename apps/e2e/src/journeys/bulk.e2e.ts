import { until, unzipped } from '@mypay/testing';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { useBrowser } from '../browser/visit';

const HEADER =
  'IUD;codIuv;tipoIdentificativoUnivoco;codiceIdentificativoUnivoco;anagraficaPagatore;indirizzoPagatore;civicoPagatore;capPagatore;localitaPagatore;provinciaPagatore;nazionePagatore;mailPagatore;dataEsecuzionePagamento;importoDovuto;commissioneCaricoPa;tipoDovuto;tipoVersamento;causaleVersamento;datiSpecificiRiscossione;bilancio;azione';
const row = (iud: string, subject: string): string =>
  `${iud};;F;PRVDAA70A41Z100E;Ada Provetti;via Larga;1;30121;Venezia;VE;IT;;2099-06-30;15.50;;TARI;ALL;${subject};9/0101101IM/TARI;;I`;

/** The bytes that a click on a link downloads. */
async function downloaded(page: Page, link: ReturnType<Page['locator']>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await download.path());
}

describe('an operator works on many debts at once', () => {
  const browser = useBrowser();

  it('prints those selected, cancels two with a reason, exports the filter and what was paid', async () => {
    const run = process.hrtime.bigint().toString(36);
    const subject = `Molti ${run}`;
    const iuds = ['A', 'B', 'C'].map((letter) => `BULK-${run}-${letter}`);
    const { page } = await browser.visit({ persona: 'Marco Tentoni' });

    await page.goto('/bo/c_roccaprova/flussi/import');
    await page.locator('input[type="file"]').setInputFiles({
      name: `c_roccaprova-BULK${run}-1_2.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from([HEADER, ...iuds.map((iud) => row(iud, subject)), ''].join('\r\n')),
    });
    await page.getByRole('button', { name: 'Carica', exact: true }).click();
    const accepted = page.locator('dl > div', { hasText: 'Accettate' }).locator('dd').first();
    await until(async () => (await accepted.innerText()) === '3');

    const list = `/bo/c_roccaprova/dovuti?causale=${encodeURIComponent(subject)}`;
    await page.goto(list);
    await page.getByLabel('Seleziona tutte le righe della pagina').check();
    await page.getByText('3 selezionati').waitFor();
    await page.getByRole('button', { name: 'Stampa avvisi' }).click();
    await page.getByRole('button', { name: 'Avvia la stampa' }).click();
    await page.getByRole('heading', { level: 1, name: 'Stampe di avvisi' }).waitFor();
    const part = page
      .getByRole('row')
      .nth(1)
      .getByRole('link', { name: /^Parte 1/ });
    await part.waitFor({ timeout: 60_000 });
    const files = await unzipped(await downloaded(page, part));
    const index = (files.get('indice.csv') ?? Buffer.of()).toString();
    for (const iud of iuds) expect(index).toContain(`;${iud};avviso-`);
    expect([...files.keys()].filter((name) => name.endsWith('.pdf'))).toHaveLength(3);

    await page.goto(list);
    for (const iud of iuds.slice(0, 2)) await page.getByLabel(new RegExp(`^Seleziona ${iud} `)).check();
    await page.getByRole('button', { name: 'Annulla…', exact: true }).first().click();
    await page.getByLabel('Motivo (obbligatorio)').fill('Emessi due volte');
    await page.getByRole('button', { name: 'Annulla i dovuti' }).click();
    await page.getByText('2 dovuti annullati.').waitFor();
    await page.getByRole('button', { name: 'Chiudi l’esito' }).click();
    await page.getByText('1 risultato').first().waitFor();

    await page.getByRole('button', { name: 'Esporta' }).click();
    const csv = (await downloaded(page, page.getByRole('link', { name: 'Scarica come CSV' }))).toString();
    expect(csv).toContain(`${iuds[2] ?? ''};`);
    expect(csv).not.toContain(iuds[0]);

    await page.goto('/bo/c_roccaprova/flussi/export');
    await page.getByRole('button', { name: 'Prenota export' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Prenota export' }).click();
    const first = page.getByRole('row').nth(1);
    await first.getByText(/^Pronto/).waitFor({ timeout: 60_000 });
    const file = first.getByRole('link', { name: /^Scarica/ });
    if ((await file.count()) > 0) {
      const [name = ''] = [...(await unzipped(await downloaded(page, file))).keys()];
      expect(name).toMatch(/_ESTRAZIONE_DOVUTI_.*\.csv$/);
    } else await first.getByText('Nel periodo non è stato pagato nulla.').waitFor();

    await page.goto('/bo/c_roccaprova/attivita');
    await page.getByText('Stampa di avvisi').first().waitFor();
    await page.getByText('Export dei pagati').last().waitFor();
  });
});
