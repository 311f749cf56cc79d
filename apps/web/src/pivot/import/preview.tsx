import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pivotOffice } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/pivot';
import { DataTable } from '../../shared/list/data-table';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { Skeleton } from '../../shared/ui/skeleton';
import { StateBadge } from '../../shared/ui/state-badge';
import { beginningOf } from './beginning';
import { ColumnHelper } from './column-helper';
import { type ColumnOrder, FIELDS, mappingOf, orderOf } from './columns';
import { t } from './texts';

type Preview = components['schemas']['AnteprimaGiornaleView'];

/** How the first rows of a file would be read, and the order of its columns when they are read wrong. */
export function FilePreview(props: {
  readonly ipa: string;
  readonly file: File;
  readonly order: ColumnOrder | undefined;
  readonly onOrder: (order: ColumnOrder) => void;
}) {
  const { ipa, file, order, onOrder } = props;
  const { data, error } = useQuery({
    queryKey: ['pivot', ipa, 'anteprima', file.name, file.size, file.lastModified, order],
    queryFn: async ({ signal }) =>
      pivotOffice.post('/enti/{ente}/pivot/giornali-di-cassa/anteprima', {
        path: { ente: ipa },
        body: { inizio: await beginningOf(file), ...(order ? { mappatura: mappingOf(order) } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (error) return <ErrorCard error={error} />;
  if (!data) return <Skeleton rows={4} />;
  return (
    <section className="file-preview" aria-labelledby="preview">
      <h3 id="preview" className="h5">
        {t.preview}
      </h3>
      <Rows preview={data} />
      <Order preview={data} order={order} onOrder={onOrder} />
    </section>
  );
}

function Rows({ preview }: { readonly preview: Preview }) {
  const { righe, mappatura } = preview;
  if (righe.length === 0) return <Notice tone="warning">{t.noRows}</Notice>;
  const bad = righe.filter(({ scarto }) => scarto !== undefined).length;
  return (
    <>
      <Notice tone={bad > 0 ? 'warning' : 'success'} live>
        {bad > 0 ? t.someBad(bad, righe.length) : t.allGood(righe.length)}
      </Notice>
      <DataTable
        caption={t.preview}
        rows={righe}
        rowKey={({ riga }) => String(riga)}
        columns={[
          {
            key: 'outcome',
            header: t.outcome,
            cell: ({ scarto, iuf, iuv }) => {
              const reference = iuf ?? iuv;
              return (
                <>
                  <StateBadge
                    tone={scarto === undefined ? 'success' : 'danger'}
                    label={scarto === undefined ? t.good : t.refused}
                  />
                  {scarto !== undefined && (
                    <small lang="it" className="d-block">
                      {scarto}
                    </small>
                  )}
                  {reference !== undefined && <small className="d-block">{t.reads(reference)}</small>}
                </>
              );
            },
          },
          { key: 'row', header: t.row, numeric: true, cell: ({ riga }) => riga },
          ...FIELDS.map((field) => ({
            key: field,
            header: t.fields[field],
            cell: ({ campi }: Preview['righe'][number]) => {
              const column = mappatura[field];
              return <span className="preview-cell">{column === undefined ? '–' : campi[column - 1]}</span>;
            },
          })),
        ]}
      />
    </>
  );
}

function Order(props: {
  readonly preview: Preview;
  readonly order: ColumnOrder | undefined;
  readonly onOrder: (order: ColumnOrder) => void;
}) {
  const { preview, order, onOrder } = props;
  const [asked, setAsked] = useState(false);
  if (preview.dialetto === 'PU') return <p>{t.named}</p>;
  const wrong = preview.righe.length === 0 || preview.righe.some(({ scarto }) => scarto !== undefined);
  if (!asked && !wrong && order === undefined)
    return (
      <button type="button" className="btn btn-outline-primary btn-xs" onClick={() => setAsked(true)}>
        {t.showOrder}
      </button>
    );
  return <ColumnHelper order={order ?? orderOf(preview.mappatura) ?? FIELDS} onChange={onOrder} />;
}
