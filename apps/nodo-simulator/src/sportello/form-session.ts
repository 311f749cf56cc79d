import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who has a page of the counter open: a cookie, and the token that only its forms bear. */
export interface FormSession {
  readonly id: string;
  readonly csrf: string;
}

/**
 * Ties a form to the browser that was shown it: another site can make a browser send a form here, with the cookie, but it
 * cannot read the token. The key lives as long as the process; after a restart the form is shown again.
 */
export class FormSessions {
  private readonly key = randomBytes(32);

  /** @param page name of the cookie, and first segment of the pages that bear it */
  constructor(readonly page: string) {}

  /** The session of a request's `Cookie` header; a new one when there is none. */
  of(cookies: string | undefined): FormSession {
    const known = new RegExp(`(?:^|;\\s*)${this.page}=([0-9a-f]{32})(?:;|$)`).exec(
      (cookies ?? '').slice(0, 4_096),
    )?.[1];
    const id = known ?? randomBytes(16).toString('hex');
    return { id, csrf: createHmac('sha256', this.key).update(id).digest('hex') };
  }

  /** Was this token given to the session of this cookie? */
  isOf(session: FormSession, token: string | undefined): boolean {
    const given = Buffer.from(token ?? '');
    const expected = Buffer.from(session.csrf);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}

/**
 * Headers of every page for people: nothing from elsewhere, no script, in nobody's frame, kept by nobody.
 * @param sendsTo origins to which the answer to a form may lead, beside our own
 */
export const pageHeaders = (
  page: string,
  session: FormSession,
  nonce: string,
  sendsTo: readonly string[] = [],
): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action ${[`'self'`, ...sendsTo].join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'set-cookie': `${page}=${session.id}; HttpOnly; SameSite=Strict; Path=/${page}`,
});
