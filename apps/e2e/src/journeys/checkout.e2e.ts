import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { seriousFaults } from '../browser/accessibility';
import { askEnte, askSimulator } from '../browser/doors';
import { useBrowser } from '../browser/visit';

const IPA = 'c_roccaprova';
const EC = '80012340123';
const DEBTOR = { tipo: 'F', codice: 'PRVDAA70A41Z100E', anagrafica: 'Ada Provetti' };

/** A notice that nobody has paid yet. */
async function freshNotice(importo = '120.50'): Promise<string> {
  const iud = `E2E-${randomUUID().slice(0, 30)}`; // at most 35 signs
  const dovuto = { iud, tipoDovuto: 'TARI', importo, causale: `Prova ${iud}`, debitore: DEBTOR };
  return (await askEnte<{ numeroAvviso: string }>(IPA, 'POST', '/dovuti', dovuto)).numeroAvviso;
}

/** Puts notices into the cart of this browser, by the doors that the page of a notice uses. */
async function intoCart(page: Page, ...notices: string[]): Promise<void> {
  await page.goto('/aiuto');
  const refused = await page.evaluate(
    async ({ numbers, codiceFiscale }) => {
      const { csrf } = (await (await fetch('/api/sessione')).json()) as { csrf: string };
      const post = async (door: string, body: object): Promise<Response> =>
        fetch(door, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
          body: JSON.stringify(body),
        });
      for (const numeroAvviso of numbers) {
        const found = await post('/api/public/avvisi/ricerca', { numeroAvviso, codiceFiscale });
        const { elementi } = (await found.json()) as { elementi: { riferimento: string }[] };
        const added = await post('/api/public/carrello', { riferimento: elementi[0]?.riferimento });
        if (!added.ok) return await added.text();
      }
      return undefined;
    },
    { numbers: notices, codiceFiscale: DEBTOR.codice },
  );
  expect(refused).toBeUndefined();
}

/** From the cart to the node's page. */
async function toCheckout(page: Page): Promise<void> {
  await page.goto('/checkout');
  await page.getByRole('button', { name: 'Vai al pagamento' }).click();
  await page.waitForURL(/\/checkout\/c\/[0-9a-f]{32}$/);
}

const isPaid = async (notice: string): Promise<boolean> =>
  (await askEnte<{ stato: string }>(IPA, 'GET', `/sportello?avviso=${notice}`)).stato === 'PAGATO';

/** Tokens that the node gave for a notice and that were paid. */
async function payments(notice: string): Promise<number> {
  const { elementi } = await askEnte<{ elementi: unknown[] }>(IPA, 'GET', `/ricevute?numeroAvviso=${notice}`);
  return elementi.length;
}

