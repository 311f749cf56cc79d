import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { useBrowser, type Visit } from '../browser/visit';
import { askEnte } from '../browser/doors';

const IPA = 'c_roccaprova';
const BASE = `/bo/${IPA}`;
const fresh = (): string => `Prova ${randomUUID().slice(0, 8).toUpperCase()}`;

/** Closes every other session of the person, as the page of sessions does. */
async function closeOthers({ page }: Visit): Promise<void> {
  const { csrf } = (await (await page.request.get('/api/sessione')).json()) as { csrf: string };
  const { elementi } = (await (await page.request.get('/api/sessioni')).json()) as {
    elementi: { id: string; corrente: boolean }[];
  };
  for (const { id, corrente: own } of elementi)
    if (!own) await page.request.delete(`/api/sessioni/${id}`, { headers: { 'x-csrf-token': csrf } });
}

async function fillDovuto(page: Page, causale: string): Promise<void> {
  await page.getByLabel('Tipo dovuto').selectOption('TARI');
  await page.getByLabel('Importo').fill('21,50');
  await page.getByLabel('Causale').fill(causale);
  await page.getByLabel('Cognome e nome, o ragione sociale').fill('Ada Provetti');
  await page.getByLabel('Codice fiscale o partita IVA').fill('PRVDAA70A41Z100E');
}

const madeOf = async (causale: string): Promise<number> => {
  const { elementi } = await askEnte<{ elementi: { causale: string }[] }>(IPA, 'GET', '/dovuti?limite=100');
  return elementi.filter((one) => one.causale === causale).length;
};

describe('what an operator writes', () => {
  const browser = useBrowser();

  it('outlives a session that is closed meanwhile: after the login the form holds what was written', async () => {
    const causale = fresh();
    const { page, watch } = await browser.visit({ persona: 'Marco Tentoni' });
    await page.goto(`${BASE}/dovuti/nuovo`);
    await fillDovuto(page, causale);
    await closeOthers(await browser.visit({ persona: 'Marco Tentoni' }));
    watch.expectRefusals();
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByRole('link', { name: 'Accedi di nuovo' }).click();
    await page.getByRole('link', { name: 'Entra con SPID' }).click();
    await page.getByRole('button', { name: 'Marco Tentoni' }).click();
    await page.getByText('Abbiamo ritrovato ciò che avevate scritto').waitFor();
    expect(await page.getByLabel('Causale').inputValue()).toBe(causale);
    expect(await page.getByLabel('Importo').inputValue()).toBe('21,50');
    expect(await page.getByLabel('Codice fiscale o partita IVA').inputValue()).toBe('PRVDAA70A41Z100E');
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByText('Il dovuto è salvato.').waitFor();
    expect(await madeOf(causale)).toBe(1);
    await page.goto(`${BASE}/dovuti/nuovo`);
    expect(await page.getByLabel('Causale').inputValue()).toBe('');
  });

  it('is gone when somebody else enters in the same window', async () => {
    const { page, context } = await browser.visit({ persona: 'Marco Tentoni' });
    await page.goto(`${BASE}/dovuti/nuovo`);
    await fillDovuto(page, fresh());
    await context.clearCookies();
    await page.goto(`/accedi?ritorno=${encodeURIComponent(`${BASE}/dovuti/nuovo`)}`);
    await page.getByRole('link', { name: 'Entra con SPID' }).click();
    await page.getByRole('button', { name: 'Elena Modelli' }).click();
    await page.getByLabel('Causale').waitFor();
    expect(await page.getByLabel('Causale').inputValue()).toBe('');
  });

  it('is one debt, however often it is sent: by a double click, and from a copy of the tab', async () => {
    const causale = fresh();
    const { page, context, watch } = await browser.visit({ persona: 'Marco Tentoni' });
    await page.goto(`${BASE}/dovuti/nuovo`);
    await fillDovuto(page, causale);
    // What a browser gives to the copy of a tab.
    const kept = await page.evaluate<string>('JSON.stringify(sessionStorage)');
    const copy = await context.newPage();
    await copy.addInitScript(`if (sessionStorage.length === 0) Object.assign(sessionStorage, ${kept})`);
    await copy.goto(`${BASE}/dovuti/nuovo`);
    await copy.getByText('Abbiamo ritrovato ciò che avevate scritto').waitFor();
    await page.getByRole('button', { name: 'Salva', exact: true }).dblclick();
    await page.getByText('Il dovuto è salvato.').waitFor();
    watch.expectRefusals();
    await copy.getByRole('button', { name: 'Salva', exact: true }).click();
    await copy.getByText('Il dovuto è salvato.').waitFor();
    expect(new URL(copy.url()).pathname).toBe(new URL(page.url()).pathname);
    expect(await madeOf(causale)).toBe(1);
  });
});
