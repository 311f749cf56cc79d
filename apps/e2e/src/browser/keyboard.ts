import type { Locator, Page } from 'playwright-core';

/** In the page: no type of its own world is known here. */
const hasFocus = (element: { matches(selector: string): boolean }): boolean => element.matches(':focus');

/** Goes on by Tab until `target` has the focus. @throws Error when it is not reached: it cannot be by keyboard */
export async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  for (let i = 0; i < most; i += 1) {
    if (await target.evaluate(hasFocus)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by ${most} Tab: ${String(target)}`);
}

/** Types into a field, or chooses a link or button, by the keyboard alone. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

export async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}
