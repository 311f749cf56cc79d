import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { seriousFaults } from '../browser/accessibility';
import { cameraArgs, filmOf } from '../browser/fake-camera';
import { useBrowser } from '../browser/visit';

const NOTICE = '301000000000000144';

/** Keeps every stream that the page gets, to see later whether it was let go. */
const KEEP_STREAMS = `{
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.streams = [];
  navigator.mediaDevices.getUserMedia = async (what) => {
    const stream = await ask(what);
    window.streams.push(stream);
    return stream;
  };
}`;
const streams = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`window.streams.flatMap((stream) => stream.getTracks().map((track) => track.readyState))`);
const openCamera = (page: Page) => page.getByRole('button', { name: 'Inquadra il QR' }).click();

describe('the camera sees the QR code of a notice', () => {
  const film = filmOf(`PAGOPA|002|${NOTICE}|80012340123|12050`);
  afterAll(() => rmSync(path.dirname(film), { recursive: true }));
  const browser = useBrowser(() => cameraArgs(film));

  it('and the code of the notice is filled in; the camera is let go at once', async () => {
    const { page, context } = await browser.visit({ viewport: 'phone' });
    await context.grantPermissions(['camera']);
    await page.addInitScript(KEEP_STREAMS);
    await page.goto('/paga-avviso');
    await openCamera(page);
    await page.getByText('Codice letto').waitFor();
    expect(await page.getByLabel('Codice avviso').inputValue()).toBe(NOTICE);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await streams(page)).toEqual(['ended']);
  });

  it('who refuses the permission is told so, and may upload a photo or write', async () => {
    const { page } = await browser.visit({ viewport: 'phone' });
    await page.goto('/paga-avviso');
    await openCamera(page);
    await page.getByText('La fotocamera non si può usare').waitFor();
    await page.getByText('Carica una foto').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByLabel('Codice avviso').fill(NOTICE);
  });
});

describe('a camera that sees another code', () => {
  const film = filmOf('https://example.it/menu');
  afterAll(() => rmSync(path.dirname(film), { recursive: true }));
  const browser = useBrowser(() => cameraArgs(film));

  it.each([
    [
      'the dialog is closed',
      (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Chiudi' }).first().click(),
    ],
    ['Esc is pressed', (page: Page) => page.keyboard.press('Escape')],
    ['one goes back', (page: Page) => page.goBack()],
  ])('is told so, goes on looking, and is let go when %s', async (_, leave) => {
    const { page, context } = await browser.visit();
    await context.grantPermissions(['camera']);
    await page.addInitScript(KEEP_STREAMS);
    await page.goto('/');
    await page.getByRole('navigation').getByRole('link', { name: 'Paga un avviso' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Paga un avviso' }).waitFor();
    await openCamera(page);
    await page.getByText('Il codice letto non è di un avviso pagoPA.').waitFor();
    expect(await streams(page)).toEqual(['live']);
    await leave(page);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await streams(page)).toEqual(['ended']);
  });
});
