import type { ReactNode } from 'react';

export interface Definition {
  readonly term: string;
  readonly value: ReactNode;
  /** Takes the whole width: long texts. */
  readonly wide?: boolean;
}

/** Terms and values of a detail, two or three beside each other where there is room. Values that are absent show a dash. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl className="definition-list">
      {items.map(({ term, value, wide }) => (
        <div key={term} className={wide === true ? 'definition-wide' : undefined}>
          <dt>{term}</dt>
          <dd>{value === null || value === undefined || value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
