import type { IncomingHttpHeaders } from 'node:http';

/** Whether a browser says that a page of ours sent this. What says nothing of itself is no page of another origin. */
export function isSameOrigin(headers: IncomingHttpHeaders, own: readonly string[]): boolean {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  return origin === undefined || own.includes(origin);
}
