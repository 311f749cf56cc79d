import { randomInt, randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { askEnte } from '../browser/doors';
import { pressOn, tabTo, typeInto } from '../browser/keyboard';
import { tracciato } from '../browser/tracciato';
import { useBrowser } from '../browser/visit';

const IPA = 'c_roccaprova';
const DEBTOR = { tipo: 'F', codice: 'PRVDAA70A41Z100E', anagrafica: 'Ada Provetti' };
/** Comes by Tab to the choice of a file, and lets the system's own dialog, which is no page, give it. */
async function giveFile(page: Page, name: string, content: string): Promise<void> {
  const input = page.locator('input[type="file"]');
  await tabTo(page, input);
  await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

/** Waits for something, then comes to it by Tab and presses it. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  await pressOn(page, target.first());
}

/** Enters as a persona without a pointer; ends on the choice of the ente. */
async function enter(page: Page, persona: string): Promise<void> {
  await page.goto(`/accedi?ritorno=${encodeURIComponent('/bo/scegli-ente')}`);
  await reach(page, page.getByRole('link', { name: 'Entra con SPID' }));
  await reach(page, page.getByRole('button', { name: persona }));
}

describe('by keyboard alone', () => {
  const browser = useBrowser();

  it('M1: an operator enters, sees the dovuti, loads a tracciato and reads what was rejected', async () => {
    const run = randomUUID().slice(0, 8);
    const { page } = await browser.visit();
    await enter(page, 'Marco Tentoni');
    await reach(page, page.getByRole('link', { name: 'Comune di Roccaprova' }));
    const menu = page.getByRole('navigation', { name: 'Menu dell’area operatori' });
    await reach(page, menu.getByRole('link', { name: 'Dovuti', exact: true }));
    await page.getByRole('heading', { level: 1, name: 'Dovuti' }).waitFor();
    await reach(page, menu.getByRole('link', { name: 'Import' }));
    await page.getByRole('heading', { level: 1, name: 'Import di dovuti' }).waitFor();
    const rows = [
      { iud: `E2E-T-${run}-1`, importo: '80.00' },
      { iud: `E2E-T-${run}-2`, importo: '12.345' },
    ];
    await giveFile(page, `${IPA}-TASTI${run}-1_2.csv`, tracciato(...rows));
    await reach(page, page.getByRole('button', { name: 'Carica', exact: true }));
    await page.getByRole('heading', { name: 'Righe scartate' }).waitFor();
    await reach(page, page.getByRole('button', { name: 'Correggi' }));
    const amount = page.getByLabel('importoDovuto');
    await tabTo(page, amount);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('12.34');
    await reach(page, page.getByRole('button', { name: 'Ricarica 1 riga corretta' }));
    await page.getByRole('heading', { level: 1, name: /_C\d+-1_2/ }).waitFor();
  });

  it('M2: a citizen goes from a notice to Checkout, pays, and opens the receipt', async () => {
    const iud = `E2E-${randomUUID().slice(0, 30)}`;
    const dovuto = { iud, tipoDovuto: 'TARI', importo: '31.20', causale: `Prova ${iud}`, debitore: DEBTOR };
    const { numeroAvviso } = await askEnte<{ numeroAvviso: string }>(IPA, 'POST', '/dovuti', dovuto);
    const { page } = await browser.visit({ viewport: 'phone' });
    await page.goto('/');
    await page.getByLabel('Codice avviso').waitFor();
    await typeInto(page, page.getByLabel('Codice avviso'), numeroAvviso);
    await typeInto(page, page.getByLabel('Codice fiscale o partita IVA'), DEBTOR.codice);
    await page.keyboard.press('Enter');
    await reach(page, page.getByRole('button', { name: 'Paga ora' }));
    await reach(page, page.getByRole('button', { name: 'Vai al pagamento' }));
    await page.waitForURL(/\/checkout\/c\//);
    await reach(page, page.getByRole('button', { name: 'Paga', exact: true }));
    await page.getByRole('heading', { name: 'Pagamento eseguito' }).waitFor({ timeout: 90_000 });
    await reach(page, page.getByRole('button', { name: /Apri la ricevuta/ }));
    await page.getByRole('heading', { name: 'Ricevuta di pagamento' }).waitFor();
    await tabTo(page, page.getByRole('link', { name: /Scarica la ricevuta/ }));
  });

  it('M2: a citizen begins a payment, cancels it in the own area, and finds it in the history', async () => {
    const { page } = await browser.visit({ persona: 'Ada Provetti' });
    await page.goto(`/enti/${IPA}/pagamenti/MENSA`);
    await page.getByLabel('Codice alunno').waitFor();
    const pupil = String(randomInt(100_000, 999_999));
    await typeInto(page, page.getByLabel('Codice alunno'), pupil);
    await tabTo(page, page.getByLabel('Scuola'));
    await page.keyboard.press('ArrowDown');
    await typeInto(page, page.getByLabel('Numero di pasti'), '2');
    const own = page.getByLabel('Codice fiscale');
    if ((await own.inputValue()) === '') {
      await typeInto(page, page.getByLabel('Nome e cognome'), DEBTOR.anagrafica);
      await typeInto(page, own, DEBTOR.codice);
    }
    await reach(page, page.getByRole('button', { name: 'Aggiungi al carrello' }));
    await page.getByRole('heading', { name: 'Carrello', level: 1 }).waitFor();
    await page.goto('/area-personale/posizioni-aperte');
    await reach(page, page.getByRole('link', { name: new RegExp(pupil) }));
    await reach(page, page.getByRole('button', { name: 'Annulla il pagamento' }));
    await reach(page, page.getByRole('dialog').getByRole('button', { name: 'Annulla il pagamento' }));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Annullato', { exact: true }).first().waitFor();
    await page.goto('/area-personale/storico');
    await page.getByRole('link', { name: new RegExp(pupil) }).waitFor();
    await reach(page, page.getByRole('button', { name: 'Pagate da me' }));
    await page.getByText('Scarica le ricevute del').waitFor();
  });

  it('M3: who loads flows puts the columns in order, uploads a giornale and sees it loaded', async () => {
    const name = `giornale-tasti-${randomUUID()}.csv`;
    const { page } = await browser.visit();
    await enter(page, 'Piero Finti');
    await page.waitForURL(/\/bo\//);
    await page.goto(`/pivot/${IPA}`);
    await reach(page, page.getByRole('link', { name: /Giornale di cassa|Carica/ }));
    await page.goto(`/pivot/${IPA}/import`);
    await page.locator('input[type="file"]').waitFor({ state: 'attached' });
    await giveFile(
      page,
      name,
      [
        'anno;bolletta;contabile;ordinante;causale;importo;valuta',
        `2026;${randomInt(1_000_000, 9_999_999)};2026-12-03;PSP DI PROVA;SALDO DA TASTIERA;10,00;2026-12-03`,
        '',
      ].join('\r\n'),
    );
    await page.getByRole('heading', { name: 'Anteprima' }).or(page.locator('.file-preview')).first().waitFor();
    await reach(page, page.getByRole('button', { name: 'Carica', exact: true }));
    await page.getByRole('row').filter({ hasText: name }).waitFor();
  });
});
