import type { Page } from 'playwright-core';

/** Enters as a persona of the demonstration, by the pages that a person would see; ends on `returnTo`. */
export async function login(page: Page, persona: string, returnTo = '/sessioni'): Promise<void> {
  await page.goto(`/accedi?ritorno=${encodeURIComponent(returnTo)}`);
  await page.getByRole('link', { name: 'Entra con SPID' }).click();
  await page.getByRole('button', { name: persona }).click();
  await page.waitForURL((url) => url.pathname === returnTo);
}
