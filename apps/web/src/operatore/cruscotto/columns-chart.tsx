import { formatCount, formatDay, formatMoney } from '../../shared/i18n/format';
import { DataTable } from '../../shared/list/data-table';
import { Money } from '../../shared/ui/money';
import type { Bar } from './spread';
import { t } from './texts';

/** Columns from zero, in euro; what each says is in the table, and the sum stands below. */
export function Columns(props: { readonly bars: readonly Bar[]; readonly sum: string; readonly last: string }) {
  const { bars, sum, last } = props;
  const greatest = Math.max(...bars.map(({ importo }) => Number(importo)), 0.01);
  return (
    <>
      <div className="bars" role="img" aria-label={t.chart(bars.length, formatMoney(sum))}>
        {bars.map((bar) => (
          <span
            key={bar.from}
            className="bar"
            title={`${formatDay(bar.from)}: ${formatMoney(bar.importo)} (${formatCount(bar.numero)})`}
            style={{ height: `${bar.numero === 0 ? 0 : Math.max((Number(bar.importo) / greatest) * 100, 2)}%` }}
          />
        ))}
      </div>
      <p className="bars-ends soft" aria-hidden="true">
        <span>{formatDay(bars[0]?.from ?? last)}</span>
        <span>{formatMoney(sum)}</span>
        <span>{formatDay(last)}</span>
      </p>
    </>
  );
}

/** The same as rows; days without anything are left out. */
export function ColumnsTable(props: {
  readonly caption: string;
  readonly bars: readonly Bar[];
  readonly unit: string;
  readonly counted: string;
}) {
  return (
    <DataTable
      caption={props.caption}
      rows={props.bars.filter(({ numero }) => numero > 0)}
      rowKey={({ from }) => from}
      columns={[
        { key: 'day', header: props.unit, cell: ({ from }) => formatDay(from) },
        { key: 'count', header: props.counted, numeric: true, cell: ({ numero }) => formatCount(numero) },
        { key: 'amount', header: t.amount, numeric: true, cell: ({ importo }) => <Money euro={importo} /> },
      ]}
    />
  );
}
