import { randomUUID } from 'node:crypto';
import { seriousFaults } from '../browser/accessibility';
import { askEnte } from '../browser/doors';
import { CORRELATION_ID, stopService } from '../browser/stop-service';
import { useBrowser } from '../browser/visit';

const IPA = 'c_roccaprova';
const OPERATOR = 'Lucia Esempi';
const DEBTOR = { tipo: 'F', codice: 'PRVDAA70A41Z100E', anagrafica: 'Ada Provetti' };

/** A debt with a notice. @returns its IUD */
async function freshDebt(): Promise<string> {
  const iud = `GUASTO-${randomUUID().slice(0, 18)}`;
  const dovuto = { iud, tipoDovuto: 'TARI', importo: '33.00', causale: `Prova ${iud}`, debitore: DEBTOR };
  await askEnte(IPA, 'POST', '/dovuti', dovuto);
  return iud;
}

describe('a day on which a service is down', () => {
  const browser = useBrowser();
  const missing = '.missing-parts';

  it('the cruscotto without pagamenti names what is missing, and its figures are there', async () => {
    await freshDebt();
    const { page, watch } = await browser.visit({ persona: OPERATOR });
    watch.expectRefusals();
    const again = await stopService(page, 'pagamenti');
    await page.goto(`/bo/${IPA}`);
    const said = page.locator(missing);
    await said.getByText('Non si vede ora: canali ed esito dei pagamenti').waitFor();
    await said.getByText(CORRELATION_ID).waitFor();
    expect(await page.locator('.tile').count()).toBeGreaterThan(0);
    await page.getByRole('heading', { name: 'Ultimi caricamenti' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Per canale' }).count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);

    await again();
    await said.getByRole('button', { name: 'Riprova' }).click();
    await page.getByRole('heading', { name: 'Per canale' }).waitFor();
    expect(await said.count()).toBe(0);
  });

  it('the cruscotto without dovuti still tells channels and outcomes', async () => {
    const { page, watch } = await browser.visit({ persona: OPERATOR });
    watch.expectRefusals();
    await stopService(page, 'dovuti');
    await page.goto(`/bo/${IPA}`);
    await page.locator(missing).getByText('cifre dei dovuti').first().waitFor();
    await page.locator(missing).getByText(CORRELATION_ID).first().waitFor();
    await page.getByRole('heading', { name: 'Esito delle transazioni' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it.each([
    ['pagamenti', /tentativi di pagamento, chiamate del Nodo e ricevute/],
    ['pivot', /rendicontazione e incassi/],
  ] as const)('a debt without %s shows its data and the rest of its timeline', async (service, part) => {
    const iud = await freshDebt();
    const { page, watch } = await browser.visit({ persona: OPERATOR });
    watch.expectRefusals();
    const again = await stopService(page, service);
    await page.goto(`/bo/${IPA}/dovuti/${iud}`);
    await page.locator(missing).getByText(part).waitFor();
    await page.locator(missing).getByText(CORRELATION_ID).first().waitFor();
    await page.getByText('Inserito', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Modifica' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await again();
    await page.locator(missing).getByRole('button', { name: 'Riprova' }).click();
    await page.locator(missing).waitFor({ state: 'detached' });
  });

  it('the one box without pagamenti still finds debts, and says what it could not ask', async () => {
    const iud = await freshDebt();
    const { page, watch } = await browser.visit({ persona: OPERATOR });
    watch.expectRefusals();
    await stopService(page, 'pagamenti');
    await page.goto(`/bo/${IPA}/cerca?q=${iud}`);
    await page.getByRole('link', { name: `Prova ${iud}` }).waitFor();
    await page.locator(missing).getByText('ricevute e flussi').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('a citizen’s board without the history still shows what is to be paid', async () => {
    await freshDebt();
    const { page, watch } = await browser.visit({ persona: 'Ada Provetti', viewport: 'phone' });
    watch.expectRefusals();
    await stopService(page, /\/api\/cittadino\/pagamenti\b/);
    await page.goto('/area-personale');
    const history = page.locator('section', { has: page.locator('#board-closed') });
    await history.getByText(CORRELATION_ID).waitFor();
    await history.getByRole('button', { name: 'Riprova' }).waitFor();
    expect(await page.locator('.debt-row').count()).toBeGreaterThan(0);
    expect(await seriousFaults(page)).toEqual([]);
  });
});
