import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe calls serious or critical on a page as it is now, each with the elements that it is about. It runs within the page and
 * tells nothing of what holds: three times as fast as over a page of its own, which only frames of strangers would need.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`));
}

/** Whether the page must be moved sideways to be read (WCAG 1.4.10): what overflows scrolls within itself. */
export const overflowsSideways = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

/** The outline of a page that is wanted: one h1, one main, a language, no level of heading left out. */
export async function outlineFaults(page: Page): Promise<string[]> {
  const { levels, mains, lang } = await page.evaluate<{ levels: number[]; mains: number; lang: string }>(`({
    levels: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]
      .filter((h) => h.checkVisibility())
      .map((h) => Number(h.tagName[1])),
    mains: document.querySelectorAll('main').length,
    lang: document.documentElement.lang,
  })`);
  const faults: string[] = [];
  const firsts = levels.filter((level) => level === 1).length;
  if (firsts !== 1) faults.push(`${firsts} headings of level 1`);
  if (mains !== 1) faults.push(`${mains} main landmarks`);
  if (lang !== 'it' && lang !== 'en') faults.push(`lang is "${lang}"`);
  return faults;
}
