import type { Browser, Page } from 'playwright-core';
import { outlineFaults, overflowsSideways, seriousFaults } from '../browser/accessibility';
import { launchChromium } from '../browser/chromium';
import { showScreen } from '../browser/show-screen';
import { useTabs } from '../browser/tabs';
import { keepPicture, resize } from '../browser/visit';
import { fullWorld } from '../browser/world';
import { zoomFaults } from '../browser/zoom';
import { SCREENS, type ScreenCase, type ScreenState } from '../screens';

const SKETCH = SCREENS.map((screen) => [screen.code, screen.states.join(', '), screen] as const);

/** What is wrong with a page as it is, at the size of a desk, of a small phone and of a zoom. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults = [...(await seriousFaults(page)), ...(await outlineFaults(page))];
  await resize(page, 'narrow');
  if (await overflowsSideways(page)) faults.push('at 320 px it must be moved sideways');
  await resize(page, 'zoomed');
  if (await overflowsSideways(page)) faults.push('at 400 % it must be moved sideways');
  faults.push(...(await zoomFaults(page)).map((fault) => `at 400 % ${fault}`));
  return faults;
}

describe('every screen, in each of its states', () => {
  let browser: Browser;
  const tabs = useTabs(() => browser);
  beforeAll(async () => {
    browser = await launchChromium();
    await fullWorld();
  }, 400_000);
  afterAll(() => browser.close());

  /** What is wrong with a screen in a state, in the words of a report. @throws Error when it cannot be shown */
  async function reportOf(screen: ScreenCase, state: ScreenState): Promise<string[]> {
    const visit = await tabs.open(screen.persona);
    const { page, watch } = visit;
    if (state === 'error' || screen.refused === true) watch.expectRefusals();
    try {
      await showScreen(page, screen, state);
      const faults = [...(await faultsOf(page)), ...watch.troubles];
      if (faults.length > 0) await keepPicture(page, `${screen.code} ${state}`);
      return faults.map((fault) => `${state}: ${fault}`);
    } catch (error) {
      await keepPicture(page, `${screen.code} ${state}`);
      throw new Error(`${state}: ${watch.troubles.join('; ')}`, { cause: error });
    } finally {
      await tabs.close(visit);
    }
  }

  // Several at once (`maxConcurrency`): they only look, and much of what they do is waiting.
  it.concurrent.each(SKETCH)(
    '%s (%s): axe finds nothing serious, the outline holds, 320 px and 400 %% lose nothing',
    async (_, __, screen) => {
      const faults: string[] = [];
      for (const state of screen.states) faults.push(...(await reportOf(screen, state)));
      expect(faults).toEqual([]);
    },
  );
});
