import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import type { Browser } from 'playwright-core';
import { SCREENS } from '../screens';
import { fullWorld } from './world';
import { showScreen } from './show-screen';
import { openVisit } from './visit';

/**
 * One picture of each screen as it really is, desktop and phone, into `screenshots/`. `wanted`: codes, or their beginnings.
 * @returns how many screens could not be shown
 */
export async function takePictures(
  browser: Browser,
  wanted: readonly string[],
  say: (text: string) => void,
): Promise<number> {
  const folder = path.join(workspaceRoot(), 'screenshots');
  fs.mkdirSync(folder, { recursive: true });
  const screens = SCREENS.filter(({ code }) => wanted.length === 0 || wanted.some((one) => code.startsWith(one)));
  await fullWorld();
  let failed = 0;
  // One login a persona and viewport.
  for (const viewport of ['desktop', 'phone'] as const)
    for (const persona of new Set(screens.map((screen) => screen.persona))) {
      const visit = await openVisit(
        browser,
        persona === undefined ? { viewport } : { viewport, persona, sameSession: true },
      );
      for (const screen of screens.filter((one) => one.persona === persona)) {
        const name = `${screen.code.replace(/[^\w-]+/g, '-')}-${viewport}.png`;
        try {
          await showScreen(visit.page, screen, 'full');
          await visit.page.waitForLoadState('networkidle');
          await visit.page.screenshot({ path: path.join(folder, name), fullPage: true });
          say(`✓ ${name}`);
        } catch (error) {
          failed += 1;
          say(`✗ ${name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
        } finally {
          await visit.page.unrouteAll({ behavior: 'ignoreErrors' });
        }
      }
      await visit.context.close();
    }
  say(`${screens.length} schermate, immagini in screenshots/`);
  return failed;
}
