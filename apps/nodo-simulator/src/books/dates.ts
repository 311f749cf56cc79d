import type { Instant, LocalDate } from './model';

/**
 * The simulator's own calendar: Europe/Rome by the rule in force since 1996 (summer time from the last Sunday of March to the
 * last Sunday of October, both at 01:00 UTC), bank days, Italian holidays. Own arithmetic on purpose: it judges the platform's.
 */

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The instant of `ms` milliseconds since 1970 UTC, as text. */
export function instantOf(ms: number): Instant {
  const days = Math.floor(ms / DAY_MS);
  const rest = ms - days * DAY_MS;
  const [h, m, s] = [Math.floor(rest / HOUR_MS), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60];
  return `${dayOf(days)}T${two(h)}:${two(m)}:${two(s)}.${String(rest % 1000).padStart(3, '0')}Z`;
}

/** Milliseconds since 1970 UTC of an instant written as `yyyy-MM-ddTHH:mm:ss[.SSS]Z`. */
export function millis(instant: Instant): number {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?\d*Z$/.exec(instant);
  if (!match) throw new RangeError(`not a UTC instant: ${instant}`);
  const [, day = '', h, m, s, fraction = '0'] = match;
  return (
    dayNumber(day) * DAY_MS +
    Number(h) * HOUR_MS +
    Number(m) * 60_000 +
    Number(s) * 1000 +
    Number(fraction.padEnd(3, '0'))
  );
}

/** `instant` plus `ms`. */
export const plusMs = (instant: Instant, ms: number): Instant => instantOf(millis(instant) + ms);

/** Day and time of day in Rome at `instant`. */
export function romeOf(instant: Instant): { day: LocalDate; time: string } {
  const ms = millis(instant);
  const local = instantOf(ms + romeOffsetMs(ms));
  return { day: local.slice(0, 10), time: local.slice(11, 19) };
}

/** The instant at which a Rome clock shows `time` (HH:mm) of `day`; of the hour that comes twice, the first (summer) one. */
export function romeInstant(day: LocalDate, time: string): Instant {
  const [h, m] = time.split(':').map(Number);
  const wall = dayNumber(day) * DAY_MS + Number(h) * HOUR_MS + Number(m) * 60_000;
  const summer = wall - 2 * HOUR_MS;
  return instantOf(romeOffsetMs(summer) === 2 * HOUR_MS ? summer : wall - HOUR_MS);
}

/** Offset of Rome from UTC at an instant: one hour, two in summer. */
export function romeOffsetMs(ms: number): number {
  const year = Number(instantOf(ms).slice(0, 4));
  const starts = lastSunday(year, 3) * DAY_MS + HOUR_MS;
  const ends = lastSunday(year, 10) * DAY_MS + HOUR_MS;
  return ms >= starts && ms < ends ? 2 * HOUR_MS : HOUR_MS;
}

/** Days since 1970-01-01. */
export function dayNumber(day: LocalDate): number {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const year = m <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The day that is `days` after 1970-01-01. */
export function dayOf(days: number): LocalDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const d = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const m = shifted + (shifted < 10 ? 3 : -9);
  return `${String(yearOfEra + era * 400 + (m <= 2 ? 1 : 0)).padStart(4, '0')}-${two(m)}-${two(d)}`;
}

export const plusDays = (day: LocalDate, days: number): LocalDate => dayOf(dayNumber(day) + days);

/** Neither Saturday, Sunday nor a national holiday (Easter Monday among them). */
export function isBankDay(day: LocalDate): boolean {
  const weekday = (dayNumber(day) + 3) % 7; // 0 = Monday; 1970-01-01 was a Thursday
  const patronDay = day.endsWith('-10-04') && day >= '2026';
  return (
    weekday < 5 &&
    !patronDay &&
    !FIXED_HOLIDAYS.has(day.slice(5)) &&
    dayNumber(day) !== easter(Number(day.slice(0, 4))) + 1
  );
}

/** `count` bank days after `day`; with 0 the day itself or, when it is not one, the next. */
export function bankDayAfter(day: LocalDate, count: number): LocalDate {
  let found = day;
  while (!isBankDay(found)) found = plusDays(found, 1);
  for (let left = isBankDay(day) ? count : Math.max(0, count - 1); left > 0; left -= 1) {
    do found = plusDays(found, 1);
    while (!isBankDay(found));
  }
  return found;
}

const CUT_OFF = '13:00:00';

/** The PSP day of an outcome: the bank day on which it falls, or the next one after the cut-off at 13:00. Source: §8. */
export function pspDayOf(outcomeAt: Instant): LocalDate {
  const { day, time } = romeOf(outcomeAt);
  return isBankDay(day) && time > CUT_OFF ? bankDayAfter(day, 1) : bankDayAfter(day, 0);
}

const FIXED_HOLIDAYS = new Set('01-01 01-06 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26'.split(' '));

/** Easter Sunday by the Gregorian computus, in days since 1970. */
function easter(year: number): number {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const h =
    (19 * a + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) %
    30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - h - (rest % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const shifted = h + l - 7 * m + 114;
  return dayNumber(`${year}-${two(Math.floor(shifted / 31))}-${two((shifted % 31) + 1)}`);
}

function lastSunday(year: number, month: number): number {
  const last = dayNumber(`${year}-${two(month)}-31`);
  return last - ((last + 4) % 7);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
