import { DataTable } from '../../shared/list/data-table';
import type { LinkVersion } from '../../shared/pivot/types';
import { words } from '../../shared/pivot/words';
import { DateText } from '../../shared/ui/date-text';
import { t } from './texts';

/** Who linked an entry by hand to what, or undid it, and why; the newest first. */
export function LinkHistory({ versions }: { readonly versions: readonly LinkVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <DataTable
      caption={t.history}
      rows={versions}
      rowKey={(v) => String(v.versione)}
      columns={[
        { key: 'quando', header: t.when, cell: (v) => <DateText value={v.creataIl} /> },
        { key: 'codice', header: t.linkedTo, cell: (v) => <code>{v.iuf ?? v.iuv ?? t.undone}</code> },
        { key: 'utente', header: t.who, cell: (v) => v.utente },
        { key: 'motivo', header: t.reason, cell: (v) => v.motivo },
        {
          key: 'classi',
          header: t.before,
          cell: (v) => v.classiPrima.map((classe) => words.classi[classe].name).join(', ') || t.none,
        },
      ]}
    />
  );
}
