import { randomInt, randomUUID } from 'node:crypto';
import { seriousFaults } from '../browser/accessibility';
import { answered, dayOfMyPivot, flussi, flussoWithoutCash, IPA } from '../browser/day-of-mypivot';
import { askEnte, askSimulator, sendFile } from '../browser/doors';
import { useBrowser } from '../browser/visit';

const PERSONA = 'Nora Verifichi';
/** Those that an ente may not have by its switches are passed over. */
const CLASSI = [
  'IUD_RT_IUF_TES',
  'RT_IUF_TES',
  'RT_TES',
  'RT_IUF',
  'IUD_RT_IUF',
  'RT_NO_IUF',
  'RT_NO_IUD',
  'IUV_NO_RT',
  'IUF_NO_TES',
  'IUF_TES_DIV_IMP',
  'DOPPI',
  'IUD_NO_RT',
  'TES_NO_IUF_OR_IUV',
  'TES_NO_MATCH',
  'UNKNOWN',
] as const;
type Classe = (typeof CLASSI)[number];

interface Counted {
  readonly classi: readonly {
    readonly classe: Classe;
    readonly schermo: string;
    readonly numero: number;
    readonly prevista: boolean;
  }[];
}
const counted = async () => (await askEnte<Counted>(IPA, 'GET', '/pivot/classi')).classi;
const numberOf = async (classe: Classe) => (await counted()).find((one) => one.classe === classe)?.numero ?? 0;

/** Cash that nobody knows, cash of a flow that never came, and a flow credited with a cent too much. */
async function cashThatDoesNotAddUp(): Promise<void> {
  const [flusso] = await flussi('verdetto=NO_TES');
  if (!flusso) throw new Error('no flow waits for its cash');
  const bolletta = randomInt(1_000_000, 9_999_990);
  const euro = (Math.round(Number(flusso.importoTotale) * 100) + 1) / 100;
  const rows = [
    `2026;${bolletta};2026-12-03;PSP DI PROVA;/PUR/LGPE-RIVERSAMENTO/URI/${flusso.iuf};${euro.toFixed(2)};2026-12-03`,
    `2026;${bolletta + 1};2026-12-03;TESORIERE DI PROVA;SALDO DEL MESE;12.00;2026-12-03`,
    `2026;${bolletta + 2};2026-12-03;PSP DI PROVA;/PUR/LGPE-RIVERSAMENTO/URI/2026-01-01MAIVISTO-${bolletta};7.50;2026-12-03`,
  ];
  const csv = `anno;bolletta;contabile;ordinante;causale;importo;valuta\n${rows.join('\n')}\n`;
  await sendFile(IPA, '/pivot/giornali-di-cassa', `giornale-liste-${randomUUID()}.csv`, csv);
  for (const classe of ['TES_NO_MATCH', 'TES_NO_IUF_OR_IUV', 'IUF_TES_DIV_IMP'] as const)
    await answered(classe, async () => ((await numberOf(classe)) > 0 ? true : undefined));
  await flussoWithoutCash();
}

/** A filter that every row of the demonstration passes, and the chip that tells of it. */
const filterOf = (classe: Classe): string => (classe === 'DOPPI' ? 'Data esito da' : 'Ultimo aggiornamento da');

describe('the lists of MyPivot', () => {
  const browser = useBrowser();
  beforeAll(async () => {
    await dayOfMyPivot();
    await cashThatDoesNotAddUp();
  }, 400_000);
  afterAll(() => askSimulator('POST', '/clock', { mode: 'real' }));

  it.each(CLASSI)('%s: opened, filtered, added up, and a row leads to its proof', async (classe) => {
    const { schermo = '', prevista, numero = 0 } = (await counted()).find((one) => one.classe === classe) ?? {};
    if (prevista !== true) return;
    const { page } = await browser.visit({ persona: PERSONA, sameSession: true });
    const screen = schermo === 'ANOMALIE' ? 'anomalie' : 'riconciliazioni';
    await page.goto(`/pivot/${IPA}/${screen}?classe=${classe}`);
    await page.locator('.list-count').waitFor();
    const total = page.getByLabel('Totale del risultato');
    const before = await total.textContent();
    expect(before).toMatch(numero > 0 ? /^[1-9]/ : /^0 /);

    await page.getByRole('search').getByText('Date', { exact: true }).click();
    await page.getByLabel(filterOf(classe)).fill('2020-01-01');
    await page.getByRole('button', { name: 'Cerca', exact: true }).click();
    await page.getByRole('button', { name: `${filterOf(classe)}: 01/01/2020` }).waitFor();
    await page.waitForURL(/Da=2020-01-01/);
    await total.filter({ hasText: before ?? '' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    if (numero === 0) return;
    await page.locator('.row-link').first().click();
    await page.waitForURL((url) => !url.pathname.endsWith(screen));
    await page.locator('h1').waitFor();
    await page.goBack();
    await page.waitForURL(/Da=2020-01-01/);
    await total.filter({ hasText: before ?? '' }).waitFor();
  });

  it('a total stays when nothing is found, and the tipo is chosen by its name', async () => {
    const { page } = await browser.visit({ persona: PERSONA, sameSession: true });
    await page.goto(`/pivot/${IPA}/riconciliazioni?classe=RT_IUF`);
    await page.getByText('Soggetti').click();
    await page.getByLabel('Nome del pagatore contiene').fill('nessuno così');
    await page.getByRole('button', { name: 'Cerca', exact: true }).click();
    await page.getByText('Nessun dato trovato con i criteri impostati').waitFor();
    await page.getByLabel('Totale del risultato').filter({ hasText: '0 pagamenti' }).waitFor();
    await page.getByRole('button', { name: 'Rimuovi tutti i filtri' }).click();
    await page.getByText('Identificativi').click();
    const kinds = page.getByRole('search').getByLabel('Tipo dovuto');
    await kinds.selectOption('TARI');
    const name = await kinds.locator('option:checked').textContent();
    await page.getByRole('button', { name: 'Cerca', exact: true }).click();
    await page.getByRole('button', { name: `Tipo dovuto: ${name ?? ''}` }).waitFor();
    expect(name).not.toBe('TARI');
  });

  it('a flow with a wrong amount stands beside its movement, and what differs', async () => {
    const { page } = await browser.visit({ persona: PERSONA, sameSession: true });
    await page.goto(`/pivot/${IPA}/anomalie?classe=IUF_TES_DIV_IMP`);
    await page.locator('td[data-label="Differenza"]').first().waitFor();
    expect(await page.locator('td[data-label="Differenza"]').first().textContent()).toMatch(/0,01/);
  });
});
