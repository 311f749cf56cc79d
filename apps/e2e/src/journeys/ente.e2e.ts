import { until } from '@mypay/testing';
import { randomInt, randomUUID } from 'node:crypto';
import { seriousFaults } from '../browser/accessibility';
import { useBrowser } from '../browser/visit';

const IPA = 'c_roccaprova';
/** A grey square of 32 pixels. */
const LOGO =
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAAAAABWESUoAAAAFklEQVR4nGNIIAAYRhWMKhhVMFIVAAAyiIAQPOpnXQAAAABJRU5ErkJggg==';

describe('the administration of an ente', () => {
  const browser = useBrowser();

  it('its administrator changes a contact after seeing what changes, and the message; a citizen reads both', async () => {
    const word = randomUUID().slice(0, 8);
    const phone = `0123 ${randomInt(100_000, 999_999)}`;
    const { page } = await browser.visit({ persona: 'Lucia Esempi' });
    await page.goto(`/bo/${IPA}/admin`);
    await page.getByRole('main').getByRole('link', { name: /^Ente/ }).click();
    await page.getByText('I dati con il lucchetto li modifica solo l’intermediario.').waitFor();
    await page.getByRole('link', { name: 'Modifica i dati' }).click();
    expect(await page.getByLabel('Codice CBILL').count()).toBe(0);
    await page.getByLabel('Telefono').fill(phone);
    await page.getByRole('button', { name: 'Rivedi e salva' }).click();
    await page.getByRole('dialog').getByText(phone).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Salva le modifiche' }).click();
    await page.getByText('I dati dell’ente sono salvati.').waitFor();

    await page.goto(`/bo/${IPA}/admin/messaggio`);
    const box = page.getByLabel('Messaggio in italiano');
    const before = await box.inputValue();
    await box.fill(`### Orari ${word}\n\n**Chiuso** <b>il lunedì</b>\n\n[qui](javascript:alert)`);
    await page.getByRole('button', { name: 'Pubblica' }).click();
    await page.getByRole('link', { name: /comincia con https/ }).waitFor();
    await box.fill(`### Orari ${word}\n\n**Chiuso** <b>il lunedì</b>`);
    await page.getByRole('button', { name: 'Pubblica' }).click();
    await page.getByText('Il messaggio è pubblicato').waitFor();

    const citizen = await browser.visit({ viewport: 'phone' });
    await citizen.page.goto(`/enti/${IPA}`);
    await citizen.page.getByRole('heading', { name: `Orari ${word}` }).waitFor();
    await citizen.page.getByText('Chiuso <b>il lunedì</b>').waitFor();
    await citizen.page.getByRole('link', { name: phone }).waitFor();
    expect(await seriousFaults(citizen.page)).toEqual([]);

    await box.fill(before);
    await page.getByRole('button', { name: 'Pubblica' }).click();
    await page.getByText('Il messaggio è pubblicato').waitFor();
  });

  it('she records an account, which the check digits judge while she types, and asks for it', async () => {
    const { page } = await browser.visit({ persona: 'Lucia Esempi' });
    await page.goto(`/bo/${IPA}/admin/iban`);
    await page.getByRole('button', { name: 'Mostra l’IBAN di Tesoreria comunale' }).click();
    await page.getByText('IT22\u00a0G054').waitFor();
    await page.getByRole('button', { name: 'Aggiungi un IBAN' }).click();
    await page.getByLabel('IBAN', { exact: true }).fill('IT22G0542811101000000123499');
    await page.getByLabel('Descrizione').fill('Conto mensa');
    await page.getByText('Le cifre di controllo non tornano').first().waitFor();
    await page.getByLabel('IBAN', { exact: true }).fill('de89 3704 0044 0532 0130 00');
    await page.getByLabel('BIC').fill('COBADEFFXXX');
    await page.getByRole('button', { name: 'Aggiungi il conto' }).click();
    const card = page.getByRole('listitem').filter({ hasText: 'Conto mensa' });
    await card.getByRole('button', { name: 'Chiedi l’attivazione' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Chiedi l’attivazione' }).click();
    await card.getByRole('button', { name: 'Dichiara attivo' }).waitFor();
    expect(await card.getByRole('button', { name: 'Conferma attivo' }).count()).toBe(0);
  });

  it('the intermediary finds an ente that lacks something, is told what, and mends it; a citizen sees the logo', async () => {
    const { page } = await browser.visit({ persona: 'Fabio Campioni' });
    await page.goto('/intermediario');
    await page.getByLabel('Requisiti').selectOption({ label: 'Solo enti a cui manca qualcosa' });
    await page.getByRole('button', { name: 'Cerca' }).click();
    await page
      .getByRole('row', { name: /Azienda sanitaria/ })
      .getByText('Manca il logo.')
      .waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: /Azienda sanitaria/ }).click();
    await page.getByText('Nulla impedisce l’apertura; resta da completare:').waitFor();
    await page.getByRole('button', { name: 'Carica un logo' }).click();
    await page.setInputFiles('input[type=file]', {
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from(LOGO, 'base64'),
    });
    await page.getByLabel('Testo per chi non vede l’immagine').fill('Stemma dell’azienda');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Salva il logo' }).click();
    await page.getByText('Manca il logo.').waitFor({ state: 'detached' });
    await page.getByText('Nessun operatore ha un’e-mail.').waitFor(); // what is left, and is the ente's own to mend

    const citizen = await browser.visit({});
    await citizen.page.goto('/enti/asl_montiprova');
    const picture = citizen.page.getByRole('img', { name: 'Stemma dell’azienda' });
    await picture.waitFor();
    // Asked from here: a question that waits in the page is a text to be run, which its policy forbids.
    const width = () => citizen.page.evaluate<number>(`document.querySelector('img.ente-logo-lg')?.naturalWidth ?? 0`);
    await until(async () => (await width()) > 0);
  });

  it('an operator of debts has no administration, and an ente’s administrator no list of enti', async () => {
    const operator = await browser.visit({ persona: 'Marco Tentoni' });
    await operator.page.goto(`/bo/${IPA}/admin/ente`);
    await operator.page.getByText('Il vostro ruolo non comprende questa funzione.').waitFor();
    const admin = await browser.visit({ persona: 'Lucia Esempi' });
    await admin.page.goto('/intermediario');
    await admin.page.getByText('Il vostro ruolo non comprende questa funzione.').waitFor();
  });
});
