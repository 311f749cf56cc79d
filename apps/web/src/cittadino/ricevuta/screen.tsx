import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { pagamentiOpen } from '../../shared/api/doors';
import { ApiProblem } from '../../shared/api/problem';
import { ReceiptFacts } from '../../shared/citizen/receipt-facts';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { AskCode } from './ask-code';
import { Paper } from './paper';
import { t } from './texts';

const codeOf = (error: unknown): string | undefined => (error instanceof ApiProblem ? error.code : undefined);

/** C-11: a receipt by a link that expires; an old one asks whose it is. */
export function Screen() {
  const { token = '' } = useParams();
  const [codiceFiscale, setCodiceFiscale] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['ricevuta', token, codiceFiscale],
    queryFn: ({ signal }) =>
      pagamentiOpen.post('/public/ricevute/{token}', {
        path: { token },
        body: codiceFiscale === undefined ? {} : { codiceFiscale },
        signal,
      }),
    staleTime: Infinity,
  });
  const code = codeOf(error);
  if (code === 'LINK_SCADUTO' || code === 'LINK_SCONOSCIUTO') {
    const expired = code === 'LINK_SCADUTO';
    return (
      <Page title={expired ? t.expired : t.unknown} narrow>
        <Empty title={expired ? t.expired : t.unknown} icon={expired ? 'it-clock' : 'it-search'}>
          <p>{expired ? t.expiredText : t.unknownText}</p>
          <Link className="btn btn-primary" to={expired ? '/area-personale' : '/'}>
            {expired ? t.area : t.home}
          </Link>
        </Empty>
      </Page>
    );
  }
  if (code === 'CODICE_FISCALE_RICHIESTO')
    return (
      <Page title={t.ask} lead={t.askText} narrow>
        <AskCode wrong={codiceFiscale !== undefined} onCode={setCodiceFiscale} />
      </Page>
    );
  return (
    <Page title={t.title} lead={t.lead} narrow>
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && (
        <>
          <ReceiptFacts receipt={data} />
          <Paper token={token} codiceFiscale={codiceFiscale} />
        </>
      )}
    </Page>
  );
}
