import { Link } from 'react-router-dom';
import type { components } from '../../shared/api/schema/dovuti';
import { addMoney } from '../../shared/i18n/format';
import { dayAfter } from '../../shared/session/clock';
import { ChartPanel } from '../../shared/ui/chart-panel';
import { Columns, ColumnsTable } from './columns-chart';
import { spread } from './spread';
import { t } from './texts';

type Figures = components['schemas']['CruscottoView'];

/** Payments of the period, over time. */
export function PaymentsChart({ figures }: { readonly figures: Figures }) {
  const { bars, unit } = spread(figures.perGiorno, figures.da, figures.a);
  const sum = addMoney(bars.map(({ importo }) => importo));
  return (
    <ChartPanel
      title={t.payments}
      nothing={figures.perGiorno.length === 0 ? t.none : undefined}
      chart={<Columns bars={bars} sum={sum} last={figures.a} />}
      table={<ColumnsTable caption={t.payments} bars={bars} unit={t[unit]} counted={t.count} />}
    />
  );
}

/** How many days the door tells of, today among them. */
const DUE_DAYS = 30;

/** What falls due in the next thirty days and can be paid. */
export function DueChart({ figures, base }: { readonly figures: Figures; readonly base: string }) {
  const last = dayAfter(figures.a, DUE_DAYS - 1);
  const { bars } = spread(figures.scadenze, figures.a, last);
  const sum = addMoney(bars.map(({ importo }) => importo));
  return (
    <ChartPanel
      title={t.due}
      nothing={figures.scadenze.length === 0 ? t.noneDue : undefined}
      chart={<Columns bars={bars} sum={sum} last={last} />}
      table={<ColumnsTable caption={t.due} bars={bars} unit={t.dueOn} counted={t.dovuti} />}
    >
      <p className="mt-2 mb-0">
        <Link to={`${base}/dovuti?vista=online&stato=DA_PAGARE&scadenzaDa=${figures.a}&scadenzaA=${last}`}>
          {t.openDue}
        </Link>
      </p>
    </ChartPanel>
  );
}
