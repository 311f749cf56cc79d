import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { isPrinting, PrintActions, PrintOutcome, printSource, PrintState } from '../../shared/prints/print-batch';
import { officePath } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { Icon } from '../../shared/ui/icon';
import { Page } from '../../shared/ui/page';
import { NewBatch } from './new-batch';
import { t } from './texts';

const POLL_MS = 2_000;
const NO_FILTERS = [] as const;

/** O-13: batches of notices, those under way as they go. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const url = useListUrl(NO_FILTERS);
  const tipi = useTipiDovuto('avviso.massivo');
  const [asking, setAsking] = useState(false);
  const query = useQuery({
    queryKey: ['prints', codiceIpa, 'list', url.cursor],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/stampe-avvisi', {
        path: { ente: codiceIpa },
        query: { limite: 25, ...(url.cursor === undefined ? {} : { cursore: url.cursor }) },
        signal,
        background: true,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.elementi.some(isPrinting) ? POLL_MS : false),
  });
  const fresh = (
    <button type="button" className="btn btn-primary" onClick={() => setAsking(true)}>
      <Icon name="it-print" size="sm" />
      {t.fresh}
    </button>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={fresh}>
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
                <span>{printSource(one, tipi.nameOf)}</span>
                <small>{t.number(one.id)}</small>
              </span>
            ),
          },
          { key: 'state', header: t.state, cell: (one) => <PrintState one={one} /> },
          { key: 'outcome', header: t.outcome, cell: (one) => <PrintOutcome one={one} /> },
          { key: 'asked', header: t.asked, cell: ({ richiestaIl }) => <DateText value={richiestaIl} /> },
        ]}
        rowActions={(one) => <PrintActions one={one} />}
        empty={{
          title: t.empty,
          children: (
            <>
              <p>{t.emptyHint}</p>
              {may('dovuto.read') && (
                <Link className="btn btn-outline-primary btn-sm" to={officePath(codiceIpa, 'dovuti')}>
                  {t.toList}
                </Link>
              )}
            </>
          ),
        }}
      />
      {asking && <NewBatch onClose={() => setAsking(false)} />}
    </Page>
  );
}
