import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { pivotOffice } from '../../shared/api/doors';
import { formatCount, formatInstant, formatMonth } from '../../shared/i18n/format';
import { DataTable } from '../../shared/list/data-table';
import type { Months } from '../../shared/pivot/types';
import { ChartPanel } from '../../shared/ui/chart-panel';
import { ErrorCard } from '../../shared/ui/error-card';
import { Money } from '../../shared/ui/money';
import { Skeleton } from '../../shared/ui/skeleton';
import { missingOf, monthPath, monthsCsv, PERIODS, readPeriod, seriesOf } from './months';
import { MonthsChart } from './months-chart';
import { t } from './texts';

const PERIOD = 'mesi';

/** What was paid, reported and cashed in the last months: lines, or the table behind them; the period is in the address. */
export function MonthsPanel({ ipa, updated }: { readonly ipa: string; readonly updated: string | undefined }) {
  const [search, setSearch] = useSearchParams();
  const period = readPeriod(search.get(PERIOD));
  const { data, error, refetch } = useQuery({
    queryKey: ['pivot', ipa, 'mesi', period],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/mesi', { path: { ente: ipa }, query: { mesi: period }, signal }),
    placeholderData: keepPreviousData,
  });
  if (!data) return error ? <ErrorCard error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} />;
  const notes = [
    t.monthsHint,
    ...(data.conTesoreria ? [] : [t.monthsNoCash]),
    ...(data.limitato ? [t.monthsLimited] : []),
    ...(updated === undefined ? [] : [t.monthsNote(formatInstant(updated))]),
  ];
  return (
    <ChartPanel
      title={t.months}
      note={notes.join(' ')}
      nothing={data.mesi.every(({ pagati }) => pagati.numero === 0) ? t.noMonths : undefined}
      chart={<MonthsChart ipa={ipa} months={data} />}
      table={<MonthsTable ipa={ipa} months={data} />}
      tools={
        <>
          <PeriodChoice
            period={period}
            onChange={(chosen) =>
              setSearch((current) => {
                const after = new URLSearchParams(current);
                after.set(PERIOD, chosen);
                return after;
              })
            }
          />
          <a
            className="no-print"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(data))}`}
            download={`${ipa.toLowerCase()}-${PERIOD}.csv`}
          >
            {`${t.csv} (CSV)`}
          </a>
        </>
      }
    />
  );
}

function PeriodChoice(props: { readonly period: number; readonly onChange: (period: string) => void }) {
  const id = useId();
  return (
    <div className="period-choice">
      <label htmlFor={id} className="visually-hidden">
        {t.period}
      </label>
      <select
        id={id}
        className="form-select"
        value={props.period}
        onChange={({ target }) => props.onChange(target.value)}
      >
        {PERIODS.map((n) => (
          <option key={n} value={n}>
            {t.lastMonths(n)}
          </option>
        ))}
      </select>
    </div>
  );
}

const csvOf = (months: Months): string => {
  const series = seriesOf(months);
  const head = series.flatMap((one) => [t.columnsOf(t.series[one], t.count), t.columnsOf(t.series[one], t.amount)]);
  return monthsCsv(months.mesi, series, [t.month, ...head]);
};

/** The same figures as rows, each of them the way to its payments. */
function MonthsTable({ ipa, months }: { readonly ipa: string; readonly months: Months }) {
  const series = seriesOf(months);
  return (
    <DataTable
      caption={t.months}
      rows={[...months.mesi].reverse()}
      rowKey={({ mese }) => mese}
      columns={[
        { key: 'month', header: t.month, cell: ({ mese }) => formatMonth(mese) },
        ...series.map((one) => ({
          key: one,
          header: t.series[one],
          numeric: true,
          cell: (month: Months['mesi'][number]) =>
            month[one].numero === 0 ? (
              <Money euro="0.00" />
            ) : (
              <Link to={monthPath(ipa, month, one)} aria-label={t.openSeries(t.series[one], formatMonth(month.mese))}>
                <Money euro={month[one].importo} /> {`(${formatCount(month[one].numero)})`}
              </Link>
            ),
        })),
        ...(months.conTesoreria
          ? [
              {
                key: 'missing',
                header: t.missing,
                numeric: true,
                cell: (month: Months['mesi'][number]) => <Money euro={missingOf(month)} />,
              },
            ]
          : []),
      ]}
    />
  );
}
