import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { toBuffer } from 'qrcode';
import { seriousFaults } from '../browser/accessibility';
import { askEnte } from '../browser/doors';
import { pressOn } from '../browser/keyboard';
import { useBrowser } from '../browser/visit';

const IPA = 'c_roccaprova';
const EC = '80012340123';
const DEBTOR = { tipo: 'F', codice: 'PRVDAA70A41Z100E', anagrafica: 'Ada Provetti' };

/** A notice that nobody has paid yet. */
async function freshNotice(importo = '120.50'): Promise<{ numeroAvviso: string; causale: string; iud: string }> {
  const iud = `E2E-${randomUUID().slice(0, 30)}`;
  const causale = `TARI ${iud.slice(-6)}`;
  const dovuto = { iud, tipoDovuto: 'TARI', importo, causale, debitore: DEBTOR };
  return { ...(await askEnte<{ numeroAvviso: string }>(IPA, 'POST', '/dovuti', dovuto)), causale, iud };
}

/** From the cart to the receipt, by pagoPA's pages. */
async function payCart(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Continua a pagare' }).click();
  await page.getByRole('button', { name: 'Vai al pagamento' }).click();
  await page.waitForURL(/\/checkout\/c\//);
  await page.getByRole('button', { name: 'Paga', exact: true }).click();
  await page.getByRole('heading', { name: 'Pagamento eseguito' }).waitFor({ timeout: 90_000 });
}

describe('a citizen on a phone', () => {
  const browser = useBrowser();

  it('finds a notice from the home, puts it into the cart and pays it; the cart empties itself', async () => {
    const { numeroAvviso, causale } = await freshNotice();
    const { page } = await browser.visit({ viewport: 'phone' });
    await page.goto('/');
    await page.getByLabel('Codice avviso').fill(numeroAvviso.replace(/(.{4})/g, '$1 '));
    await page.getByLabel('Codice fiscale o partita IVA').fill(DEBTOR.codice.toLowerCase());
    await page.getByRole('button', { name: 'Cerca avviso' }).click();
    await page.getByRole('heading', { name: 'Avviso trovato' }).waitFor();
    expect(page.url()).not.toContain(DEBTOR.codice);
    await page.getByText('€ 120,50').first().waitFor();
    await page.getByText('A*** P***').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Aggiungi al carrello' }).click();
    await page.getByRole('link', { name: 'Carrello, 1 elemento' }).click();
    await page.getByRole('heading', { name: causale }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await payCart(page);
    await page.goto('/carrello');
    await page.getByText('Già pagati').waitFor({ timeout: 60_000 });
    await page.getByText('Il carrello è vuoto').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('pays a spontaneous payment: the form tells what is wrong, computes the total, and becomes a debt', async () => {
    const { page } = await browser.visit({ viewport: 'phone' });
    await page.goto('/');
    await page.getByRole('combobox', { name: 'Cerca un ente' }).fill('rocca');
    await page.getByRole('option', { name: /Comune di Roccaprova/ }).click();
    await page.getByRole('link', { name: /Mensa scolastica/ }).click();
    await page.getByRole('button', { name: 'Aggiungi al carrello' }).click();
    await page.getByText(/campi da correggere/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('Codice alunno').fill('000123');
    await page.getByLabel('Scuola').selectOption('PRIMARIA');
    await page.getByLabel('Numero di pasti').fill('20');
    await page.getByText('€ 90,00').waitFor();
    await page.getByLabel('Ho diritto alla tariffa ridotta').check();
    await page.getByLabel('Valore ISEE').fill('9.000,00');
    await page.getByText('€ 45,00').waitFor();
    await page.getByLabel('Nome e cognome').fill('Ada Provetti');
    await page.getByLabel('Codice fiscale').fill(DEBTOR.codice);
    await page.reload();
    expect(await page.getByLabel('Codice alunno').inputValue()).toBe('000123');
    await page.getByRole('button', { name: 'Aggiungi al carrello' }).dblclick();
    await page.getByRole('heading', { name: 'Carrello', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Mensa scolastica, 20 pasti, alunno 000123' }).waitFor();
    expect(await page.getByRole('button', { name: /^Togli:/ }).count()).toBe(1);
    await page.getByText('€ 45,00').first().waitFor();
    await payCart(page);
  });

  it('a foreigner without codice fiscale pays where the tipo allows it', async () => {
    const { page } = await browser.visit({ viewport: 'phone' });
    await page.goto('/en/enti/p_valprova/pagamenti/SANZIONE');
    await page.getByLabel('Ticket number').fill('V-20451');
    await page.getByLabel('Date of the ticket').fill('2020-03-05');
    await page.getByLabel('Number plate').fill('AB123CD');
    await page.getByLabel('Offence').selectOption('SOSTA');
    await page.getByLabel('First and last name').fill('John Smith');
    await page.getByLabel('I have no Italian fiscal code').check();
    await page.getByLabel(/Country/).fill('gb');
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('heading', { name: 'Cart', level: 1 }).waitFor();
    await page.getByText('€ 42.00').first().waitFor();
  });

  it('reads the code of a notice from a photo, with a reader that comes from this very site', async () => {
    const { numeroAvviso, causale } = await freshNotice();
    const photo = await toBuffer(`PAGOPA|002|${numeroAvviso}|${EC}|12050`, { width: 500, margin: 6 });
    const { page } = await browser.visit({ viewport: 'phone' });
    await page.goto('/paga-avviso');
    await page.getByRole('button', { name: 'Inquadra il QR' }).click();
    await page.locator('input[type=file]').setInputFiles({ name: 'avviso.png', mimeType: 'image/png', buffer: photo });
    await page.getByText('Codice letto').waitFor();
    expect(await page.getByLabel('Codice avviso').inputValue()).toBe(numeroAvviso);
    await page.getByLabel('Codice fiscale o partita IVA').fill(DEBTOR.codice);
    await page.getByRole('button', { name: 'Cerca avviso' }).click();
    await page.getByRole('heading', { name: causale }).waitFor();
  });

  it('a link of an ente with both codes leads to the notice at once; wrong codes are told alike', async () => {
    const { numeroAvviso, causale } = await freshNotice();
    const { page } = await browser.visit({ viewport: 'phone' });
    await page.goto(`/paga-avviso?numeroAvviso=${numeroAvviso}&codIdUnivoco=${DEBTOR.codice}`);
    await page.getByRole('heading', { name: causale }).waitFor();
    await page.goto(`/paga-avviso?numeroAvviso=${numeroAvviso}&codIdUnivoco=RSSMRA80A01H501U`);
    await page.getByText('Nessun avviso corrisponde ai dati inseriti.').waitFor();
    await page.goto(`/paga-avviso?numeroAvviso=399999999999999999&codIdUnivoco=${DEBTOR.codice}`);
    await page.getByText('Nessun avviso corrisponde ai dati inseriti.').waitFor();
  });

  it('an amount that changed is told in the cart, and accepted there', async () => {
    const { numeroAvviso, causale, iud } = await freshNotice();
    const { page } = await browser.visit({ viewport: 'phone' });
    await page.goto(`/paga-avviso?numeroAvviso=${numeroAvviso}&codIdUnivoco=${DEBTOR.codice}`);
    await page.getByRole('button', { name: 'Aggiungi al carrello' }).click();
    await page.getByRole('link', { name: 'Vai al carrello' }).waitFor();
    await askEnte(IPA, 'PUT', `/dovuti/${iud}`, { tipoDovuto: 'TARI', importo: '130.00', causale, debitore: DEBTOR });
    await page.goto('/carrello');
    await page.getByText('L’importo è cambiato: era € 120,50, ora è € 130,00.').waitFor();
    expect(await page.getByRole('link', { name: 'Continua a pagare' }).count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Accetto il nuovo importo' }).click();
    await page.getByRole('link', { name: 'Continua a pagare' }).waitFor();
  });
});

describe('a citizen with a keyboard alone', () => {
  const browser = useBrowser();

  it('finds a notice, takes it into the cart and out again', async () => {
    const { numeroAvviso } = await freshNotice();
    const { page } = await browser.visit();
    await page.goto('/paga-avviso');
    await page.getByLabel('Codice avviso').focus();
    await page.keyboard.type(numeroAvviso);
    await page.keyboard.press('Tab');
    await page.keyboard.type(DEBTOR.codice);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Avviso trovato' }).waitFor();
    await pressOn(page, page.getByRole('button', { name: 'Aggiungi al carrello' }));
    await pressOn(page, page.getByRole('link', { name: 'Vai al carrello' }));
    await pressOn(page, page.getByRole('button', { name: /^Togli:/ }));
    await page.getByText('Il carrello è vuoto').waitFor();
  });
});
