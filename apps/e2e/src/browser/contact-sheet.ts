import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';

/** What stands in the index of one screen: its name, and its files beside the index, as many as were taken. */
export interface Pictured {
  readonly name: string;
  readonly files: readonly string[];
}

const SCREENS_A_SHEET = 6;
const STYLE = `body { margin: 0; font: 14px sans-serif; background: #e9edf2 }
section { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; padding: 12px; width: 1560px }
figure { margin: 0; padding: 8px; background: #fff } figcaption { font-weight: 700; padding-bottom: 6px }
div { display: flex; gap: 8px; height: 540px; overflow: hidden; align-items: flex-start }
img { border: 1px solid #c5c7c9; object-fit: cover; object-position: top; max-height: 538px }
img[src*="-desktop"] { width: 500px } img[src*="-phone"] { width: 220px }`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const figure = ({ name, files }: Pictured): string =>
  `<figure><figcaption>${escaped(name)}</figcaption><div>${files
    .map((file) => `<a href="${escaped(file)}"><img src="${escaped(file)}" alt="${escaped(file)}"></a>`)
    .join('')}</div></figure>`;

/**
 * Lays the pictures of a folder side by side: `index.html`, where each leads to the whole picture, and `sheet-01.png`…, to be
 * looked at in one go. @returns how many sheets
 */
export async function contactSheets(browser: Browser, folder: string, pictures: readonly Pictured[]): Promise<number> {
  const sections: string[] = [];
  for (let i = 0; i < pictures.length; i += SCREENS_A_SHEET)
    sections.push(
      `<section>${pictures
        .slice(i, i + SCREENS_A_SHEET)
        .map(figure)
        .join('')}</section>`,
    );
  const index = path.join(folder, 'index.html');
  const head = `<!doctype html><html lang="it"><meta charset="utf-8"><title>Schermate</title><style>${STYLE}</style>`;
  fs.writeFileSync(index, `${head}<body>${sections.join('\n')}</body></html>`);
  const page = await browser.newPage({ viewport: { width: 1584, height: 1800 } });
  await page.goto(pathToFileURL(index).href);
  for (const [i, section] of (await page.locator('section').all()).entries())
    await section.screenshot({ path: path.join(folder, `sheet-${String(i + 1).padStart(2, '0')}.png`) });
  await page.close();
  return sections.length;
}
