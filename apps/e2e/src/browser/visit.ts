import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { login } from './login';
import { watch, type Watch } from './watch';

/** The address of the system that is tried. @throws Error when nobody has said it: run by `npm run e2e` */
export function systemUrl(): string {
  const url = process.env['E2E_URL'];
  if (!url) throw new Error('E2E_URL manca: npm run e2e');
  return url;
}

const friendlyOrigins = (): string[] => (process.env['E2E_FRIENDS'] ?? '').split(',').filter((url) => url !== '');

export const SIZES = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
  narrow: { width: 320, height: 640 },
  /** 1280 × 1024 at 400 % (WCAG 1.4.10). */
  zoomed: { width: 320, height: 256 },
} as const;

export interface VisitOptions {
  readonly viewport?: keyof typeof SIZES;
  /** Enter as this persona of the demonstration; nobody otherwise. */
  readonly persona?: string;
  /** Take the session that an earlier visit of this run opened for the persona, if any: for who only looks. */
  readonly sameSession?: boolean;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly watch: Watch;
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** The sessions that visits of this run share, by persona: the first to ask opens it. */
const sessions = new Map<string, Promise<Cookies>>();

async function enter(context: BrowserContext, persona: string): Promise<Cookies> {
  const page = await context.newPage();
  await login(page, persona);
  await page.close();
  return context.cookies(systemUrl());
}

/** A window with nothing open, of the persona when there is one, with what a visitor's browser says of itself. */
export async function openContext(browser: Browser, options: VisitOptions = {}): Promise<BrowserContext> {
  const { viewport = 'desktop', persona, sameSession = false } = options;
  const context = await browser.newContext({
    baseURL: systemUrl(),
    viewport: SIZES[viewport],
    locale: 'it-IT',
    hasTouch: viewport !== 'desktop',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  // Generous: what a busy machine does late is no fault.
  context.setDefaultTimeout(Number(process.env['E2E_PATIENCE'] ?? 90_000));
  if (persona !== undefined && sameSession) {
    if (!sessions.has(persona)) sessions.set(persona, enter(context, persona));
    await context.addCookies((await sessions.get(persona)) ?? []);
  }
  return context;
}

/** A tab of a window, watched from its first request on. */
export async function openPage(context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  return { page, context, watch: watch(page, systemUrl(), friendlyOrigins()) };
}

/** A window of its own with one tab; it has been watched since before the login. */
export async function openVisit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const visit = await openPage(await openContext(browser, options));
  if (options.persona !== undefined && options.sameSession !== true) await login(visit.page, options.persona);
  return visit;
}

/** The picture that is kept of a page when a test ends. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = path.join(workspaceRoot(), '.data-e2e', 'pictures');
  fs.mkdirSync(folder, { recursive: true });
  const file = `${name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 100)}.png`;
  await page.screenshot({ path: path.join(folder, file) }).catch(() => undefined);
}

/** Changes a page's size, and waits until it is drawn so: a focus that moves meanwhile is not brought into sight. */
export async function resize(page: Page, size: keyof typeof SIZES): Promise<void> {
  await page.setViewportSize(SIZES[size]);
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
}

/**
 * The browser of a suite. After each test its visits are closed, and the test fails when a page complained, broke or asked a
 * third party; `args` of Chromium are asked when it starts; the last picture of each visit stays in `.data-e2e/pictures`.
 */
export function useBrowser(args: () => readonly string[] = () => []): {
  visit: (options?: VisitOptions) => Promise<Visit>;
} {
  let browser: Browser | undefined;
  const visits: Visit[] = [];
  beforeAll(async () => {
    browser = await launchChromium(args());
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    const open = visits.splice(0);
    const name = expect.getState().currentTestName ?? 'test';
    for (const [i, { page, context }] of open.entries()) {
      await keepPicture(page, `${name.slice(0, 90)} ${i + 1}`);
      await context.close();
    }
    expect(open.flatMap((visit) => visit.watch.troubles)).toEqual([]);
  });
  return {
    visit: async (options) => {
      if (!browser) throw new Error('visit in a test, not outside');
      const visit = await openVisit(browser, options);
      visits.push(visit);
      return visit;
    },
  };
}
