import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { pivotOffice } from '../../shared/api/doors';
import { SummaryBadge } from '../../shared/pivot/badges';
import { Explained, NextSteps } from '../../shared/pivot/explained';
import { pivotHome, ricevutePath } from '../../shared/pivot/paths';
import { PrintButton, PrintHead } from '../../shared/pivot/print-head';
import { words } from '../../shared/pivot/words';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Money } from '../../shared/ui/money';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { chainOf } from './chain';
import { ChainView } from './chain-view';
import { Comparisons } from './comparisons';
import { Documents } from './documents';
import { Suggestions } from './suggestions';
import { t } from './texts';

/** P-04: one payment, the chain of its documents, what differs and by how much, and what to do next. */
export function Screen() {
  const { codiceIpa: ente } = useEnte();
  const { iuv = '', iur = '', indice = '' } = useParams();
  const path = { ente, iuv, iur, indice };
  const { data, error, refetch } = useQuery({
    queryKey: ['pivot', ente, 'pagamento', iuv, iur, indice],
    queryFn: async ({ signal }) => {
      const [detail, explanation] = await Promise.all([
        pivotOffice.get('/enti/{ente}/pivot/pagamenti/{iuv}/{iur}/{indice}', { path, signal }),
        pivotOffice.get('/enti/{ente}/pivot/pagamenti/{iuv}/{iur}/{indice}/spiegazione', { path, signal }),
      ]);
      return { detail, explanation };
    },
  });
  return (
    <Page
      title={t.title(iuv)}
      breadcrumb={[
        { to: pivotHome(ente), label: words.breadcrumb },
        { to: ricevutePath(ente), label: t.list },
      ]}
      actions={data && <PrintButton />}
      lead={
        data && (
          <p className="pivot-lead">
            <SummaryBadge summary={data.detail.pagamento.sintesi} />{' '}
            <Money euro={data.detail.pagamento.importo} strong />
          </p>
        )
      }
    >
      <PrintHead />
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={12} />}
      {data && (
        <>
          <ChainView chain={chainOf(data.detail, data.explanation)} />
          <Explained explanation={data.explanation} />
          <NextSteps steps={data.detail.passi} />
          {data.explanation.classi.some(({ schermo }) => schermo === 'ANOMALIE') && (
            <Suggestions path={{ iuv, iur, indice }} />
          )}
          <Documents detail={data.detail} />
          <Comparisons comparisons={data.explanation.confronti ?? []} />
        </>
      )}
    </Page>
  );
}
