import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What the cookie holds: 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database holds of it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The CSRF header of a session: made from the cookie's token, which no script can read, and leads back to nothing. */
export const csrfOf = (token: string): string => createHash('sha256').update(`csrf:${token}`).digest('base64url');

/** Whether the header is the session's; takes the same time whatever it is. */
export function isCsrfOf(token: string, header: string | undefined): boolean {
  const [given, wanted] = [hashOf(header ?? ''), hashOf(csrfOf(token))];
  return timingSafeEqual(given, wanted);
}
