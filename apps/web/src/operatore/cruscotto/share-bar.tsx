import { formatCount, formatShare } from '../../shared/i18n/format';
import { DataTable } from '../../shared/list/data-table';

export interface Share {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

const total = (shares: readonly Share[]): number => shares.reduce((sum, { count }) => sum + count, 0);

/** One bar cut in shares of a whole: each has its colour and its pattern, and is written below with how many and how much of all. */
export function ShareBar({ shares }: { readonly shares: readonly Share[] }) {
  const all = total(shares);
  return (
    <>
      <div className="share-bar" aria-hidden="true">
        {shares.map(({ key, count }, i) => (
          <span key={key} className={`share share-${i}`} style={{ flexGrow: count }} hidden={count === 0} />
        ))}
      </div>
      <ul className="share-names">
        {shares.map(({ key, label, count }, i) => (
          <li key={key}>
            <span className={`share-mark share share-${i}`} aria-hidden="true" />
            {`${label}: `}
            <strong>{formatCount(count)}</strong>
            <span className="soft">{` (${formatShare(count, all)})`}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The same as rows. */
export function ShareTable(props: {
  readonly caption: string;
  readonly of: string;
  readonly counted: string;
  readonly share: string;
  readonly shares: readonly Share[];
}) {
  const all = total(props.shares);
  return (
    <DataTable
      caption={props.caption}
      rows={props.shares}
      rowKey={({ key }) => key}
      columns={[
        { key: 'label', header: props.of, cell: ({ label }) => label },
        { key: 'count', header: props.counted, numeric: true, cell: ({ count }) => formatCount(count) },
        { key: 'share', header: props.share, numeric: true, cell: ({ count }) => formatShare(count, all) },
      ]}
    />
  );
}
