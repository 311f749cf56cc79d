import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { dovutiOpen } from '../../shared/api/doors';
import { ApiProblem } from '../../shared/api/problem';
import { DebtActions } from '../../shared/citizen/debt-actions';
import { DebtCard } from '../../shared/citizen/debt-card';
import { addressOf } from '../../shared/routing/address';
import { ErrorCard } from '../../shared/ui/error-card';
import { Icon } from '../../shared/ui/icon';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { Timeline, type TimelineEvent } from '../../shared/ui/timeline';
import { CancelOwn } from './cancel-own';
import { OwnReceipt } from './own-receipt';
import { t } from './texts';

/** C-22, C-24: one debt of one's own, open or over, with what happened to it. */
export function Screen() {
  const { ipa = '', iud = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['debts', 'una', ipa, iud],
    queryFn: ({ signal }) =>
      dovutiOpen.get('/cittadino/posizioni/{codiceIpa}/{iud}', { path: { codiceIpa: ipa, iud }, signal }),
  });
  const breadcrumb = [{ to: '/area-personale/posizioni-aperte', label: t.crumb }];
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400))
    return (
      <Page title={t.gone} breadcrumb={breadcrumb} narrow>
        <p>{t.goneText}</p>
        <Link to="/area-personale/posizioni-aperte">{t.back}</Link>
      </Page>
    );
  const events: TimelineEvent[] = [];
  if (data?.creatoIl !== undefined)
    events.push({ key: 'loaded', at: data.creatoIl, title: data.spontanea ? t.begun : t.loaded });
  if (data?.pagatoIl !== undefined) events.push({ key: 'paid', at: data.pagatoIl, title: t.paid, tone: 'success' });
  return (
    <Page title={data?.causale ?? t.title} breadcrumb={breadcrumb} narrow>
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={5} />}
      {data && (
        <>
          <DebtCard
            debt={data}
            actions={
              <>
                <DebtActions debt={data} />
                {data.ricevuta !== undefined && (
                  <a
                    className="btn btn-primary"
                    href={addressOf('/api/cittadino/ricevute', data.ente.codiceFiscale, data.ricevuta, 'pdf')}
                    target="_blank"
                    rel="noopener"
                  >
                    <Icon name="it-download" size="sm" className="me-2" />
                    {t.receipt}
                  </a>
                )}
                <Link to={`/enti/${data.ente.codiceIpa}`} className="btn btn-link">
                  {t.ask}
                </Link>
                {data.annullabile && <CancelOwn ipa={ipa} iud={iud} causale={data.causale} />}
              </>
            }
          />
          {data.ricevuta !== undefined && <OwnReceipt ente={data.ente.codiceFiscale} rtId={data.ricevuta} />}
          {events.length > 0 && (
            <section aria-labelledby="happened">
              <h2 id="happened" className="h5">
                {t.happened}
              </h2>
              <Timeline events={events} />
            </section>
          )}
        </>
      )}
    </Page>
  );
}
