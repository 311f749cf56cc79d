import { useState } from 'react';
import { formatCount } from '../../shared/i18n/format';
import { DataTable } from '../../shared/list/data-table';
import { anomaliePath, flussiPath } from '../../shared/pivot/paths';
import type { Counters, Verdetto } from '../../shared/pivot/types';
import { words } from '../../shared/pivot/words';
import { Money } from '../../shared/ui/money';
import { Bars } from './bars';
import { anomalie } from './figures';
import { t } from './texts';

const VERDETTI: readonly Verdetto[] = ['NO_TES', 'DIV_IMP', 'OK+DIV_IMP', 'OK', 'PUNTUALE', 'NON_VALUTATO'];

/** The anomalies by class, as bars or as a table. */
export function AnomalieByClass({ ipa, counters }: { readonly ipa: string; readonly counters: Counters }) {
  const [asTable, setAsTable] = useState(false);
  const rows = anomalie(counters);
  const bars = rows.map(({ classe, numero, importo }) => ({
    key: classe,
    label: words.classi[classe].name,
    to: anomaliePath(ipa, classe),
    count: numero,
    importo,
  }));
  return (
    <section className="panel" aria-labelledby="by-class">
      <div className="panel-head">
        <h2 id="by-class" className="h4">
          {t.byClass}
        </h2>
        <button
          type="button"
          className="btn btn-outline-primary btn-xs"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t.showChart : t.showTable}
        </button>
      </div>
      <p>{bars.every(({ count }) => count === 0) ? t.noAnomalie : t.byClassHint}</p>
      {asTable ? (
        <DataTable
          caption={t.byClass}
          rows={bars}
          rowKey={({ key }) => key}
          rowLink={({ to }) => to}
          columns={[
            { key: 'class', header: t.classe, cell: ({ label }) => label },
            { key: 'count', header: t.count, numeric: true, cell: ({ count }) => formatCount(count) },
            { key: 'amount', header: t.amount, numeric: true, cell: ({ importo }) => <Money euro={importo} /> },
          ]}
        />
      ) : (
        <Bars bars={bars} />
      )}
    </section>
  );
}

/** The flows by verdict, those that do not add up first. */
export function FlussiByVerdetto({ ipa, counters }: { readonly ipa: string; readonly counters: Counters }) {
  const bars = VERDETTI.filter((verdetto) => (counters.verdetti[verdetto] ?? 0) > 0).map((verdetto) => ({
    key: verdetto,
    label: words.verdetti[verdetto],
    to: flussiPath(ipa, verdetto),
    count: counters.verdetti[verdetto] ?? 0,
  }));
  return (
    <section className="panel" aria-labelledby="by-verdict">
      <h2 id="by-verdict" className="h4">
        {t.flowsByVerdict}
      </h2>
      <p>{bars.length === 0 ? t.noFlows : t.flowsHint}</p>
      <Bars bars={bars} />
    </section>
  );
}
