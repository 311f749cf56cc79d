import { randomUUID } from 'node:crypto';
import { mkdtempSync, openSync, closeSync, writeSync, ftruncateSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { seriousFaults } from '../browser/accessibility';
import { tracciato } from '../browser/tracciato';
import { useBrowser } from '../browser/visit';

const MIB = 1024 * 1024;
const UPLOAD = '**/import-dovuti*';

/** A tracciato of 300 MiB with one good row; the rest are lines so long that each is refused alone. */
function greatFile(folder: string, name: string, iud: string): string {
  const file = path.join(folder, name);
  const out = openSync(file, 'w');
  writeSync(out, tracciato({ iud, importo: '80.00' }));
  const filler = Buffer.alloc(MIB, 'x');
  for (let i = 1; i <= 300; i += 1) {
    writeSync(out, filler);
    if (i % 30 === 0) writeSync(out, '\r\n');
  }
  closeSync(out);
  return file;
}

/** A file that says to be of so many bytes and takes no room. */
function hollowFile(folder: string, name: string, bytes: number): string {
  const file = path.join(folder, name);
  const out = openSync(file, 'w');
  ftruncateSync(out, bytes);
  closeSync(out);
  return file;
}

const chooseFile = (page: Page, file: string) => page.locator('input[type="file"]').setInputFiles(file);

describe('a file of 300 MB', () => {
  const browser = useBrowser();
  const run = randomUUID().slice(0, 8);
  const name = `c_roccaprova-GRANDE${run}-1_2.csv`;
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'uploads-'));
    file = greatFile(folder, name, `E2E-GRANDE-${run}`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows how far its sending is, can be stopped without leaving anything, and is loaded when sent again', async () => {
    const { page, context } = await browser.visit({ persona: 'Marco Tentoni' });
    await page.goto('/bo/c_roccaprova/flussi/import');
    await chooseFile(page, file);
    // A line on which the sending takes long enough to be stopped.
    const line = await context.newCDPSession(page);
    const speed = (uploadThroughput: number) =>
      line.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput,
      });
    await line.send('Network.enable');
    await speed(8 * MIB);
    await page.getByRole('button', { name: 'Carica', exact: true }).click();
    const progress = page.getByRole('progressbar');
    await progress.waitFor();
    await page.getByText(/Invio del file: [1-9]\d*%/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Interrompi l’invio' }).click();
    await page.getByText('Invio interrotto: non è stato caricato nulla.').waitFor();
    expect(await progress.count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);

    await page.goto(`/bo/c_roccaprova/flussi/import?nome=${encodeURIComponent(name)}`);
    await page.getByText('Nessun dato trovato con i criteri impostati').waitFor();

    // The name is free still: nothing was left half.
    await speed(-1);
    await page.goto('/bo/c_roccaprova/flussi/import');
    await chooseFile(page, file);
    await page.getByRole('button', { name: 'Carica', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(`GRANDE${run}`) }).waitFor({ timeout: 180_000 });
    const accepted = page.locator('dl > div', { hasText: 'Accettate' }).locator('dd').first();
    await accepted.getByText('1', { exact: true }).waitFor({ timeout: 180_000 });
  });

  it('one over the limit is refused with words before a byte is sent', async () => {
    const great = hollowFile(folder, `c_roccaprova-TROPPO${run}-1_2.csv`, 513 * MIB);
    const { page } = await browser.visit({ persona: 'Marco Tentoni' });
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())));
    await page.goto('/bo/c_roccaprova/flussi/import');
    await page.getByText('Fino a').waitFor();
    await chooseFile(page, great);
    await page.getByText('non è stato inviato').waitFor();
    expect(await page.getByRole('button', { name: 'Carica', exact: true }).count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);
    expect(sent.filter((url) => url.includes('import-dovuti'))).toEqual([]);
  });

  it('who loses the network while sending is told that nothing is known to be loaded, and keeps the file chosen', async () => {
    const { page, watch } = await browser.visit({ persona: 'Marco Tentoni' });
    watch.expectRefusals();
    await page.goto('/bo/c_roccaprova/flussi/import');
    await chooseFile(page, file);
    await page.route(UPLOAD, (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()));
    await page.getByRole('button', { name: 'Carica', exact: true }).click();
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('button', { name: 'Carica', exact: true }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });
});
