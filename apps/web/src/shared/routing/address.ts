const DOTS = /^~*\.{1,2}$/;
const WRITTEN = /^~+\.{1,2}$/;

/**
 * A key as a segment of an address: keys of pagoPA may hold any character. `.` and `..` (a receiptId may be so) are steps of the
 * path to every browser, encoded or not: they are written `~.` and `~..`, as the services read them.
 */
export const segmentOf = (key: string | number): string =>
  DOTS.test(String(key)) ? `~${key}` : encodeURIComponent(key);

/** The key that a segment of a screen's address bears. */
export const keyOf = (segment: string): string => (WRITTEN.test(segment) ? segment.slice(1) : segment);

/** An address with keys below it. */
export const addressOf = (base: string, ...keys: readonly (string | number)[]): string =>
  [base, ...keys.map(segmentOf)].join('/');

/** The address of a screen of MyPay, of an ente. */
export const officePath = (codiceIpa: string, ...keys: readonly (string | number)[]): string =>
  addressOf('/bo', codiceIpa.toLowerCase(), ...keys);

/** The address of a file of an ente, for a link that saves it. */
export const officeFile = (codiceIpa: string, ...keys: readonly (string | number)[]): string =>
  addressOf('/api/bo/enti', codiceIpa, ...keys);
