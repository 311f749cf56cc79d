import type { Page } from 'playwright-core';
import type { ScreenCase, ScreenState } from '../screens';

/** Below this the filters of a list are folded. */
const NARROW = 768;

const refusal = {
  type: 'urn:mypay:errore:non-disponibile',
  title: 'Il servizio non è disponibile ora: riprovare',
  status: 503,
  code: 'NON_DISPONIBILE',
  correlationId: '00000000-0000-4000-8000-000000000000',
};

async function click(page: Page, selectors: readonly string[] = []): Promise<void> {
  for (const selector of selectors) await page.locator(selector).first().click();
}

/** Brings a page to a screen in one of its states. Only answers are touched, and only for the states that reality seldom gives. */
export async function showScreen(page: Page, screen: ScreenCase, state: ScreenState): Promise<void> {
  for (const [door, { method, status = 200, body }] of Object.entries(screen.answers ?? {}))
    await page.route(door, (route) => {
      if (method !== undefined && route.request().method() !== method) return route.fallback();
      return route.fulfill({
        status,
        contentType: status < 400 ? 'application/json' : 'application/problem+json',
        json: body,
      });
    });
  if (state !== 'full' && state !== 'dialog') {
    if (screen.door === undefined) throw new Error(`${screen.code}: state ${state} needs a door`);
    await page.route(screen.door, (route) => {
      if (state === 'loading') return; // never answered
      if (state === 'empty') return route.fulfill({ json: screen.emptyBody });
      return route.fulfill({ status: 503, contentType: 'application/problem+json', json: refusal });
    });
  }
  await page.goto(screen.path);
  if (screen.unfold !== undefined && (page.viewportSize()?.width ?? 0) < NARROW)
    await page.locator(screen.unfold).first().click();
  if (screen.typed) await page.locator(screen.typed[0]).first().fill(screen.typed[1]);
  await click(page, screen.steps);
  switch (state) {
    case 'full':
    case 'dialog':
      await page.locator(screen.ready).first().waitFor();
      break;
    case 'loading':
      await page.locator('h1').first().waitFor(); // the screen itself, not what stands there while its script comes
      await page.locator('[aria-busy="true"]').first().waitFor();
      break;
    case 'error':
      await page.getByRole('alert').first().waitFor();
      break;
    case 'empty':
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
  }
  if (state !== 'dialog') return;
  await click(page, screen.dialog);
  await page.getByRole('dialog').waitFor();
}
