import { randomInt, randomUUID } from 'node:crypto';
import { seriousFaults } from '../browser/accessibility';
import { answered, flussoWithoutCash, IPA } from '../browser/day-of-mypivot';
import { askEnte, askSimulator, sendFile } from '../browser/doors';
import { useBrowser } from '../browser/visit';

interface Entry {
  readonly movimento: { readonly classi: readonly string[] };
}
const bolletta = randomInt(1_000_000, 9_999_990);
const classes = async () =>
  (await askEnte<Entry>(IPA, 'GET', `/pivot/movimenti/2026/${bolletta}`)).movimento.classi.join();
const inClasses = (expected: string) =>
  answered(`classes ${expected}`, async () =>
    (await classes().catch(() => undefined)) === expected ? true : undefined,
  );

describe('an entry that nobody recognises', () => {
  const browser = useBrowser();
  let iuf = '';
  beforeAll(async () => {
    const flusso = await flussoWithoutCash();
    iuf = flusso.iuf;
    const day = iuf.slice(0, 10);
    const row = `2026;${bolletta};${day};BANCA;RIVERSAMENTO INCASSI;${flusso.importoTotale};${day}`;
    const csv = `anno;bolletta;contabile;ordinante;causale;importo;valuta\n${row}\n`;
    await sendFile(IPA, '/pivot/giornali-di-cassa', `giornale-collegamento-${randomUUID()}.csv`, csv);
    await inClasses('TES_NO_MATCH');
  }, 400_000);
  afterAll(() => askSimulator('POST', '/clock', { mode: 'real' }));

  it('is told what it may be, linked by a person who says why, and the link is undone', async () => {
    const { page } = await browser.visit({ persona: 'Nora Verifichi' });
    await page.goto(`/pivot/${IPA}/giornale-di-cassa/2026/${bolletta}`);
    const panel = page.getByRole('region', { name: 'A che cosa può appartenere' });
    await panel
      .getByText(/dichiara lo stesso importo|un solo flusso comincia così/)
      .first()
      .waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await panel.getByRole('button', { name: `Collega a ${iuf}` }).click();
    await page.getByLabel('Motivo (obbligatorio)').fill('Lo dice la contabile della banca');
    await page.getByRole('button', { name: 'Collega', exact: true }).click();
    await page.getByText('è collegata a mano a IUF').waitFor();
    await panel.getByRole('cell', { name: 'Lo dice la contabile della banca' }).waitFor();
    await inClasses('');

    await panel.getByRole('button', { name: 'Sciogli il collegamento' }).click();
    await page.getByLabel('Motivo (obbligatorio)').fill('Era una prova');
    await page.getByRole('dialog').getByRole('button', { name: 'Sciogli il collegamento' }).click();
    await panel.getByRole('cell', { name: 'sciolta' }).waitFor();
    await inClasses('TES_NO_MATCH');
  });
});
