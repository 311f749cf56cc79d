import { seriousFaults } from '../browser/accessibility';
import { useBrowser } from '../browser/visit';

const TIPI = '/bo/c_roccaprova/admin/tipi';

describe('the intermediary and the kinds of debt of an ente', () => {
  const browser = useBrowser();

  it('mends the form of a spontaneous payment: an error shows its line, the preview follows, what is wrong is not saved', async () => {
    const { page } = await browser.visit({ persona: 'Fabio Campioni' });
    await page.goto(TIPI);
    await page.getByLabel('Codice o descrizione').fill('MENSA');
    await page.getByRole('button', { name: 'Cerca', exact: true }).click();
    await page.getByRole('link', { name: /MENSA/ }).click();
    await page.getByRole('link', { name: 'Modulo', exact: true }).click();
    const editor = page.getByLabel('Definizione del modulo (JSON)');
    const before = await editor.inputValue();
    await page.getByLabel('Codice alunno').waitFor(); // the preview

    await editor.fill(before.replace('"causale":', '"causale" '));
    await page.getByText('Non è un JSON').waitFor();
    await page.getByText('L’anteprima torna quando la definizione si legge.').waitFor();

    await editor.fill(before.replace('"Codice alunno"', '"Codice dello scolaro"'));
    await page.getByLabel('Codice dello scolaro').waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await editor.fill(before.replace('"genere": "TESTO"', '"genere": "TESTONE"'));
    await page.getByRole('button', { name: /^Riga \d+$/ }).click();
    expect(await page.getByRole('button', { name: 'Salva il modulo' }).getAttribute('aria-disabled')).toBe('true');

    await editor.fill(before);
    await page.getByRole('button', { name: 'Salva il modulo' }).click();
    await page.getByText('Il modulo è salvato.').waitFor();
  });

  it('disables a kind with a reason, after hearing how many debts stay open, and enables it again', async () => {
    const { page } = await browser.visit({ persona: 'Fabio Campioni' });
    await page.goto(`${TIPI}/CANONE_UNICO`);
    await page.getByRole('button', { name: 'Disabilita' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/dovut. apert. di questo tipo/).waitFor();
    await dialog.getByLabel('Motivo (obbligatorio)').fill('cambia il regolamento');
    await dialog.getByRole('button', { name: 'Disabilita il tipo dovuto' }).click();
    await page.getByText('Disabilitato', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Abilita' }).click();
    await dialog.getByLabel('Motivo (obbligatorio)').fill('torna in vigore');
    await dialog.getByRole('button', { name: 'Abilita il tipo dovuto' }).click();
    await page.getByText('Abilitato', { exact: true }).waitFor();
  });
});

describe('the administrator of an ente', () => {
  const browser = useBrowser();

  it('changes what is the ente’s, and only reads the rest', async () => {
    const { page } = await browser.visit({ persona: 'Lucia Esempi' });
    await page.goto(`${TIPI}/TARI`);
    expect(await page.getByRole('button', { name: 'Disabilita' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Modifica' }).click();
    await page.getByText('Modificabile dall’intermediario').waitFor();
    const days = page.getByLabel('Giorni di tolleranza');
    const was = await days.inputValue();
    const next = String((Number(was) + 1) % 30);
    await days.fill(next);
    await page.getByRole('button', { name: 'Rivedi e salva' }).click();
    const change = page.getByRole('dialog').getByRole('row', { name: 'Giorni di tolleranza' });
    expect(await change.getByRole('cell').allInnerTexts()).toEqual([was, next]);
    await page.getByRole('button', { name: 'Salva le modifiche' }).click();
    await page.getByText('Le modifiche sono salvate.').waitFor();
    await page.reload();
    await page.getByText(next, { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Modulo', exact: true }).click();
    expect(await page.getByRole('button', { name: 'Salva il modulo' }).count()).toBe(0);
  });

  it('gives a kind of debt to an operator and takes it back, and the register tells both', async () => {
    const { page } = await browser.visit({ persona: 'Lucia Esempi' });
    await page.goto(`${TIPI}/MENSA?scheda=operatori`);
    const own = page.getByRole('switch', { name: 'Operatore, Elena Modelli' });
    await own.waitFor();
    expect(await own.getAttribute('aria-checked')).toBe('false');
    await own.press('Space');
    await page.getByText('I cambi sono salvati').waitFor();
    expect(await own.getAttribute('aria-checked')).toBe('true');
    await own.press('Space');
    await page.getByRole('dialog').getByRole('button', { name: 'Disabilita' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await own.getAttribute('aria-checked')).toBe('false');
    await page.getByRole('link', { name: 'Registro', exact: true }).last().click();
    const lines = page.getByRole('row', { name: /Ruolo cambiato.*Elena Modelli/s });
    await lines.nth(1).waitFor();
    expect(await lines.first().innerText()).toContain('Lucia Esempi');
  });

  it('has an entry that an operator does not see, and whose address leads an operator nowhere', async () => {
    const { page } = await browser.visit({ persona: 'Marco Tentoni' });
    await page.goto('/bo/c_roccaprova');
    await page.getByRole('heading', { level: 1, name: 'Cruscotto' }).waitFor();
    expect(await page.getByRole('link', { name: 'Amministrazione' }).count()).toBe(0);
    await page.goto(`${TIPI}/TARI`);
    await page.getByRole('heading', { level: 1, name: 'Non autorizzato' }).waitFor();
  });
});
