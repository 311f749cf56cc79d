import { useState } from 'react';
import type { components } from '../../shared/api/schema/dovuti';
import { addMoney, formatCount, formatDay, formatMoney } from '../../shared/i18n/format';
import { DataTable } from '../../shared/list/data-table';
import { Money } from '../../shared/ui/money';
import { spread } from './spread';
import { t } from './texts';

type Figures = components['schemas']['CruscottoView'];

/** Payments over time as bars, or as the table that they are drawn from. */
export function PaymentsChart({ figures }: { readonly figures: Figures }) {
  const [asTable, setAsTable] = useState(false);
  const { bars, unit } = spread(figures.perGiorno, figures.da, figures.a);
  const greatest = Math.max(...bars.map(({ importo }) => Number(importo)), 0.01);
  const sum = addMoney(bars.map(({ importo }) => importo));
  return (
    <section className="panel" aria-labelledby="payments">
      <div className="panel-head">
        <h2 id="payments" className="h4">
          {t.payments}
        </h2>
        {figures.perGiorno.length > 0 && (
          <button type="button" className="btn btn-outline-primary btn-xs" onClick={() => setAsTable(!asTable)}>
            {asTable ? t.showChart : t.showTable}
          </button>
        )}
      </div>
      {figures.perGiorno.length === 0 ? (
        <p className="soft">{t.none}</p>
      ) : asTable ? (
        <DataTable
          caption={t.payments}
          rows={bars.filter(({ numero }) => numero > 0)}
          rowKey={({ from }) => from}
          columns={[
            { key: 'day', header: t[unit], cell: ({ from }) => formatDay(from) },
            { key: 'count', header: t.count, numeric: true, cell: ({ numero }) => formatCount(numero) },
            { key: 'amount', header: t.amount, numeric: true, cell: ({ importo }) => <Money euro={importo} /> },
          ]}
        />
      ) : (
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
            <span>{formatDay(figures.da)}</span>
            <span>{formatMoney(sum)}</span>
            <span>{formatDay(figures.a)}</span>
          </p>
        </>
      )}
    </section>
  );
}
