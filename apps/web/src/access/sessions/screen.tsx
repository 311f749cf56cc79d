import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { portaleDoor } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/portale';
import { DataTable } from '../../shared/list/data-table';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { DateText } from '../../shared/ui/date-text';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { StateBadge } from '../../shared/ui/state-badge';
import { deviceOf } from './device';
import { t } from './texts';

type OpenSession = components['schemas']['OwnSessionView'];

const KEY = ['sessioni'];

/** C-28: one's own sessions, each of the others to be closed. */
export function Screen() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => portaleDoor.get('/api/sessioni', { signal }),
  });
  const [closing, setClosing] = useState<OpenSession>();
  return (
    <Page title={t.title} lead={t.lead}>
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={3} />}
      {data && (
        <DataTable
          caption={t.caption}
          rows={data.elementi}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'where',
              header: t.where,
              cell: (row) => (
                <>
                  {deviceOf(row.userAgent)} {row.corrente && <StateBadge tone="success" label={t.current} />}
                </>
              ),
            },
            { key: 'opened', header: t.opened, cell: (row) => <DateText value={row.creataIl} /> },
            { key: 'seen', header: t.seen, cell: (row) => <DateText value={row.vistaIl} /> },
            { key: 'ends', header: t.ends, cell: (row) => <DateText value={row.scadeIl} /> },
          ]}
          rowActions={(row) =>
            row.corrente ? null : (
              <button type="button" className="btn btn-outline-danger btn-xs" onClick={() => setClosing(row)}>
                {t.revoke}
              </button>
            )
          }
        />
      )}
      {closing && (
        <ConfirmDialog
          title={t.revokeTitle}
          confirm={t.revokeConfirm}
          danger
          onClose={() => setClosing(undefined)}
          onConfirm={async () => {
            await portaleDoor.delete('/api/sessioni/{id}', { path: { id: closing.id } });
            await client.invalidateQueries({ queryKey: KEY });
          }}
        >
          <p>{t.revokeText(deviceOf(closing.userAgent))}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}
