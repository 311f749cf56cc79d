import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { seriousFaults } from '../browser/accessibility';
import { askEnte } from '../browser/doors';
import { useBrowser } from '../browser/visit';

const IPA = 'c_roccaprova';
const BASE = `/bo/${IPA}`;
const HEADER =
  'IUD;codIuv;tipoIdentificativoUnivoco;codiceIdentificativoUnivoco;anagraficaPagatore;indirizzoPagatore;civicoPagatore;capPagatore;localitaPagatore;provinciaPagatore;nazionePagatore;mailPagatore;dataEsecuzionePagamento;importoDovuto;commissioneCaricoPa;tipoDovuto;tipoVersamento;causaleVersamento;datiSpecificiRiscossione;bilancio;azione';
const line = (iud: string, importo: string) =>
  `${iud};;F;PRVDAA70A41Z100E;Ada Provetti;;;;;;;;2099-06-30;${importo};;TARI;ALL;Prova ${iud};9/0101101IM/TARI;;I`;

const fresh = (): string => randomUUID().slice(0, 8).toUpperCase();

/** Chooses a file as if it were on the person's disk. */
async function choose(page: Page, name: string, lines: readonly string[]): Promise<void> {
  await page.goto(`${BASE}/flussi/import`);
  await page.setInputFiles('input[type=file]', {
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from([HEADER, ...lines, ''].join('\n')),
  });
}

async function newDovuto(tipoDovuto: string): Promise<string> {
  const iud = `E2E-${fresh()}`;
  await askEnte(IPA, 'POST', '/dovuti', {
    iud,
    tipoDovuto,
    importo: '33.00',
    causale: `Prova ${iud}`,
    debitore: { tipo: 'F', codice: 'PRVDAA70A41Z100E', anagrafica: 'Ada Provetti' },
  });
  return iud;
}

describe('an operator of all tipi', () => {
  const browser = useBrowser();

  it('tries a file without loading it, loads it, mends the refused row in place and reloads that row alone', async () => {
    const { page } = await browser.visit({ persona: 'Marco Tentoni' });
    const flow = fresh();
    const [good, bad] = [`G-${flow}`, `B-${flow}`];
    await choose(page, `${IPA}-${flow}-1_2.csv`, [line(good, '10.00'), line(bad, 'dodici')]);
    await page.getByRole('button', { name: 'Prova senza caricare' }).click();
    await page.getByText('Prova con scarti').waitFor();
    await page.getByText('nessun dovuto è stato toccato').waitFor();

    await page.getByRole('button', { name: 'Carica davvero' }).click();
    await page.getByText('Caricato con scarti').waitFor();
    await page.getByRole('button', { name: 'Correggi' }).click();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('importoDovuto').fill('12.00');
    await page.getByRole('button', { name: 'Ricarica 1 riga corretta' }).click();
    await page.getByRole('heading', { level: 1, name: `${IPA}-${flow}_C` }).waitFor();
    await page.getByText('Caricato', { exact: true }).waitFor();

    await page.goto(`${BASE}/dovuti/${bad}`);
    await page.getByText('€ 12,00').first().waitFor();
    await page.getByText('Caricato da un tracciato').waitFor();
  });

  it('finds a debt by the one box, changes it after seeing what changes, and cancels it with a reason', async () => {
    const iud = await newDovuto('TARI');
    const { page } = await browser.visit({ persona: 'Marco Tentoni' });
    await page.goto(BASE);
    await page.getByLabel('Cerca un pagamento o un dovuto').fill(iud);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: `Prova ${iud}` }).click();
    await page.getByRole('link', { name: 'Modifica' }).click();
    await page.getByLabel('Importo').fill('44,00');
    await page.getByRole('button', { name: 'Rivedi e salva' }).click();
    await page.getByRole('dialog').getByText('€ 33,00').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Salva le modifiche' }).click();
    await page.getByText('Il dovuto è salvato.').waitFor();

    await page.getByRole('button', { name: 'Annulla', exact: true }).click();
    await page.getByLabel('Motivo (obbligatorio)').fill('emesso due volte');
    await page.getByRole('button', { name: 'Annulla il dovuto' }).click();
    await page.getByText('Motivo: emesso due volte').waitFor();
    expect(await askEnte(IPA, 'GET', `/dovuti/${iud}`)).toMatchObject({ stato: 'ANNULLATO', importo: '44.00' });
  });

  it('inserts a debt on a phone, and what is missing is listed first', async () => {
    const { page } = await browser.visit({ persona: 'Marco Tentoni', viewport: 'phone' });
    const iud = `E2E-${fresh()}`;
    await page.goto(`${BASE}/dovuti/nuovo`);
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /Importo/ })
      .waitFor();
    await page.getByLabel('Tipo dovuto').selectOption('TARI');
    await page.getByLabel('Importo').fill('15,50');
    await page.getByLabel('Causale').fill(`Prova ${iud}`);
    await page.getByLabel('IUD, la vostra chiave').fill(iud);
    await page.getByLabel('Cognome e nome, o ragione sociale').fill('Ada Provetti');
    await page.getByLabel('Codice fiscale o partita IVA').fill('prvdaa70a41z100e');
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByText('Il dovuto è salvato.').waitFor();
    await page.getByText('€ 15,50').first().waitFor();
  });
});

describe('an operator of one tipo', () => {
  const browser = useBrowser();

  it('never sees a debt of another: not in the list, not by the one box, not by its address, not in the figures', async () => {
    const own = await newDovuto('TARI');
    const other = await newDovuto('CANONE_UNICO');
    const { page, watch } = await browser.visit({ persona: 'Elena Modelli' });
    watch.expectRefusals();
    await page.goto(`${BASE}/dovuti?anagrafica=provetti`);
    await page.getByRole('link', { name: `Prova ${own}` }).waitFor();
    expect(await page.getByText(other).count()).toBe(0);
    await page.goto(`${BASE}/cerca?q=${other}`);
    await page.getByText('Non si trova nulla').waitFor();
    await page.goto(`${BASE}/dovuti/${other}`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('33,00').count()).toBe(0);
    await page.goto(BASE);
    await page.getByText('solo i tipi dovuto assegnati a voi').waitFor();
    expect(await page.getByText('Canone unico').count()).toBe(0);
  });
});
