import { formatDay, formatInstant, formatInstantDay, formatLongDay } from '../i18n/format';

/** A civil day (`yyyy-MM-dd`) or an instant (ISO with offset, told at Italy's clock); a dash for none. */
export function DateText(props: {
  readonly value: string | null | undefined;
  readonly long?: boolean;
  /** Of an instant the day alone, where many stand in a table; the hour is in its `datetime`. */
  readonly dayOnly?: boolean;
}) {
  const { value, long = false, dayOnly = false } = props;
  if (value === null || value === undefined || value === '') return <span>{'–'}</span>;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  return (
    <time dateTime={value} className="date-text">
      {isDay
        ? long
          ? formatLongDay(value)
          : formatDay(value)
        : dayOnly
          ? formatInstantDay(value)
          : formatInstant(value)}
    </time>
  );
}
