import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useLocation, useNavigate } from 'react-router-dom';
import { dovutiOpen } from '../../shared/api/doors';
import { DebtActions } from '../../shared/citizen/debt-actions';
import { DebtCard } from '../../shared/citizen/debt-card';
import type { NoticeQuestion } from '../../shared/citizen/notice-form';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { t } from './texts';

const FRESH_MS = 30_000;

/** C-05: what was found. The question travels in the history's entry, so no address bears a codice fiscale. */
export function Screen() {
  const location = useLocation();
  const question = (location.state as { question?: NoticeQuestion } | null)?.question;
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery({
    queryKey: ['debts', question],
    queryFn: ({ signal }) =>
      dovutiOpen.post('/public/avvisi/ricerca', { body: question ?? { numeroAvviso: '' }, signal }),
    enabled: question !== undefined,
    staleTime: FRESH_MS,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (!question) return <Navigate to="/paga-avviso" replace />;
  const found = data?.elementi ?? [];
  const title = !data ? t.titleWait : found.length === 0 ? t.titleNone : t.title;
  return (
    <Page title={title} breadcrumb={[{ to: '/paga-avviso', label: t.crumb }]} narrow>
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} />}
      {data && found.length === 0 && (
        <Empty title={t.none} icon="it-search">
          <p>
            {t.noneText} <a href="https://checkout.pagopa.it">{t.elsewhere}</a>
            {'.'}
          </p>
          <button type="button" className="btn btn-primary" onClick={() => void navigate(-1)}>
            {t.again}
          </button>
        </Empty>
      )}
      {found.length > 1 && (
        <Notice tone="info" title={t.several}>
          {t.severalText}
        </Notice>
      )}
      {found.map((debt) => (
        <DebtCard
          key={`${debt.ente.codiceIpa} ${debt.numeroAvviso ?? ''}`}
          debt={debt}
          actions={<DebtActions debt={debt} />}
        />
      ))}
      {found.length > 0 && (
        <p className="mt-3">
          <Link to="/paga-avviso">{t.another}</Link>
        </p>
      )}
    </Page>
  );
}
