import { type CSSProperties, useState } from 'react';
import { Link } from 'react-router-dom';
import { formatCount, formatMoney, formatMonth, formatRoundMoney, formatShortMonth } from '../../shared/i18n/format';
import type { Month, Months } from '../../shared/pivot/types';
import { Money } from '../../shared/ui/money';
import { missingOf, monthPath, type Series, seriesOf, sumOf, ticksOf } from './months';
import { t } from './texts';

/** Where the middle of a month stands, in hundredths of the width. */
const across = (i: number, of: number): number => ((i + 0.5) * 100) / of;

/**
 * The months as lines in euro, from zero. Each line has its own stroke and its own mark, so that they are told apart without
 * colour and seen one through the other where they meet. A month is one stop of the keyboard and says all its figures; a mark
 * leads to the payments that it counts.
 */
export function MonthsChart({ ipa, months }: { readonly ipa: string; readonly months: Months }) {
  const [active, setActive] = useState<number>();
  const { mesi } = months;
  const series = seriesOf(months);
  const ticks = ticksOf(Math.max(...mesi.map(({ pagati }) => Number(pagati.importo))));
  const top = ticks.at(-1) ?? 1;
  const height = (month: Month, one: Series): number => (Number(month[one].importo) * 100) / top;
  return (
    <div className="months-chart">
      <Legend months={months} active={active === undefined ? undefined : mesi[active]} />
      <div className="months-frame">
        <ul className="months-axis" aria-hidden="true">
          {ticks.map((tick) => (
            <li key={tick} style={{ bottom: `${(tick * 100) / top}%` }}>
              {formatRoundMoney(tick)}
            </li>
          ))}
        </ul>
        <div className="months-plot">
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {ticks.map((tick) => (
              <line
                key={tick}
                className="months-grid"
                x1="0"
                x2="100"
                y1={100 - (tick * 100) / top}
                y2={100 - (tick * 100) / top}
              />
            ))}
            {series.map((one) => (
              <polyline
                key={one}
                className={`months-line line-${one}`}
                points={mesi.map((month, i) => `${across(i, mesi.length)},${100 - height(month, one)}`).join(' ')}
              />
            ))}
          </svg>
          <ol className="months-columns" style={{ '--months': mesi.length } as CSSProperties}>
            {mesi.map((month, i) => (
              <li key={month.mese} onMouseEnter={() => setActive(i)} onMouseLeave={() => setActive(undefined)}>
                <Link
                  className="months-column"
                  to={monthPath(ipa, month, 'pagati')}
                  aria-label={labelOf(month, series)}
                  onFocus={() => setActive(i)}
                  onBlur={() => setActive(undefined)}
                />
                {series.map((one) => (
                  <Link
                    key={one}
                    to={monthPath(ipa, month, one)}
                    className={`months-mark mark-${one}`}
                    style={{ bottom: `${height(month, one)}%` }}
                    title={t.openSeries(t.series[one], formatMonth(month.mese))}
                    tabIndex={-1}
                    aria-hidden="true"
                  />
                ))}
                <span className="months-name" aria-hidden="true">
                  {formatShortMonth(month.mese)}
                  {(i === 0 || month.mese.endsWith('-01-01')) && <small>{month.mese.slice(0, 4)}</small>}
                </span>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </div>
  );
}

const labelOf = (month: Month, series: readonly Series[]): string =>
  t.monthLabel(
    formatMonth(month.mese),
    series
      .map((one) => t.monthPart(t.series[one], formatMoney(month[one].importo), formatCount(month[one].numero)))
      .join(', '),
  );

/** What each line is, and how much it makes in the month that is looked at, or in all. */
function Legend({ months, active }: { readonly months: Months; readonly active: Month | undefined }) {
  const shown = active
    ? active
    : {
        pagati: sumOf(months.mesi, 'pagati'),
        rendicontati: sumOf(months.mesi, 'rendicontati'),
        incassati: sumOf(months.mesi, 'incassati'),
      };
  const missing = missingOf(shown);
  return (
    <div className="months-legend">
      <strong>{active ? formatMonth(active.mese) : t.inPeriod}</strong>
      <ul>
        {seriesOf(months).map((one) => (
          <li key={one}>
            <span className={`months-swatch swatch-${one}`} aria-hidden="true">
              <span className={`months-mark mark-${one}`} />
            </span>
            <span>{t.series[one]}</span>
            <Money euro={shown[one].importo} strong />
            <span className="soft">{`(${formatCount(shown[one].numero)})`}</span>
          </li>
        ))}
        {months.conTesoreria && (
          <li className="soft">{/^0\.00$/.test(missing) ? t.allCashed : t.missingHint(formatMoney(missing))}</li>
        )}
      </ul>
    </div>
  );
}
