import { spawn } from 'node:child_process';
import { workspaceRoot } from '@mypay/testing';
import { launchChromium } from './chromium';
import { takePictures } from './pictures';
import { openSystem } from './system';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Jest over the journeys, on the system at `url`; its arguments are the caller's. */
function journeys(url: string, args: readonly string[]): Promise<number> {
  const jest = spawn(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--config', 'apps/e2e/jest.e2e.cjs', '--runInBand', ...args],
    { cwd: workspaceRoot(), stdio: 'inherit', env: { ...process.env, E2E_URL: url } },
  );
  return new Promise((resolve) => jest.once('exit', (code) => resolve(code ?? 1)));
}

/**
 * `e2e [arguments of Jest]` tries the journeys in a real browser, `screenshots [code…]` takes a picture of every screen. On the
 * system at E2E_URL, or on one of their own, which ends with them.
 */
async function main(what: string | undefined, args: readonly string[]): Promise<number> {
  const browser = await launchChromium(); // before minutes are spent: a machine without one hears it now
  const system = await openSystem(say);
  const stop = (): void => void system.stop().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    process.env['E2E_URL'] = system.url;
    process.env['E2E_DATA'] = system.dataFolder;
    const beside = (step: number): string => {
      const url = new URL(system.url);
      url.port = String(Number(url.port) + step);
      return url.origin;
    };
    // The simulator with Checkout's pages, and the identity provider.
    process.env['E2E_FRIENDS'] ??= [beside(10), beside(11)].join();
    process.env['E2E_SIMULATOR'] ??= beside(10);
    if (what === 'screenshots') return await takePictures(browser, args, say);
    return await journeys(system.url, args);
  } finally {
    await browser.close();
    await system.stop();
  }
}

main(process.argv[2], process.argv.slice(3)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
