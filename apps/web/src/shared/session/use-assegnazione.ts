import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { onboardingOffice } from '../api/doors';
import type { Assegnazione } from './session';
import { findAssegnazione, useSession } from './session-provider';

/** What the logged-in person may do for the ente of the address, with the ente's name also where only her role on the intermediary opens it. */
export function useAssegnazione(codiceIpa: string | undefined): Assegnazione | undefined {
  const session = useSession();
  const found = useMemo(() => findAssegnazione(session, codiceIpa), [session, codiceIpa]);
  const { data } = useQuery({
    queryKey: ['enti', codiceIpa, 'nome'],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/enti/{ente}', { path: { ente: codiceIpa ?? '' }, signal, background: true }),
    enabled: found?.ente === '',
    staleTime: Infinity,
  });
  return useMemo(
    () => (found && data ? { ...found, ente: data.codiceFiscale, denominazione: data.denominazione } : found),
    [found, data],
  );
}
