import { randomUUID } from 'node:crypto';
import { until } from '@mypay/testing';
import type { Page } from 'playwright-core';
import { seriousFaults } from '../browser/accessibility';
import { askEnte } from '../browser/doors';
import { useBrowser } from '../browser/visit';

const IPA = 'c_roccaprova';
const OTHER_IPA = 'p_valprova';
const OFFICE = `/bo/${IPA}`;

/** A debt of Ada Provetti that a software house has just sent. @returns its IUD, and its notice */
async function newDebt(
  codiceIpa = IPA,
  tipoDovuto = 'TARI',
): Promise<{ readonly iud: string; readonly numeroAvviso: string }> {
  const iud = `PERS-${randomUUID().slice(0, 18)}`;
  await askEnte(codiceIpa, 'POST', '/dovuti', {
    iud,
    tipoDovuto,
    importo: '41.30',
    causale: `Prova ${iud}`,
    debitore: { tipo: 'F', codice: 'PRVDAA70A41Z100E', anagrafica: 'Ada Provetti' },
  });
  return askEnte(codiceIpa, 'GET', `/dovuti/${iud}`);
}

/** The administrator opens the page of Elena Modelli, operator of TARI alone. */
async function openOperator(page: Page): Promise<void> {
  await page.goto(`${OFFICE}/admin/operatori?testo=Modelli`);
  await page.getByRole('link', { name: 'Modelli Elena' }).click();
  await page.getByRole('heading', { level: 1, name: 'Elena Modelli' }).waitFor();
}

/** She ticks a tipo, or takes the tick away, and saves. */
async function setTipo(page: Page, tipo: RegExp, on: boolean): Promise<void> {
  await page.getByLabel(tipo).setChecked(on);
  await page.getByRole('button', { name: 'Salva', exact: true }).click();
  await page.getByText('Salvato').first().waitFor();
}

/** The tipi that an operator may choose from, in the list's filter. */
const tipiOffered = async (page: Page): Promise<string> => {
  await page.goto(`${OFFICE}/dovuti`);
  await page.locator('.list-count').waitFor();
  return page.getByLabel('Tipo dovuto').innerText();
};

