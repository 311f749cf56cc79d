import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router-dom';
import { pivotOffice } from '../../shared/api/doors';
import { Explained, NextSteps } from '../../shared/pivot/explained';
import { MatchBadge } from '../../shared/pivot/match-badge';
import { giornalePath, pivotHome } from '../../shared/pivot/paths';
import { words } from '../../shared/pivot/words';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Money } from '../../shared/ui/money';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { MovimentoFacts, Named } from './facts';
import { Readings } from './readings';
import { Suggestions } from './suggestions';
import { t } from './texts';

/** The worker has still to write what a link, or what arrived, changes. */
const SOON_MS = 1_500;

/** P-09: one entry of the journal, what its text names, and why it meets a document or none. */
export function Screen() {
  const { codiceIpa: ente } = useEnte();
  const { anno = '', bolletta = '' } = useParams();
  const [search] = useSearchParams();
  const codes = Object.fromEntries(['enteBt', 'istat'].flatMap((n) => (search.has(n) ? [[n, search.get(n)]] : [])));
  const { data, error, refetch } = useQuery({
    queryKey: ['pivot', ente, 'movimento', anno, bolletta, codes],
    queryFn: async ({ signal }) => {
      const ask = { path: { ente, anno, bolletta }, query: codes, signal };
      const [detail, explanation] = await Promise.all([
        pivotOffice.get('/enti/{ente}/pivot/movimenti/{anno}/{bolletta}', ask),
        pivotOffice.get('/enti/{ente}/pivot/movimenti/{anno}/{bolletta}/spiegazione', ask),
      ]);
      return { detail, explanation };
    },
    refetchInterval: ({ state }) => (state.data?.explanation.aggiornato === false ? SOON_MS : false),
  });
  const movimento = data?.detail.movimento;
  return (
    <Page
      title={t.title(anno, bolletta)}
      breadcrumb={[
        { to: pivotHome(ente), label: words.breadcrumb },
        { to: giornalePath(ente), label: t.list },
      ]}
      lead={
        movimento && (
          <p className="pivot-lead">
            <MatchBadge movimento={movimento} /> <Money euro={movimento.importo} strong />
          </p>
        )
      }
    >
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && (
        <>
          <Explained explanation={data.explanation}>
            {data.explanation.classi.length === 0 &&
              (data.detail.flussi.length > 0 || data.detail.pagamenti.length > 0) && <p>{t.matched}</p>}
          </Explained>
          <NextSteps steps={data.detail.passi} />
          <Suggestions anno={anno} bolletta={bolletta} codes={codes} />
          <Readings letture={data.explanation.letture} />
          <MovimentoFacts movimento={data.detail.movimento} />
          <Named detail={data.detail} />
        </>
      )}
    </Page>
  );
}
