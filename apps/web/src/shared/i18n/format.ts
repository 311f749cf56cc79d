import { language } from './language';

const NARROW = '\u00a0';

/** An amount of the wire (`1234.50`, euro with a dot) as people read it: `€ 1.234,50`, `€ 1,234.50` in English. Never a float. */
export function formatMoney(euro: string): string {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(euro);
  if (!match) return euro;
  const [thousands, comma] = language === 'it' ? ['.', ','] : [',', '.'];
  const whole = (match[2] ?? '0').replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${match[1] === '-' ? '−' : ''}€${NARROW}${whole}${comma}${(match[3] ?? '').padEnd(2, '0')}`;
}

/** What a person typed as an amount (`1.234,56`, `1234,5`, `12`) as the wire has it, or undefined. */
export function readMoney(typed: string): string | undefined {
  const text = typed.replace(/[\s€]/g, '');
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(text) ?? /^(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const whole = (match[1] ?? '').replaceAll('.', '').replace(/^0+(?=\d)/, '');
  return `${whole}.${(match[2] ?? '').padEnd(2, '0')}`;
}

/** The sum of amounts of the wire, exact. */
export function addMoney(amounts: Iterable<string>): string {
  let cents = 0n;
  for (const euro of amounts) {
    const [whole = '0', decimals = ''] = euro.replace('-', '').split('.');
    const value = BigInt(whole + decimals.padEnd(2, '0').slice(0, 2));
    cents += euro.startsWith('-') ? -value : value;
  }
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const locale = language === 'it' ? 'it-IT' : 'en-GB';
/** Dates of the field are Italy's, wherever the browser stands. */
const ROME = { timeZone: 'Europe/Rome' } as const;
const DAY = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
const LONG_DAY = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const INSTANT = new Intl.DateTimeFormat(locale, {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  ...ROME,
});
const INSTANT_DAY = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', ...ROME });
const TIME = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...ROME });
const SHARE = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const COUNT = new Intl.NumberFormat(locale);

const readDay = (day: string): Date | undefined => {
  const date = /^\d{4}-\d{2}-\d{2}/.test(day) ? new Date(`${day.slice(0, 10)}T00:00:00Z`) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
};

/** A civil day (`2026-11-24`) for tables: `24/11/2026`. */
export const formatDay = (day: string): string => {
  const date = readDay(day);
  return date ? DAY.format(date) : day;
};

/** A civil day in prose: `24 novembre 2026`. */
export const formatLongDay = (day: string): string => {
  const date = readDay(day);
  return date ? LONG_DAY.format(date) : day;
};

const MONTH = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT_MONTH = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });

/** The month of a civil day: `novembre 2026`. */
export const formatMonth = (day: string): string => {
  const date = readDay(day);
  return date ? MONTH.format(date) : day;
};

/** The same for the axis of a chart: `nov`. */
export const formatShortMonth = (day: string): string => {
  const date = readDay(day);
  return date ? SHORT_MONTH.format(date) : day;
};

const SHORT_NUMBER = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });

/** A round amount for the axis of a chart: `€ 75 mila`, `€ 1,2 Mln`. Not for sums that must be exact. */
export const formatRoundMoney = (euro: number): string =>
  `€${NARROW}${SHORT_NUMBER.format(euro).replace('K', language === 'it' ? `${NARROW}mila` : 'k')}`;

const readInstant = (instant: string): Date | undefined => {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? undefined : date;
};

/** An instant (ISO, with its offset) at Italy's clock: `24/11/2026, 10:05`. */
export const formatInstant = (instant: string): string => {
  const date = readInstant(instant);
  return date ? INSTANT.format(date) : instant;
};

/** The day alone of an instant, at Italy's clock, for tables: `24/11/2026`. */
export const formatInstantDay = (instant: string): string => {
  const date = readInstant(instant);
  return date ? INSTANT_DAY.format(date) : instant;
};

/** The hour of an instant at Italy's clock: `10:05`. */
export const formatTime = (instant: string): string => {
  const date = readInstant(instant);
  return date ? TIME.format(date) : instant;
};

/** How much of a whole, in whole per cents; a dash when there is no whole. */
export const formatShare = (part: number, whole: number): string => (whole === 0 ? '–' : SHARE.format(part / whole));
export const formatCount = (count: number): string => COUNT.format(count);

/** A notice number in groups, easier to compare with the paper: `3010 0000 0001 2345 67`. */
export const formatNumeroAvviso = (numero: string): string => numero.replace(/(.{4})(?=.)/g, `$1${NARROW}`);

/** A size of file: `1,2 MB`. */
export function formatSize(bytes: number): string {
  const [value, unit] =
    bytes >= 1_000_000 ? [bytes / 1_000_000, 'MB'] : bytes >= 1000 ? [bytes / 1000, 'kB'] : [bytes, 'byte'];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)}${NARROW}${unit}`;
}
