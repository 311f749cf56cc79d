import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { onboardingOpen } from '../../shared/api/doors';
import { EnteMark } from '../../shared/citizen/ente-mark';
import { EnteSearch } from '../../shared/citizen/ente-search';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { t } from './texts';

const SHOWN = 12;

/** C-06: the way to a spontaneous payment for who does not come from the page of an ente. */
export function Screen() {
  const { data, error, refetch } = useQuery({
    queryKey: ['enti', 'con spontanei'],
    queryFn: ({ signal }) =>
      onboardingOpen.get('/public/enti', { query: { conSpontanei: true, limite: SHOWN }, signal }),
  });
  return (
    <Page title={t.title} lead={t.lead}>
      <section className="panel mb-4" aria-label={t.step}>
        <h2 className="h5">{t.step}</h2>
        <EnteSearch />
      </section>
      <h2 className="h5">{t.list}</h2>
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={3} />}
      {data?.elementi.length === 0 && <Empty title={t.none} />}
      <ul className="ente-cards">
        {data?.elementi.map((ente) => (
          <li key={ente.codiceIpa} className="panel">
            <EnteMark name={ente.denominazione} />
            <Link to={`/enti/${ente.codiceIpa}`} className="ente-card-link">
              {ente.denominazione}
            </Link>
          </li>
        ))}
      </ul>
      {typeof data?.cursore === 'string' && <Link to="/enti?conSpontanei=true">{t.all}</Link>}
    </Page>
  );
}
