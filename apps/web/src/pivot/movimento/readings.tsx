import { DataTable } from '../../shared/list/data-table';
import type { Reading } from '../../shared/pivot/types';
import { t } from './texts';

/** What the text of an entry may name, best first, where the bank left it open. */
export function Readings({ letture = [] }: { readonly letture?: readonly Reading[] | undefined }) {
  if (letture.length < 2) return null;
  return (
    <section className="panel" aria-label={t.letture}>
      <h2 className="h4">{t.letture}</h2>
      <DataTable
        caption={t.letture}
        rows={letture}
        rowKey={(l) => `${l.tipo} ${l.codice}`}
        columns={[
          { key: 'codice', header: t.lettura, cell: (l) => <code>{l.codice}</code> },
          { key: 'tipo', header: t.tipo, cell: (l) => (l.tipo === 'IUF' ? t.iufColumn : t.iuvColumn) },
          { key: 'nota', header: t.nota, cell: (l) => (l.nota ? t.yes : t.no) },
          { key: 'conta', header: t.conta, cell: (l) => (l.conta ? <strong>{t.yes}</strong> : t.no) },
        ]}
      />
    </section>
  );
}
