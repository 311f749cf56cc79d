import { useQuery } from '@tanstack/react-query';

/** The key under which the job centre keeps how many jobs of an ente are running: it writes it, the bell reads it. */
export const runningJobs = (codiceIpa: string) => ['attivita', codiceIpa, 'conto'] as const;

/** How many jobs of the ente are running, for the bell. */
export function useRunningJobs(codiceIpa: string): number {
  return (
    useQuery({ queryKey: runningJobs(codiceIpa), queryFn: () => 0, staleTime: Infinity, enabled: false }).data ?? 0
  );
}
