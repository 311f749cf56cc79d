import type { Browser, BrowserContext } from 'playwright-core';
import { openContext, openPage, type Visit, type VisitOptions } from './visit';

/** The pages of who looks at many screens: each is closed by who asked for it. */
export interface Tabs {
  /** A tab of its own in the window of `persona`, or of nobody in particular. */
  readonly open: (persona: string | undefined) => Promise<Visit>;
  readonly close: (visit: Visit) => Promise<void>;
  readonly closeAll: () => Promise<void>;
}

/** One window a person, kept: its second page finds the scripts of the first, and its session. */
export function useTabs(browser: () => Browser, viewport: VisitOptions['viewport'] = 'desktop'): Tabs {
  const windows = new Map<string | undefined, Promise<BrowserContext>>();
  const windowOf = (persona: string | undefined): Promise<BrowserContext> => {
    const known = windows.get(persona);
    if (known) return known;
    const opened = openContext(browser(), {
      viewport,
      sameSession: true,
      ...(persona === undefined ? {} : { persona }),
    });
    windows.set(persona, opened);
    return opened;
  };
  return {
    open: async (persona) => openPage(await windowOf(persona)),
    close: async ({ page }) => {
      // The next one begins as a first visit would, but for its session; drafts end with their tab.
      await page.evaluate('localStorage.clear()');
      await page.close();
    },
    closeAll: async () => {
      for (const opened of windows.values()) await (await opened).close();
      windows.clear();
    },
  };
}
