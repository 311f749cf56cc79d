import { useQuery } from '@tanstack/react-query';
import { dovutiOffice, pagamentiOffice } from '../api/doors';
import { isExporting } from '../exports/paid-export';
import { isPrinting } from '../prints/print-batch';
import { findAssegnazione, useSession } from '../session/session-provider';

const BUSY_MS = 3_000;
const IDLE_MS = 15_000;
const LIMIT = 20;

/** One's own newest batches of notices and exports at the ente, for who may ask for them: those under way are among them. */
export function useBulkJobs(codiceIpa: string) {
  const permitted = findAssegnazione(useSession(), codiceIpa)?.permessi ?? [];
  const prints = useQuery({
    queryKey: ['prints', codiceIpa, 'mine'],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/stampe-avvisi', {
        path: { ente: codiceIpa },
        query: { miei: true, limite: LIMIT },
        signal,
        background: true,
      }),
    refetchInterval: ({ state }) => (state.data?.elementi.some(isPrinting) ? BUSY_MS : IDLE_MS),
    enabled: permitted.includes('avviso.massivo'),
    retry: false,
  });
  const exports = useQuery({
    queryKey: ['exports', codiceIpa, 'mine'],
    queryFn: ({ signal }) =>
      pagamentiOffice.get('/enti/{ente}/export-ricevute', {
        path: { ente: codiceIpa },
        query: { miei: true, limite: LIMIT },
        signal,
        background: true,
      }),
    refetchInterval: ({ state }) => (state.data?.elementi.some(isExporting) ? BUSY_MS : IDLE_MS),
    enabled: permitted.includes('export.create'),
    retry: false,
  });
  return { prints: prints.data?.elementi ?? [], exports: exports.data?.elementi ?? [] };
}
