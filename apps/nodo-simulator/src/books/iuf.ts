import type { Counters, LocalDate } from './model';

/** The next IUF of a PSP for a settlement day: day, PSP, hyphen, progressive of ten digits. Never repeats, whatever the run. Source: pagopa-node.md §9.2. */
export function nextIuf(counters: Counters, regulationDate: LocalDate, pspId: string): string {
  const progressive = counters.next(`iuf:${pspId}:${regulationDate}`);
  return writeIuf(regulationDate, pspId, String(progressive).padStart(10, '0'));
}

/** An IUF written by its parts. */
export function writeIuf(regulationDate: LocalDate, pspId: string, progressive: string): string {
  const iuf = `${regulationDate}${pspId}-${progressive}`;
  if (!/^[A-Za-z0-9_-]{10,35}$/.test(iuf)) throw new RangeError(`not an IUF: ${iuf}`);
  return iuf;
}
