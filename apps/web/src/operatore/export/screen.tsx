import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pagamentiOffice } from '../../shared/api/doors';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { ExportActions, ExportOutcome, exportPeriod, ExportState, isExporting } from '../../shared/exports/paid-export';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { Icon } from '../../shared/ui/icon';
import { Page } from '../../shared/ui/page';
import { BookExport } from './book-export';
import { t } from './texts';

const POLL_MS = 2_000;
const NO_FILTERS = [] as const;

/** O-09: exports of what was paid, booked and downloaded. */
export function Screen() {
  const { codiceIpa } = useEnte();
  const url = useListUrl(NO_FILTERS);
  const tipi = useTipiDovuto('export.create');
  const [booking, setBooking] = useState(false);
  const query = useQuery({
    queryKey: ['exports', codiceIpa, 'list', url.cursor],
    queryFn: ({ signal }) =>
      pagamentiOffice.get('/enti/{ente}/export-ricevute', {
        path: { ente: codiceIpa },
        query: { limite: 25, ...(url.cursor === undefined ? {} : { cursore: url.cursor }) },
        signal,
        background: true,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.elementi.some(isExporting) ? POLL_MS : false),
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <button type="button" className="btn btn-primary" onClick={() => setBooking(true)}>
          <Icon name="it-download" size="sm" />
          {t.book}
        </button>
      }
    >
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            key: 'what',
            header: t.what,
            cell: (one) => (
              <span className="two-lines">
                <span>
                  {exportPeriod(one)}
                  {one.tipoDovuto !== undefined && t.ofTipo(tipi.nameOf(one.tipoDovuto))}
                </span>
                <small>{one.nomeFile ?? t.layout(one.versione, one.formato)}</small>
              </span>
            ),
          },
          { key: 'state', header: t.state, cell: (one) => <ExportState one={one} /> },
          { key: 'outcome', header: t.outcome, cell: (one) => <ExportOutcome one={one} /> },
          { key: 'booked', header: t.booked, cell: ({ richiestoIl }) => <DateText value={richiestoIl} /> },
        ]}
        rowActions={(one) => <ExportActions one={one} />}
        empty={{ title: t.empty, children: <p>{t.emptyHint}</p> }}
      />
      {booking && <BookExport onClose={() => setBooking(false)} />}
    </Page>
  );
}
