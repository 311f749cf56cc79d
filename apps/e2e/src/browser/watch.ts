import type { Page } from 'playwright-core';

/** What no page of ours may do: fail, complain, or ask a stranger. */
export interface Watch {
  readonly troubles: string[];
  /** From here on answers of 4xx and 5xx are expected: the browser tells each as an error. */
  expectRefusals(): void;
}

/** Listens to a page from its first request on. `friends`: other origins that a journey goes to, such as the login's. */
export function watch(page: Page, own: string, friends: readonly string[]): Watch {
  const troubles: string[] = [];
  let refusals = false;
  const origins = new Set([own, ...friends].map((url) => new URL(url).origin));
  page.on('pageerror', (error) => troubles.push(`error of the page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    // 428 asks for a proof of work, which the page then brings.
    if (text.startsWith('Failed to load resource') && (refusals || text.includes(' 428 '))) return;
    troubles.push(`console of ${page.url()}: ${text}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^(data|blob|about):/.test(url) || origins.has(new URL(url).origin)) return;
    troubles.push(`a request to a third party: ${url}`);
  });
  return { troubles, expectRefusals: () => (refusals = true) };
}
