import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { pagamentiOffice } from '../../shared/api/doors';
import { formatCount } from '../../shared/i18n/format';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { keyOf, officeFile, officePath } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { CopyButton } from '../../shared/ui/copy-button';
import { DateText } from '../../shared/ui/date-text';
import { DefinitionList } from '../../shared/ui/definition-list';
import { DownloadLink } from '../../shared/ui/download-link';
import { ErrorCard } from '../../shared/ui/error-card';
import { Money } from '../../shared/ui/money';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { StateBadge } from '../../shared/ui/state-badge';
import { t } from './texts';
import { flussiPath } from '../../shared/pivot/paths';

const NO_FILTERS = [] as const;

/** One reporting flow: what it declares, its rows, and whether the receipt of each is here. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const { revisione = '', ...keys } = useParams();
  const pspId = keyOf(keys.pspId ?? '');
  const iuf = keyOf(keys.iuf ?? '');
  const path = { ente: codiceIpa, pspId, iuf, revisione: Number(revisione) };
  const url = useListUrl(NO_FILTERS);
  const flusso = useQuery({
    queryKey: ['flusso', codiceIpa, pspId, iuf, revisione],
    queryFn: ({ signal }) =>
      pagamentiOffice.get('/enti/{ente}/flussi-rendicontazione/{pspId}/{iuf}/{revisione}', { path, signal }),
  });
  const rows = useQuery({
    queryKey: ['flusso', codiceIpa, pspId, iuf, revisione, 'righe', url.cursor],
    queryFn: ({ signal }) =>
      pagamentiOffice.get('/enti/{ente}/flussi-rendicontazione/{pspId}/{iuf}/{revisione}/righe', {
        path,
        query: url.cursor === undefined ? {} : { cursore: url.cursor },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const { data, error } = flusso;
  const original = officeFile(codiceIpa, 'flussi-rendicontazione', pspId, iuf, revisione, 'originale');
  return (
    <Page
      title={t.title}
      lead={<code>{iuf}</code>}
      breadcrumb={[{ to: officePath(codiceIpa, 'flussi', 'rendicontazione'), label: t.list }]}
      actions={
        data && (
          <>
            {may('pivot.view') && (
              <Link className="btn btn-outline-primary btn-sm" to={flussiPath(codiceIpa, { iuf })}>
                {t.pivot}
              </Link>
            )}
            <DownloadLink href={original} format="JSON, ZIP" button>
              {t.original}
            </DownloadLink>
          </>
        )
      }
    >
      {error && <ErrorCard error={error} onRetry={() => void flusso.refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && (
        <>
          {data.motivo !== null && (
            <Notice tone="danger" title={t.aside}>
              <p>{t.asideText(data.motivo)}</p>
            </Notice>
          )}
          {data.anomalie.length > 0 && (
            <Notice tone="warning">
              {data.anomalie.map((code) => (
                <p key={code}>{t.odd[code]}</p>
              ))}
            </Notice>
          )}
          <section className="panel">
            <h2 className="h5">{t.facts}</h2>
            <DefinitionList
              items={[
                {
                  term: t.iuf,
                  value: (
                    <>
                      <code>{data.iuf}</code> <CopyButton text={data.iuf} what={t.copyIuf} />
                    </>
                  ),
                },
                { term: t.psp, value: data.pspDenominazione ?? data.pspId },
                { term: t.revision, value: data.revisione },
                { term: t.made, value: <DateText value={data.dataOraFlusso} /> },
                { term: t.published, value: <DateText value={data.pubblicatoIl} /> },
                { term: t.arrived, value: <DateText value={data.acquisitoIl} /> },
                { term: t.regulation, value: data.idRegolamento },
                { term: t.regulationDay, value: <DateText value={data.dataRegolamento} /> },
                { term: t.declared, value: <Money euro={data.importo} strong /> },
                { term: t.sum, value: <Money euro={data.sommaRighe} /> },
                { term: t.count, value: data.numeroRighe === null ? null : formatCount(data.numeroRighe) },
              ]}
            />
          </section>
          <h2 className="h4 mt-4">{t.rows}</h2>
          <ListView
            query={rows}
            url={url}
            caption={t.rows}
            rowKey={(row) => String(row.riga)}
            empty={{ title: t.none }}
            columns={[
              { key: 'n', header: t.n, numeric: true, cell: (row) => formatCount(row.riga) },
              { key: 'iuv', header: t.iuv, cell: (row) => <code>{row.iuv}</code> },
              { key: 'iur', header: t.iur, optional: true, cell: (row) => <code>{row.iur}</code> },
              { key: 'day', header: t.day, cell: (row) => <DateText value={row.dataEsito} /> },
              { key: 'outcome', header: t.outcome, cell: (row) => t.outcomes[row.esito] ?? row.esito },
              {
                key: 'receipt',
                header: t.receipt,
                cell: (row) =>
                  row.ricevuta ? (
                    <Link to={officePath(codiceIpa, 'ricevute', row.iur)} aria-label={t.receiptOf(row.iuv)}>
                      {t.receiptHere}
                    </Link>
                  ) : (
                    <StateBadge tone="warning" label={t.receiptAbsent} />
                  ),
              },
              { key: 'amount', header: t.amount, numeric: true, cell: (row) => <Money euro={row.importo} /> },
            ]}
          />
        </>
      )}
    </Page>
  );
}
