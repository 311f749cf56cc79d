import { useQuery } from '@tanstack/react-query';
import { dovutiOffice } from '../api/doors';
import { isExporting } from '../exports/paid-export';
import { isPrinting } from '../prints/print-batch';
import { findAssegnazione, useSession } from '../session/session-provider';
import { useBulkJobs } from './use-bulk-jobs';

const POLL_MS = 15_000;

/** How many of one's own jobs of the ente are waiting or running, for the bell: imports of dovuti, batches of notices, exports. */
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
  const { prints, exports } = useBulkJobs(codiceIpa);
  return (data?.elementi.length ?? 0) + prints.filter(isPrinting).length + exports.filter(isExporting).length;
}
