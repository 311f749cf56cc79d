import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import type { Browser, Page } from 'playwright-core';
import { SCREENS, type ScreenCase, type ScreenState } from '../screens';
import { contactSheets, type Pictured } from './contact-sheet';
import { showScreen } from './show-screen';
import { useTabs, type Tabs } from './tabs';
import { fullWorld } from './world';

const WINDOWS = ['desktop', 'phone'] as const;
/** Pages at once: much of a page's time is waiting. */
const AT_ONCE = 3;

/** A screen as it is to be seen: in the first of its states, and with its dialog when it has one. */
interface Subject {
  readonly screen: ScreenCase;
  readonly state: ScreenState;
  readonly name: string;
}

const subjectsOf = (screen: ScreenCase): Subject[] =>
  screen.states
    .filter((state, i) => i === 0 || state === 'dialog')
    .map((state) => ({ screen, state, name: state === 'full' ? screen.code : `${screen.code} ${state}` }));

async function growToContent(page: Page): Promise<void> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const size = page.viewportSize();
  if (size && height > size.height) await page.setViewportSize({ width: size.width, height });
}

/** @throws Error when the screen cannot be shown so */
async function takePicture(tabs: Tabs, { screen, state }: Subject, file: string): Promise<void> {
  const visit = await tabs.open(screen.persona);
  try {
    await showScreen(visit.page, screen, state);
    if (state !== 'loading') {
      await visit.page.waitForLoadState('networkidle');
      await visit.page.waitForFunction(`document.querySelector('[aria-busy="true"]') === null`);
    }
    // What is longer than its window is seen whole, with its bars where they belong; a dialog hides what lies below.
    if (state !== 'dialog') await growToContent(visit.page);
    await visit.page.screenshot({ path: file });
  } finally {
    await tabs.close(visit);
  }
}

/**
 * A picture of each screen as it really is, desktop and phone, into `screenshots/`, with an index and contact sheets. `wanted`:
 * codes, or their beginnings. @returns how many pictures could not be taken
 */
export async function takePictures(
  browser: Browser,
  wanted: readonly string[],
  say: (text: string) => void,
): Promise<number> {
  const folder = path.join(workspaceRoot(), 'screenshots');
  fs.mkdirSync(folder, { recursive: true });
  const subjects = SCREENS.filter(
    ({ code }) => wanted.length === 0 || wanted.some((one) => code.startsWith(one)),
  ).flatMap(subjectsOf);
  await fullWorld();
  const taken = new Set<string>();
  const fileOf = ({ name }: Subject, viewport: string): string => `${name.replace(/[^\w-]+/g, '-')}-${viewport}.png`;
  let failed = 0;
  for (const viewport of WINDOWS) {
    const tabs = useTabs(() => browser, viewport);
    const left = [...subjects];
    const work = async (): Promise<void> => {
      for (let subject = left.shift(); subject; subject = left.shift()) {
        const file = fileOf(subject, viewport);
        try {
          await takePicture(tabs, subject, path.join(folder, file));
          taken.add(file);
          say(`✓ ${file}`);
        } catch (error) {
          failed += 1;
          say(`✗ ${file}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await tabs.closeAll();
  }
  const pictured: Pictured[] = subjects.map((subject) => ({
    name: subject.name,
    files: WINDOWS.map((viewport) => fileOf(subject, viewport)).filter((file) => taken.has(file)),
  }));
  const sheets = await contactSheets(browser, folder, pictured);
  say(`${taken.size} immagini in screenshots/; tutte in screenshots/index.html e in ${sheets} fogli (sheet-*.png)`);
  return failed;
}
