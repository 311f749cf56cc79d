import { DataTable } from '../../shared/list/data-table';
import type { Comparison } from '../../shared/pivot/types';
import { Money } from '../../shared/ui/money';
import { t } from './texts';

const names: Readonly<Record<string, string>> = t.names;

/** Every comparison that the classification made, also those behind no class: for who wants to see the sums. */
export function Comparisons({ comparisons }: { readonly comparisons: readonly Comparison[] }) {
  if (comparisons.length === 0) return null;
  return (
    <details className="panel">
      <summary>{t.comparisons}</summary>
      <DataTable
        caption={t.comparisons}
        rows={comparisons}
        rowKey={({ nome }) => nome}
        columns={[
          { key: 'what', header: t.compared, cell: ({ nome, cosa }) => names[nome] ?? cosa },
          { key: 'expected', header: t.expected, numeric: true, cell: ({ atteso }) => <Money euro={atteso} /> },
          { key: 'found', header: t.found, numeric: true, cell: ({ trovato }) => <Money euro={trovato} /> },
          { key: 'gap', header: t.difference, numeric: true, cell: ({ scarto }) => <Money euro={scarto} /> },
          { key: 'holds', header: t.holds, cell: ({ vale }) => (vale ? t.yes : t.no) },
        ]}
      />
    </details>
  );
}
