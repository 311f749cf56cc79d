import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pagamentiOffice } from '../../shared/api/doors';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { t } from './texts';

const EVERY_MS = 1_000;

/** Asks for what is new at the node, and tells how it went. */
export function usePull(codiceIpa: string) {
  const client = useQueryClient();
  const ask = useMutation({
    mutationFn: () =>
      pagamentiOffice.post('/enti/{ente}/flussi-rendicontazione/scarico', { path: { ente: codiceIpa } }),
  });
  const job = ask.data?.lavoro;
  const status = useQuery({
    queryKey: ['scarico', codiceIpa, job],
    queryFn: ({ signal }) =>
      pagamentiOffice.get('/enti/{ente}/flussi-rendicontazione/scarico/{lavoro}', {
        path: { ente: codiceIpa, lavoro: job ?? '' },
        signal,
        background: true,
      }),
    enabled: job !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.stato === 'COMPLETATO' || state.data?.stato === 'FALLITO' || state.error ? false : EVERY_MS,
  });
  const stato = status.data?.stato;
  const over = stato === 'COMPLETATO' || stato === 'FALLITO';
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ['flussi', codiceIpa] });
  }, [over, client, codiceIpa]);
  return {
    start: () => ask.mutate(),
    busy: ask.isPending || (job !== undefined && !over && status.error === null),
    said: (
      <>
        {ask.error && <ErrorCard error={ask.error} compact />}
        {stato === 'COMPLETATO' && (
          <Notice tone="success" live>
            <p>{t.pulled(status.data?.flussiNuovi ?? 0, status.data?.flussiScartati ?? 0)}</p>
          </Notice>
        )}
        {stato === 'FALLITO' && (
          <Notice tone="danger" live>
            <p>{t.pullFailed}</p>
          </Notice>
        )}
      </>
    ),
  };
}
