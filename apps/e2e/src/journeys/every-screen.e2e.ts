import { outlineFaults, overflowsSideways, seriousFaults } from '../browser/accessibility';
import { showScreen } from '../browser/show-screen';
import { useBrowser } from '../browser/visit';
import { SCREENS } from '../screens';

const rows = SCREENS.flatMap((screen) => screen.states.map((state) => [screen.code, state, screen] as const));

describe('every screen in each of its states', () => {
  const browser = useBrowser();

  it.each(rows)(
    '%s, %s: axe finds nothing serious, the outline holds, 320 px lose nothing',
    async (_, state, screen) => {
      const persona = screen.persona === undefined ? {} : { persona: screen.persona };
      const { page, watch } = await browser.visit(persona);
      if (state === 'error' || screen.code.startsWith('C-16')) watch.expectRefusals();
      await showScreen(page, screen, state);
      expect(await seriousFaults(page)).toEqual([]);
      expect(await outlineFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overflowsSideways(page)).toBe(false);
    },
  );
});
