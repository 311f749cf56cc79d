import { Temporal } from 'temporal-polyfill';
import type { Brand } from './brand';
import { DomainError } from './domain-error';

/** A civil day, `yyyy-MM-dd`; no zone, no hour. */
export type LocalDate = Brand<string, 'LocalDate'>;

const ROME = 'Europe/Rome';

/** Parses a strict `yyyy-MM-dd` that exists in the calendar. @throws DomainError `DATA_NON_VALIDA` */
export function parseLocalDate(text: string): LocalDate {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    try {
      return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as LocalDate;
    } catch {
      // falls to the refusal below: a day that is not in the calendar
    }
  }
  throw new DomainError('DATA_NON_VALIDA', `Data non valida: "${text.slice(0, 40)}", serve aaaa-MM-gg`);
}

/** Parses an `xsd:date`, whose zone suffix (`2024-12-31+01:00`, `2024-12-31Z`) is accepted and dropped. Source: pagopa-node.md §2. */
export function parseXsdDate(text: string): LocalDate {
  return parseLocalDate(text.trim().replace(/(Z|[+-]\d{2}:\d{2})$/, ''));
}

const XSD_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Parses an `xsd:dateTime`; one without zone is Europe/Rome, with the offset in force at that instant. `24:00:00` is the first
 * instant of the day that follows; digits beyond the nanosecond are dropped. @throws DomainError `DATA_NON_VALIDA`
 */
export function parseXsdDateTime(text: string): Date {
  const value = text.trim();
  const [, day = '', time = '', fraction = '', zone] = XSD_TIME.exec(value.slice(0, 200)) ?? [];
  if (day !== '') {
    try {
      const midnight = time === '24:00:00' && /^(\.0+)?$/.test(fraction);
      const wall = Temporal.PlainDateTime.from(`${day}T${midnight ? '00:00:00' : time + fraction.slice(0, 10)}`, {
        overflow: 'reject',
      }).add({ days: midnight ? 1 : 0 });
      const millis =
        zone === undefined
          ? wall.toZonedDateTime(ROME).epochMilliseconds
          : Temporal.Instant.from(`${wall.toString()}${zone}`).epochMilliseconds;
      return new Date(millis);
    } catch {
      // falls to the refusal below
    }
  }
  throw new DomainError('DATA_NON_VALIDA', `Data e ora non valida: "${value.slice(0, 40)}"`);
}

/** The day that it is in Rome at `instant`. */
export function dateInRome(instant: Date): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(ROME)
    .toPlainDate()
    .toString() as LocalDate;
}

/** The first instant of `date` in Rome. */
export function startOfDayInRome(date: LocalDate): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(ROME).epochMilliseconds);
}

/** `date` moved by whole days. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;
}

/** Local wall time of Rome at `instant`, `yyyy-MM-ddTHH:mm:ss`, for wires that want no zone. */
export function wallTimeInRome(instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(ROME)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}

/** Where the present comes from; tests give their own. */
export interface Clock {
  now(): Date;
}

/** The machine's clock: the only place that may read it. */
export class SystemClock implements Clock {
  now(): Date {
    // eslint-disable-next-line no-restricted-syntax -- the one place that reads the machine's clock
    return new Date();
  }
}

/** A clock that stands where it was put; for tests. */
export class FixedClock implements Clock {
  constructor(private instant: Date) {}

  now(): Date {
    return new Date(this.instant.getTime());
  }

  moveTo(instant: Date): void {
    this.instant = instant;
  }
}
