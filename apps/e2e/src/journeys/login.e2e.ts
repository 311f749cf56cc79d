import { until } from '@mypay/testing';
import { pressOn } from '../browser/keyboard';
import { useBrowser } from '../browser/visit';

describe('getting in, staying in and getting out', () => {
  const browser = useBrowser();

  it('leads back to the page that asked for the login', async () => {
    const { page } = await browser.visit();
    await page.goto('/sessioni');
    await page.getByRole('heading', { level: 1, name: 'Accedi' }).waitFor();
    await page.getByRole('link', { name: 'Entra con CIE' }).click();
    await page.getByRole('button', { name: 'Marco Tentoni' }).click();
    await page.getByRole('heading', { level: 1, name: 'Le mie sessioni' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/sessioni');
  });

  it.each([
    ['who works for one ente alone begins there', 'Elena Modelli', 'Cruscotto'],
    ['who works for two enti chooses one', 'Dario Provetti', 'Scegli l’ente'],
    ['a citizen finds what there is to pay', 'Ada Provetti', 'Buongiorno, Ada Provetti'],
  ])('%s, when no page asked for the login', async (_, persona, title) => {
    const { page } = await browser.visit();
    await page.goto('/');
    await page.getByRole('link', { name: 'Accedi all’area personale' }).click();
    await page.getByRole('link', { name: 'Entra con SPID' }).click();
    await page.getByRole('button', { name: persona }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  });

  it('is done by keyboard alone', async () => {
    const { page } = await browser.visit();
    await page.goto('/accedi?ritorno=%2Fsessioni');
    await pressOn(page, page.getByRole('link', { name: 'Entra con SPID' }));
    const persona = page.getByRole('button', { name: 'Marco Tentoni' });
    await persona.waitFor();
    await pressOn(page, persona);
    await page.getByRole('heading', { level: 1, name: 'Le mie sessioni' }).waitFor();
  });

  it('keeps the language of who comes from the English pages', async () => {
    const { page } = await browser.visit();
    await page.goto('/en/sessioni');
    await page.getByRole('link', { name: 'Enter with SPID' }).click();
    await page.getByRole('button', { name: 'Marco Tentoni' }).click();
    await page.getByRole('heading', { level: 1, name: 'My sessions' }).waitFor();
  });

  it('says why a login that was given up did not succeed', async () => {
    const { page } = await browser.visit();
    await page.goto('/accedi');
    await page.getByRole('link', { name: 'Entra con SPID' }).click();
    await page.getByRole('button', { name: 'Annulla' }).click();
    await page.getByText('L’accesso è stato annullato').waitFor();
  });

  it('a session that is closed from another browser asks for a login again', async () => {
    const far = await browser.visit({ persona: 'Nora Verifichi' });
    const near = await browser.visit({ persona: 'Nora Verifichi' });
    await near.page.goto('/sessioni');
    const others = near.page.getByRole('button', { name: 'Chiudi' });
    // What earlier runs have left open goes too.
    for (await others.first().waitFor(); (await others.count()) > 0;) {
      const before = await others.count();
      await others.first().click();
      await near.page.getByRole('dialog').getByRole('button', { name: 'Chiudi la sessione' }).click();
      await until(async () => (await others.count()) < before);
    }
    far.watch.expectRefusals();
    await far.page.goto('/sessioni');
    await far.page.getByRole('heading', { level: 1, name: 'Accedi' }).waitFor();
  });

  it('leaving closes the session: the way back asks for a login', async () => {
    const { page } = await browser.visit({ persona: 'Marco Tentoni' });
    await page.getByRole('button', { name: 'Menu di Marco Tentoni' }).click();
    await page.getByRole('button', { name: 'Esci' }).click();
    await page.getByRole('link', { name: 'Accedi all’area personale' }).waitFor();
    await page.goto('/sessioni');
    await page.getByRole('heading', { level: 1, name: 'Accedi' }).waitFor();
  });

  it('who is about to lose the session is warned, and goes on by one key', async () => {
    const { page } = await browser.visit({ persona: 'Marco Tentoni' });
    // The server's answer, with its warning brought forward: two minutes before the end, as always.
    let began: number | undefined;
    await page.route('**/api/sessione', async (route) => {
      const answer = await route.fetch();
      const session = (await answer.json()) as { ora: string };
      const first = (began ??= Date.parse(session.ora));
      const at = (seconds: number): string => new Date(first + seconds * 1000).toISOString();
      await route.fulfill({ response: answer, json: { ...session, avvisoIl: at(1), scadeIl: at(121) } });
    });
    await page.reload();
    const dialog = page.getByRole('dialog', { name: 'La sessione sta per scadere' });
    await dialog.waitFor();
    await dialog.getByRole('timer').waitFor();
    await pressOn(page, dialog.getByRole('button', { name: 'Resta collegato' }));
    await dialog.waitFor({ state: 'detached' });
  });

  it('who follows an address of an ente that is not theirs is told why, and where else to go', async () => {
    const { page } = await browser.visit({ persona: 'Dario Provetti' });
    await page.goto('/bo/c_roccaprova/dovuti');
    await page.getByText('Per questo ente non avete alcun ruolo').waitFor();
    await page.getByRole('link', { name: 'Scegli un altro ente' }).click();
    await page.getByRole('heading', { level: 1, name: 'Scegli l’ente' }).waitFor();
  });

  it('who has no role is told so', async () => {
    const { page } = await browser.visit({ persona: 'Carla Fittizi' });
    await page.goto('/bo/scegli-ente');
    await page.getByText('Non avete ancora alcun ruolo').waitFor();
  });
});