describe('paying by Checkout on a phone', () => {
  const browser = useBrowser();

  it('two notices are paid at once; the outcome turns to paid by itself and opens the receipt', async () => {
    const notices = [await freshNotice(), await freshNotice('36.15')];
    const { page } = await browser.visit({ viewport: 'phone' });
    await intoCart(page, ...notices);
    await page.goto('/checkout');
    await page.getByText('€ 156,65').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('E-mail').fill('ada.provetti@example.it');
    await page.getByRole('button', { name: 'Vai al pagamento' }).click();
    await page.waitForURL(/\/checkout\/c\//);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByText('Prove: altri modi').click();
    await page.getByLabel('La ricevuta all’ente parte').selectOption('tardi');
    await page.getByRole('button', { name: 'Paga', exact: true }).click();

    await page.getByRole('heading', { name: 'Pagamento in lavorazione' }).waitFor();
    expect(await page.getByText('Non pagate di nuovo').count()).toBe(1);
    expect(await page.getByText('Pagato', { exact: true }).count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('heading', { name: 'Pagamento eseguito' }).waitFor({ timeout: 90_000 });
    expect(await seriousFaults(page)).toEqual([]);
    await page
      .getByRole('button', { name: /Apri la ricevuta/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Ricevuta di pagamento' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const paper = await page.getByRole('link', { name: /Scarica la ricevuta/ }).getAttribute('href');
    const pdf = await page.request.get(paper ?? '');
    expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    for (const notice of notices) expect(await isPaid(notice)).toBe(true);
  });

  it.each([
    ['La carta viene rifiutata', 'Pagamento non riuscito'],
    ['La sessione scade', 'Pagamento non riuscito'],
    ['Annulla e torna al sito', 'Pagamento annullato'],
  ])('«%s» says so, charges nothing, and the same cart can be paid then', async (act, heading) => {
    const notice = await freshNotice();
    const { page } = await browser.visit({ viewport: 'phone' });
    await intoCart(page, notice);
    await toCheckout(page);
    const button = page.getByRole('button', { name: act });
    if (!(await button.isVisible())) await page.getByText('Prove: altri modi').click();
    await button.click();
    await page.getByRole('heading', { name: heading }).waitFor();
    expect(await isPaid(notice)).toBe(false);
    await toCheckout(page);
    await page.getByRole('button', { name: 'Paga', exact: true }).click();
    await page.getByRole('heading', { name: 'Pagamento eseguito' }).waitFor({ timeout: 90_000 });
    expect(await payments(notice)).toBe(1);
  });

  it('who closes the browser while paying finds the payment under way, and no second one begins', async () => {
    const notice = await freshNotice();
    const { page } = await browser.visit({ viewport: 'phone' });
    await intoCart(page, notice);
    await toCheckout(page);
    await page.getByText('Prove: altri modi').click();
    await page.getByRole('button', { name: 'Chiudo il browser' }).click();
    await page.getByRole('heading', { name: 'Pagina chiusa durante il pagamento' }).waitFor();
    const closed = page.url();
    await toCheckout(page);
    expect(page.url()).toBe(closed);
    expect(await isPaid(notice)).toBe(false);
  });

  it('a double click, the back button and two tabs never pay twice', async () => {
    const notice = await freshNotice();
    const { page, context } = await browser.visit({ viewport: 'phone' });
    await intoCart(page, notice);
    const other = await context.newPage();
    await Promise.all([page.goto('/checkout'), other.goto('/checkout')]);
    await Promise.all([
      page.getByRole('button', { name: 'Vai al pagamento' }).dblclick(),
      other.getByRole('button', { name: 'Vai al pagamento' }).click(),
    ]);
    await Promise.all([page.waitForURL(/\/checkout\/c\//), other.waitForURL(/\/checkout\/c\//)]);
    expect(other.url()).toBe(page.url());
    await Promise.all([
      page.getByRole('button', { name: 'Paga', exact: true }).dblclick(),
      other.getByRole('button', { name: 'Paga', exact: true }).click(),
    ]);
    await page.getByRole('heading', { name: 'Pagamento eseguito' }).waitFor({ timeout: 90_000 });
    await other.getByRole('heading', { name: 'Pagamento eseguito' }).waitFor({ timeout: 90_000 });
    await other.goBack();
    await other.getByText('Il pagamento è già concluso').waitFor();
    expect(await payments(notice)).toBe(1);
  });
});

describe('the front desk', () => {
  const browser = useBrowser();

  it('turns to paid by itself while the person pays', async () => {
    const notice = await freshNotice();
    const { page } = await browser.visit({ persona: 'Marco Tentoni' });
    await page.goto(`/bo/${IPA}/sportello`);
    await page.getByLabel('Codice avviso o IUV').fill(notice.replace(/(.{4})/g, '$1 '));
    await page.getByRole('button', { name: 'Controlla' }).click();
    await page.getByRole('heading', { name: 'Non ha ancora pagato' }).waitFor();
    const { token } = await askSimulator<{ token: string }>('POST', '/psp/BCALITMM/pay', {
      ec: EC,
      notice,
      options: { outcome: 'none' },
    });
    await page.getByRole('heading', { name: 'Sta pagando' }).waitFor();
    await askSimulator('POST', '/psp/BCALITMM/outcome', { token });
    await page.getByRole('heading', { name: 'Ha pagato', exact: true }).waitFor({ timeout: 90_000 });
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: /Apri la ricevuta/ }).click();
    await page.getByRole('heading', { name: 'Identificativi' }).waitFor();
  });
});
