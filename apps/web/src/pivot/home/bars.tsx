import { Link } from 'react-router-dom';
import { formatCount } from '../../shared/i18n/format';
import { Money } from '../../shared/ui/money';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly to: string;
  readonly count: number;
  readonly importo?: string;
}

/** Horizontal bars from zero, each a link to the rows behind it; counts and amounts are written, never on hover alone. */
export function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul className="pivot-bars">
      {bars.map(({ key, label, to, count, importo }) => (
        <li key={key}>
          <Link to={to}>{label}</Link>
          <span className="pivot-bar" aria-hidden="true">
            <span style={{ width: `${Math.max((count * 100) / most, count > 0 ? 1 : 0)}%` }} />
          </span>
          <span className="pivot-bar-value">
            <strong>{formatCount(count)}</strong>
            {importo !== undefined && <Money euro={importo} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