describe('the people of an ente', () => {
  const browser = useBrowser();

  it('an administrator gives a tipo to an operator, who sees it, and sees it no more when it is taken', async () => {
    const admin = await browser.visit({ persona: 'Lucia Esempi' });
    const operator = await browser.visit({ persona: 'Elena Modelli' });
    await openOperator(admin.page);
    expect(await seriousFaults(admin.page)).toEqual([]);
    await until(async () => !(await tipiOffered(operator.page)).includes('Mensa'));
    await setTipo(admin.page, /^Mensa scolastica/, true);
    await until(async () => (await tipiOffered(operator.page)).includes('Mensa'), 90_000);
    await setTipo(admin.page, /^Mensa scolastica/, false);
    await until(async () => !(await tipiOffered(operator.page)).includes('Mensa'), 90_000);

    await admin.page.goto(`${OFFICE}/admin/registro/modifiche`);
    const change = admin.page.getByRole('row').filter({ hasText: 'Ruolo cambiato' }).first();
    await change.getByText('Elena Modelli').waitFor();
    await change.getByText('Lucia Esempi').waitFor();
  });

  it('a person of two enti has another menu and other rows on each', async () => {
    const debt = await newDebt(OTHER_IPA, 'COSAP');
    const { page, watch } = await browser.visit({ persona: 'Dario Provetti' });
    watch.expectRefusals();
    await page.goto(`/bo/${OTHER_IPA}/dovuti?causale=${encodeURIComponent(`Prova ${debt.iud}`)}`);
    await page.getByRole('link', { name: `Prova ${debt.iud}` }).waitFor();
    const menu = page.getByRole('navigation', { name: /menu/i }).first();
    await menu.getByText('Import di dovuti').waitFor();

    await page.goto('/pivot/asl_montiprova');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('Import di dovuti').count()).toBe(0);
    expect(await page.getByText(debt.iud).count()).toBe(0);
    await page.goto(`/bo/asl_montiprova/dovuti/${debt.iud}`);
    await page.getByText('Il vostro ruolo non comprende questa funzione.').waitFor();
    expect(await page.getByText('41,30').count()).toBe(0);
  });

  it('who works for the intermediary acts on an ente’s behalf for a reason: told on every page, kept in its register, until ended', async () => {
    const { iud } = await newDebt();
    const reason = `Richiesta ${randomUUID().slice(0, 8)}`;
    const { page } = await browser.visit({ persona: 'Fabio Campioni' });
    await page.goto(`${OFFICE}/dovuti`);
    await page.locator('.list-count').waitFor();
    expect(await page.getByRole('link', { name: 'Inserisci dovuto' }).count()).toBe(0);

    await page.goto('/intermediario');
    await page.getByRole('button', { name: 'Azioni su Comune di Roccaprova' }).click();
    await page.getByRole('button', { name: 'Agisci per conto' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Agisci per 60 minuti' }).click();
    await dialog.getByText('Scrivete il motivo.').waitFor();
    await dialog.getByLabel('Motivo (obbligatorio)').fill(reason);
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Agisci per 60 minuti' }).click();

    const banner = page.getByRole('status').filter({ hasText: 'Agite per conto dell’ente Comune di Roccaprova' });
    await banner.getByText(`Motivo: ${reason}`).waitFor();
    await page.getByRole('link', { name: 'Inserisci dovuto' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect((await page.request.get(`/api/bo/enti/${IPA}/dovuti/${iud}/avviso`)).status()).toBe(200);

    await page.goto(`${OFFICE}/admin`);
    await banner.waitFor();
    await page.getByRole('button', { name: 'Termina' }).click();
    await banner.waitFor({ state: 'detached' });
    await page.goto(`${OFFICE}/dovuti`);
    await page.locator('.list-count').waitFor();
    expect(await page.getByRole('link', { name: 'Inserisci dovuto' }).count()).toBe(0);

    const admin = await browser.visit({ persona: 'Lucia Esempi' });
    await admin.page.goto(`${OFFICE}/admin/registro/modifiche`);
    const lines = admin.page.getByRole('row').filter({ hasText: reason });
    await lines.filter({ hasText: 'Comincia ad agire' }).getByText('Fabio Campioni').first().waitFor();
    await lines.filter({ hasText: 'Smette di agire' }).first().waitFor();
    await admin.page.goto(`${OFFICE}/admin/registro?azione=EXPORT_DOWNLOAD`);
    await admin.page
      .getByRole('row')
      .filter({ hasText: `Per conto dell’ente: ${reason}` })
      .getByText(`/dovuti/${iud}/avviso`)
      .waitFor();
    expect(await seriousFaults(admin.page)).toEqual([]);
  });
});

describe('A never sees B', () => {
  const browser = useBrowser();

  it('a citizen with the address of another’s position, or her notice and their own codice fiscale, is told of nothing', async () => {
    const { numeroAvviso } = await newDebt();
    const owner = await browser.visit({ persona: 'Ada Provetti' });
    await owner.page.goto('/area-personale/posizioni-aperte');
    await owner.page.locator('.app-table tbody a').first().click();
    await owner.page.locator('.debt-card').waitFor();
    const address = new URL(owner.page.url()).pathname;
    const amount = await owner.page.locator('.debt-card .money').first().innerText();

    const { page, watch } = await browser.visit({ persona: 'Ivo Saggi' });
    watch.expectRefusals();
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'Posizione non trovata' }).waitFor();
    expect(await page.getByText(amount).count()).toBe(0);
    await page.goto(`/paga-avviso?numeroAvviso=${numeroAvviso}&codIdUnivoco=SGGVIO58D12Z101Q`);
    await page.getByText('Nessun avviso corrisponde').waitFor();
    expect(await page.getByText('41,30').count()).toBe(0);
  });

  it('an operator of one ente with the addresses of another’s debts is told that nothing there is theirs', async () => {
    const { iud } = await newDebt();
    const { page, watch } = await browser.visit({ persona: 'Dario Provetti' });
    watch.expectRefusals();
    for (const path of [`/dovuti/${iud}`, `/cerca?q=${iud}`, '/ricevute', '/flussi/import']) {
      await page.goto(`${OFFICE}${path}`);
      await page.getByText('Per questo ente non avete alcun ruolo').waitFor();
    }
    // The same debt asked of the ente where they do have a role.
    await page.goto(`/bo/${OTHER_IPA}/dovuti/${iud}`);
    await page.getByRole('alert').first().waitFor();
    await page.goto(`/bo/${OTHER_IPA}/cerca?q=${iud}`);
    await page.getByText('Non si trova nulla').waitFor();
    const refused = await page.request.get(`/api/bo/enti/${IPA}/dovuti/${iud}`);
    expect(refused.status()).toBe(404);
    expect(await refused.text()).not.toContain('41.30');
  });
});
