import { formatCount } from '../../shared/i18n/format';
import { DataTable } from '../../shared/list/data-table';
import { anomaliePath, flussiPath } from '../../shared/pivot/paths';
import type { Counters, Verdetto } from '../../shared/pivot/types';
import { words } from '../../shared/pivot/words';
import { ChartPanel } from '../../shared/ui/chart-panel';
import { Money } from '../../shared/ui/money';
import { Bars } from './bars';
import { anomalie } from './figures';
import { t } from './texts';

const VERDETTI: readonly Verdetto[] = ['NO_TES', 'DIV_IMP', 'OK+DIV_IMP', 'OK', 'PUNTUALE', 'NON_VALUTATO'];

/** The anomalies by class, as bars or as a table. */
export function AnomalieByClass({ ipa, counters }: { readonly ipa: string; readonly counters: Counters }) {
  const classi = anomalie(counters);
  const some = classi.filter(({ numero }) => numero > 0);
  const bars = some.map(({ classe, numero, importo }) => ({
    key: classe,
    label: words.classi[classe].name,
    to: anomaliePath(ipa, classe),
    count: numero,
    importo,
  }));
  return (
    <ChartPanel
      title={t.byClass}
      note={`${t.byClassHint} ${t.otherClasses(classi.length - some.length)}`}
      nothing={some.length === 0 ? t.noAnomalie : undefined}
      chart={<Bars bars={bars} />}
      table={
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
      }
    />
  );
}

/** The flows by verdict, those that do not add up first. */
export function FlussiByVerdetto({ ipa, counters }: { readonly ipa: string; readonly counters: Counters }) {
  const bars = VERDETTI.filter((verdetto) => (counters.verdetti[verdetto] ?? 0) > 0).map((verdetto) => ({
    key: verdetto,
    label: words.verdetti[verdetto],
    to: flussiPath(ipa, { verdetto }),
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
