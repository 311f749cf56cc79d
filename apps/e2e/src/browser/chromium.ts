import fs from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine: CHROMIUM, or where Debian puts it; `more` arguments of its own. @throws Error telling how to have one */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'] ?? '', ...PLACES].find((file) => file !== '' && fs.existsSync(file));
  if (executablePath === undefined)
    throw new Error(
      'Chromium manca. Su Debian: apt-get install -y --no-install-recommends chromium; altrove indicatelo con CHROMIUM=/percorso.',
    );
  // As root the sandbox of Chromium does not start; in a container /dev/shm is small.
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb', '--lang=it-IT', ...more],
  });
}
