import { useQuery } from '@tanstack/react-query';
import { dovutiOffice } from '../api/doors';
import { findAssegnazione, useSession } from '../session/session-provider';

const POLL_MS = 15_000;

/** How many of one's own jobs of the ente are waiting or running, for the bell: the imports of dovuti, so far. */
export function useRunningJobs(codiceIpa: string): number {
  const permitted = findAssegnazione(useSession(), codiceIpa)?.permessi.includes('flusso.read.own') === true;
  const { data } = useQuery({
    queryKey: ['imports', codiceIpa, 'running'],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/import-dovuti', {
        path: { ente: codiceIpa },
        query: { miei: true, inCorso: true, limite: 20 },
        signal,
        background: true,
      }),
    refetchInterval: ({ state }) => (state.data?.elementi.length ? 3_000 : POLL_MS),
    enabled: permitted,
    retry: false,
  });
  return data?.elementi.length ?? 0;
}
