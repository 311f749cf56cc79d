import { randomInt, randomUUID } from 'node:crypto';
import path from 'node:path';
import { until } from '@mypay/testing';
import type { Page } from 'playwright-core';
import { seriousFaults } from '../browser/accessibility';
import { askEnte } from '../browser/doors';
import { tracciato } from '../browser/tracciato';
import { useBrowser } from '../browser/visit';

const IPA = 'c_roccaprova';
const PERSONA = 'Lucia Esempi';
const CODICE_FISCALE = 'PRVDAA70A41Z100E';
const BANK = `${process.env['E2E_SIMULATOR'] ?? ''}/banca`;

/** An IUV of the ente's own, which no other journey bears. Source: pagopa-node.md, check digits of aux digit 3. */
function freshIuv(): string {
  const base = `0199${String(randomInt(10 ** 11)).padStart(11, '0')}`;
  return base + String(Number(BigInt(`3${base}`) % 93n)).padStart(2, '0');
}

/** An operator loads a tracciato of one debt. @returns the debt's notice */
async function imported(page: Page, iud: string): Promise<string> {
  await page.goto(`/bo/${IPA}/flussi/import`);
  await page.locator('input[type="file"]').setInputFiles({
    name: `${IPA}-VITA${process.hrtime.bigint().toString(36)}-1_2.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(tracciato({ iud, importo: '61.70', iuv: freshIuv(), causale: `Tassa sui rifiuti ${iud}` })),
  });
  await page.getByRole('button', { name: 'Carica', exact: true }).click();
  const accepted = page.locator('dl > div', { hasText: 'Accettate' }).locator('dd').first();
  await until(async () => (await accepted.innerText()) === '1');
  return (await askEnte<{ numeroAvviso: string }>(IPA, 'GET', `/dovuti/${iud}`)).numeroAvviso;
}

/** A citizen finds the notice on a phone and pays it at Checkout; the first time they give up. */
async function paidAtCheckout(page: Page, notice: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Codice avviso').fill(notice);
  await page.getByLabel('Codice fiscale o partita IVA').fill(CODICE_FISCALE);
  await page.getByRole('button', { name: 'Cerca avviso' }).click();
  await page.getByRole('button', { name: 'Aggiungi al carrello' }).click();
  for (const act of ['Annulla e torna al sito', 'Paga']) {
    await page.goto('/checkout');
    await page.getByRole('button', { name: 'Vai al pagamento' }).click();
    await page.waitForURL(/\/checkout\/c\//);
    await page.getByRole('button', { name: act, exact: true }).click();
    await page.getByRole('heading', { name: act === 'Paga' ? 'Pagamento eseguito' : 'Pagamento annullato' }).waitFor();
  }
}

/** A week passes at the bank. @returns the giornale that it publishes, as a file */
async function creditedByTheBank(page: Page): Promise<string> {
  await page.goto(BANK);
  await page.getByRole('button', { name: 'Passa una settimana' }).click();
  await page.getByText('hanno rendicontato').waitFor();
  await page.getByLabel('Ente').selectOption({ label: 'Comune di Roccaprova' });
  await page.getByRole('button', { name: 'Pubblica il giornale di cassa' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: /\.csv$/ }).click();
  const file = path.join(path.dirname(await (await saving).path()), (await saving).suggestedFilename());
  await (await saving).saveAs(file);
  return file;
}

/** The operator fetches the flow and loads the giornale. */
async function takenIn(page: Page, giornale: string): Promise<void> {
  await page.goto(`/bo/${IPA}/flussi/rendicontazione`);
  await page.getByRole('button', { name: 'Scarica ora dal Nodo' }).click();
  await page.getByText(/^(1 flusso nuovo|\d+ flussi nuovi)\./).waitFor(); // other journeys have paid too
  await page.goto(`/pivot/${IPA}/import`);
  await page.getByLabel('File del giornale di cassa').setInputFiles(giornale);
  await page.getByRole('button', { name: 'Carica', exact: true }).click();
  await page
    .getByRole('row')
    .filter({ hasText: path.basename(giornale) })
    .getByText('Caricato')
    .waitFor();
}

describe('the life of a debt', () => {
  const browser = useBrowser();
  const iud = `VITA-${randomUUID().slice(0, 18)}`;

  it('its timeline tells the import, the attempts, the calls of the node, the receipt, the flow and the cash, in order', async () => {
    const { page } = await browser.visit({ persona: PERSONA });
    const notice = await imported(page, iud);
    await paidAtCheckout((await browser.visit({ viewport: 'phone' })).page, notice);
    await takenIn(page, await creditedByTheBank((await browser.visit()).page));
    await until(async () => {
      const { elementi } = await askEnte<{ elementi: { tesoreria?: object }[] }>(
        IPA,
        'GET',
        `/pivot/pagamenti?iud=${iud}`,
      );
      return elementi[0]?.tesoreria !== undefined;
    });

    await page.goto(`/bo/${IPA}/dovuti/${iud}`);
    await page.getByText('Incassato').first().waitFor();
    const titles = (await page.locator('.app-timeline-title').allInnerTexts()).toReversed();
    // The first cart was given up. The node may ask more than once for each; the order is what counts.
    expect(titles.filter((title, i) => title !== titles[i - 1])).toEqual([
      'Caricato da un tracciato',
      'Mandato a pagoPA Checkout',
      'Il Nodo chiede se si può pagare',
      'Mandato a pagoPA Checkout',
      'Il Nodo chiede se si può pagare',
      'Il Nodo comincia il pagamento',
      'Il Nodo consegna la ricevuta',
      'Ricevuta arrivata',
      'Pagato',
      'Rendicontato',
      'Incassato',
    ]);
    const attempts = page.locator('.app-timeline-event', { hasText: 'Mandato a pagoPA Checkout' });
    expect(await attempts.getByText(/^(pagata|abbandonata)$/).allInnerTexts()).toEqual(['pagata', 'abbandonata']);
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('each step leads to its proof: the receipt as it came, the flow, the entry of the bank', async () => {
    const { page } = await browser.visit({ persona: PERSONA });
    await page.goto(`/bo/${IPA}/dovuti/${iud}`);
    const step = (title: string) => page.locator('.app-timeline-event', { hasText: title });
    await step('Ricevuta arrivata').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Ricevuta' }).waitFor();
    const original = await page.getByRole('link', { name: /Scarica com’è arrivata/ }).getAttribute('href');
    expect(await (await page.request.get(original ?? '')).text()).toContain('paSendRTV2');

    await page.goBack();
    await step('Rendicontato')
      .getByRole('link', { name: /^Flusso / })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Rendicontazione' }).waitFor();
    await page.locator('.row-link').first().click();
    const flow = await page.getByRole('link', { name: /Scarica com’è arrivato/ }).getAttribute('href');
    expect((await (await page.request.get(flow ?? '')).body()).subarray(0, 2).toString()).toBe('PK');

    await page.goto(`/bo/${IPA}/dovuti/${iud}`);
    await step('Incassato').getByRole('link').click();
    await page.waitForURL(/\/giornale-di-cassa\//);
  });

  it('one box finds it by IUV, notice, IUD, IUR, IUF and codice fiscale, and leads to the right screen', async () => {
    const { numeroAvviso, iuv } = await askEnte<{ numeroAvviso: string; iuv: string }>(IPA, 'GET', `/dovuti/${iud}`);
    const { elementi } = await askEnte<{ elementi: { iur: string; iuf: string }[] }>(
      IPA,
      'GET',
      `/pivot/pagamenti?iud=${iud}`,
    );
    const { iur = '', iuf = '' } = elementi[0] ?? {};
    const { page } = await browser.visit({ persona: PERSONA });
    const causale = `Tassa sui rifiuti ${iud}`;
    for (const [text, group, link] of [
      [iuv, 'Dovuti', causale],
      [numeroAvviso.replace(/(.{4})/g, '$1 '), 'Dovuti', causale],
      [iud, 'Dovuti', causale],
      [CODICE_FISCALE, 'Dovuti', causale],
      [iur, 'Ricevute', causale],
      [iuv, 'Ricevute', causale],
      [iuf, 'Flussi di rendicontazione', iuf],
      [iuf, 'Giornale di cassa', 'Bolletta'],
    ] as const) {
      await page.goto(`/bo/${IPA}`);
      await page.getByRole('searchbox').fill(text.trim());
      await page.getByRole('button', { name: 'Cerca' }).click();
      const found = page.locator('section', { has: page.getByRole('heading', { name: group, exact: true }) });
      await found.getByRole('link', { name: link }).first().waitFor();
    }
    await page.goto(`/bo/${IPA}/cerca?q=${encodeURIComponent(iuf)}`);
    await page.getByRole('link', { name: iuf, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Flusso di rendicontazione' }).waitFor();
    await page.goto(`/bo/${IPA}/cerca?q=${encodeURIComponent(iur)}`);
    await page.locator('a[href*="/ricevute/"]').first().click();
    await page.getByRole('heading', { level: 1, name: 'Ricevuta' }).waitFor();
  });

  it('the cruscotto warns of rejected rows, and each figure opens as many debts as it counts', async () => {
    const { page } = await browser.visit({ persona: PERSONA });
    const bad = { iud: `BUONA-${randomUUID().slice(0, 18)}`, importo: 'molto', iuv: freshIuv() };
    await page.goto(`/bo/${IPA}/flussi/import`);
    await page.locator('input[type="file"]').setInputFiles({
      name: `${IPA}-SCARTI${process.hrtime.bigint().toString(36)}-1_2.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(tracciato(bad)),
    });
    await page.getByRole('button', { name: 'Carica', exact: true }).click();
    await page.getByRole('heading', { name: 'Righe scartate' }).waitFor();
    await page.goto(`/bo/${IPA}`);
    await page.getByRole('link', { name: /righe scartate/ }).click();
    await page.waitForURL(/\/flussi\/import/);

    await page.goto(`/bo/${IPA}`);
    for (const word of ['Da pagare', 'Pagato', 'Annullato']) {
      const tile = page.getByRole('link', { name: new RegExp(`^${word}, \\d`) });
      const counted = await tile.locator('.tile-count').innerText();
      await tile.click();
      await page.locator('.list-count', { hasText: `· ${counted} in tutto` }).waitFor();
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'Cruscotto' }).waitFor();
    }
  });
});
