import { outlineFaults, overflowsSideways, seriousFaults } from '../browser/accessibility';
import { fullWorld } from '../browser/world';
import { showScreen } from '../browser/show-screen';
import { zoomFaults } from '../browser/zoom';
import { SIZES, useBrowser } from '../browser/visit';
import { SCREENS, type ScreenCase, type ScreenState } from '../screens';

const SKETCH = SCREENS.map((screen) => [screen.code, screen.states.join(', '), screen] as const);

describe('every screen, in each of its states', () => {
  const browser = useBrowser();
  beforeAll(() => fullWorld(), 400_000);

  /** What is wrong with a screen in a state, in the words of a report. */
  async function faultsOf(screen: ScreenCase, state: ScreenState): Promise<string[]> {
    const persona = screen.persona === undefined ? {} : { persona: screen.persona, sameSession: true };
    const { page, watch, context } = await browser.visit(persona);
    if (state === 'error' || screen.refused === true) watch.expectRefusals();
    await showScreen(page, screen, state);
    const faults = [...(await seriousFaults(page)), ...(await outlineFaults(page))];
    await page.setViewportSize(SIZES.narrow);
    if (await overflowsSideways(page)) faults.push('at 320 px it must be moved sideways');
    await page.setViewportSize(SIZES.zoomed);
    if (await overflowsSideways(page)) faults.push('at 400 % it must be moved sideways');
    faults.push(...(await zoomFaults(page)).map((fault) => `at 400 % ${fault}`));
    await context.close();
    return faults.map((fault) => `${state}: ${fault}`);
  }

  it.each(SKETCH)(
    '%s (%s): axe finds nothing serious, the outline holds, 320 px and 400 %% lose nothing',
    async (_, __, screen) => {
      const faults: string[] = [];
      for (const state of screen.states) faults.push(...(await faultsOf(screen, state)));
      expect(faults).toEqual([]);
    },
  );
});
