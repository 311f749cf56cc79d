import { ApiProblem } from '../../shared/api/problem';
import { formatMoney } from '../../shared/i18n/format';
import { Notice } from '../../shared/ui/notice';
import { t } from './texts';

export interface ChangedAmount {
  readonly numeroAvviso: string;
  readonly vecchio: string;
  readonly nuovo: string;
}

/** The amounts that changed since the person saw them, when that is why the server refuses. */
export function changedAmounts(error: unknown): readonly ChangedAmount[] | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'IMPORTO_CAMBIATO') return undefined;
  const { avvisi } = error.more;
  return Array.isArray(avvisi) ? (avvisi as ChangedAmount[]) : undefined;
}

/** Old and new amount of each notice that changed. */
export function ChangedAmounts({ changed }: { readonly changed: readonly ChangedAmount[] }) {
  return (
    <Notice tone="warning" title={t.changed} live>
      <p className="mb-1">{t.changedText}</p>
      <ul>
        {changed.map(({ numeroAvviso, vecchio, nuovo }) => (
          <li key={numeroAvviso}>
            {t.notice(numeroAvviso)}
            {': '}
            <strong>{t.was(formatMoney(vecchio), formatMoney(nuovo))}</strong>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
