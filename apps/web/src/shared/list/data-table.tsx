import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { t } from './texts';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Amounts and counts: right-aligned. */
  readonly numeric?: boolean;
  /** Not shown where there is little room. */
  readonly optional?: boolean;
}

export interface Selection {
  readonly keys: ReadonlySet<string>;
  /** What a row is called by who listens; its key when absent. */
  readonly nameOf?: (key: string) => string;
  /** Rows that may not be selected. */
  readonly barred?: ReadonlySet<string>;
  readonly onChange: (keys: ReadonlySet<string>) => void;
}

export interface TableProps<Row> {
  /** What the table lists, for who listens. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where a row leads: the first column is the link, and the whole row may be clicked. */
  readonly rowLink?: (row: Row) => string;
  readonly rowActions?: (row: Row) => ReactNode;
  readonly selection?: Selection;
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const after = new Set(keys);
  if (!after.delete(key)) after.add(key);
  return after;
}

/** Those selected on other pages stay as they are. */
function withRows(keys: ReadonlySet<string>, rows: readonly string[], selected: boolean): ReadonlySet<string> {
  const after = new Set(keys);
  for (const row of rows)
    if (selected) after.add(row);
    else after.delete(row);
  return after;
}

/** Rows and columns; on a narrow screen each row becomes a card whose values bear their headers. */
export function DataTable<Row>(props: TableProps<Row>) {
  const { columns, rows, rowKey, rowLink, rowActions, selection } = props;
  const selectable = rows.map(rowKey).filter((key) => selection?.barred?.has(key) !== true);
  const allSelected =
    selection !== undefined && selectable.length > 0 && selectable.every((key) => selection.keys.has(key));
  const classOf = (column: Column<Row>) =>
    [column.numeric === true ? 'numeric' : '', column.optional === true ? 'optional' : ''].join(' ').trim() ||
    undefined;
  return (
    <div className="table-scroll" role="region" aria-label={t.region(props.caption)} tabIndex={0}>
      <table className="app-table">
        <caption className="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col" className="table-select">
                <input
                  type="checkbox"
                  aria-label={t.selectAll}
                  checked={allSelected}
                  onChange={() => selection.onChange(withRows(selection.keys, selectable, !allSelected))}
                />
              </th>
            )}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.header}
              </th>
            ))}
            {rowActions && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr key={key} className={rowLink ? 'row-with-link' : undefined}>
                {selection && (
                  <td className="table-select">
                    <input
                      type="checkbox"
                      aria-label={t.select(selection.nameOf?.(key) ?? key)}
                      disabled={selection.barred?.has(key) === true}
                      checked={selection.keys.has(key)}
                      onChange={() => selection.onChange(toggled(selection.keys, key))}
                    />
                  </td>
                )}
                {columns.map((column, i) => (
                  <td key={column.key} className={classOf(column)} data-label={column.header}>
                    {i === 0 && rowLink ? (
                      <Link className="row-link" to={rowLink(row)}>
                        {column.cell(row)}
                      </Link>
                    ) : (
                      <div>{column.cell(row)}</div>
                    )}
                  </td>
                ))}
                {rowActions && <td className="row-actions">{rowActions(row)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
