import { useQuery } from '@tanstack/react-query';
import { pagamentiOpen } from '../../shared/api/doors';
import { ReceiptFacts } from '../../shared/citizen/receipt-facts';
import { ErrorCard } from '../../shared/ui/error-card';
import { Skeleton } from '../../shared/ui/skeleton';
import { t } from './texts';

/** What the receipt of a paid position says; that it cannot be read now breaks nothing else. */
export function OwnReceipt({ ente, rtId }: { readonly ente: string; readonly rtId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['ricevute', 'una', ente, rtId],
    queryFn: ({ signal }) =>
      pagamentiOpen.get('/cittadino/ricevute/{titolare}/{rtId}', { path: { titolare: ente, rtId }, signal }),
    staleTime: Infinity,
  });
  return (
    <section aria-labelledby="receipt">
      <h2 id="receipt" className="h5">
        {t.receiptTitle}
      </h2>
      {error ? (
        <ErrorCard error={error} compact onRetry={() => void refetch()} />
      ) : data ? (
        <ReceiptFacts receipt={data} />
      ) : (
        <Skeleton rows={4} />
      )}
    </section>
  );
}
