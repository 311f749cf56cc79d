import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { pivotOffice } from '../../shared/api/doors';
import { formatCount } from '../../shared/i18n/format';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { giornalePath, pivotHome } from '../../shared/pivot/paths';
import type { Giornale } from '../../shared/pivot/types';
import { words } from '../../shared/pivot/words';
import { officeFile } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { DownloadLink } from '../../shared/ui/download-link';
import { Page } from '../../shared/ui/page';
import { StateBadge, type Tone } from '../../shared/ui/state-badge';
import { t } from './texts';
import { UploadForm } from './upload-form';

const NO_FILTERS = [] as const;
const POLL_MS = 2_000;
const isLoading = ({ stato }: Giornale) => stato === 'FILE_SCARICATO' || stato === 'FILE_IN_CARICAMENTO';

const TONES: Readonly<Record<Giornale['stato'], Tone>> = {
  FILE_SCARICATO: 'info',
  FILE_IN_CARICAMENTO: 'primary',
  FILE_CARICATO: 'success',
  ERROR_LOAD: 'danger',
};

/** P-12: a giornale di cassa is uploaded, and those uploaded before, each with its rows and its scarti. */
export function Screen() {
  const { codiceIpa: ipa, may } = useEnte();
  const viewer = may('pivot.view');
  return (
    <Page
      title={t.title}
      breadcrumb={[{ to: pivotHome(ipa), label: words.breadcrumb }]}
      lead={<p>{t.lead}</p>}
      actions={viewer && <Link to={giornalePath(ipa)}>{t.toJournal}</Link>}
    >
      {may('pivot.import') && <UploadForm ipa={ipa} />}
      {may('pivot.import.read') && <Journals ipa={ipa} />}
    </Page>
  );
}

function Journals({ ipa }: { readonly ipa: string }) {
  const url = useListUrl(NO_FILTERS);
  const question = url.cursor === undefined ? {} : { cursore: url.cursor };
  const query = useQuery({
    queryKey: ['pivot', ipa, 'giornali', question],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/giornali-di-cassa', {
        path: { ente: ipa },
        query: question,
        signal,
        background: true,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.elementi.some(isLoading) ? POLL_MS : false),
  });
  return (
    <section aria-labelledby="journals">
      <h2 id="journals" className="h4">
        {t.list}
      </h2>
      <ListView
        query={query}
        url={url}
        caption={t.list}
        rowKey={({ id }) => id}
        empty={{ title: t.empty, children: <p>{t.emptyText}</p> }}
        columns={[
          { key: 'name', header: t.name, cell: ({ nome }) => <strong className="preview-cell">{nome}</strong> },
          { key: 'at', header: t.at, cell: ({ caricatoIl }) => <DateText value={caricatoIl} /> },
          { key: 'state', header: t.state, cell: (giornale) => <State giornale={giornale} /> },
          {
            key: 'rows',
            header: t.rows,
            numeric: true,
            cell: ({ righeAccettate, righeTotali }) =>
              t.accepted(formatCount(righeAccettate), formatCount(righeTotali)),
          },
          {
            key: 'changed',
            header: t.changed,
            numeric: true,
            optional: true,
            cell: ({ righeCambiate }) => formatCount(righeCambiate),
          },
          {
            key: 'refused',
            header: t.refusedRows,
            numeric: true,
            cell: ({ righeScartate }) => formatCount(righeScartate),
          },
        ]}
        rowActions={(giornale) => <Files ipa={ipa} giornale={giornale} />}
      />
    </section>
  );
}

/** The file as it was uploaded, and its refused rows, while they are kept. */
function Files(props: { readonly ipa: string; readonly giornale: Giornale }) {
  const { id, righeScartate, fileEliminatiIl } = props.giornale;
  if (fileEliminatiIl !== undefined) return t.gone;
  const file = (which: string) => officeFile(props.ipa, 'pivot', 'giornali-di-cassa', id, which);
  return (
    <span className="panel-links">
      <DownloadLink href={file('originale')}>{t.original}</DownloadLink>
      {righeScartate > 0 && (
        <DownloadLink href={file('scarti')} format="CSV">
          {t.download}
        </DownloadLink>
      )}
    </span>
  );
}

function State({ giornale: { stato, righeScartate, errore } }: { readonly giornale: Giornale }) {
  const refused = stato === 'FILE_CARICATO' && righeScartate > 0;
  return (
    <>
      <StateBadge tone={refused ? 'warning' : TONES[stato]} label={refused ? t.states.withRefused : t.states[stato]} />
      {errore !== undefined && (
        <small lang="it" className="d-block">
          {errore}
        </small>
      )}
    </>
  );
}
