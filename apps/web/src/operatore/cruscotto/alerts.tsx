import { Link } from 'react-router-dom';
import { type Import, isOpen } from '../../shared/imports/import-state';
import { Notice } from '../../shared/ui/notice';
import { t } from './texts';
import type { Summary } from './ways';

interface Alert {
  readonly to: string;
  readonly text: string;
}

/** What of the latest uploads and of the receipts of the period waits for somebody, each with its list. */
export function alertsOf(
  base: string,
  imports: readonly Import[],
  summary: Summary | undefined,
  mayReceipts: boolean,
): readonly Alert[] {
  const real = imports.filter(({ prova }) => !prova);
  const rejected = real.filter((one) => one.righeScartate > 0 && !isOpen(one));
  const failed = real.filter(({ stato, annullata }) => stato === 'IMPORT_ABORTITO' && !annullata);
  const to = (some: readonly Import[]) =>
    some.length === 1 && some[0] ? `${base}/flussi/import/${some[0].id}` : `${base}/flussi/import`;
  const odd = mayReceipts && summary ? summary.ricevuteAnomale : 0;
  return [
    ...(rejected.length === 0 ? [] : [{ to: to(rejected), text: t.rejects(rejected.length) }]),
    ...(failed.length === 0 ? [] : [{ to: to(failed), text: t.failedImports(failed.length) }]),
    ...(summary === undefined || odd === 0
      ? []
      : [{ to: `${base}/ricevute?anomale=true&dal=${summary.dal}&al=${summary.al}`, text: t.oddReceipts(odd) }]),
  ];
}

/** The alerts, each leading to the list behind it. */
export function Alerts({ alerts }: { readonly alerts: readonly Alert[] }) {
  if (alerts.length === 0) return null;
  return (
    <Notice tone="warning" title={t.alerts}>
      <ul className="mb-0">
        {alerts.map(({ to, text }) => (
          <li key={to}>
            <Link to={to}>{text}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
