import { useQuery } from '@tanstack/react-query';
import { onboardingOffice } from '../../shared/api/doors';
import type { Assegnazione, Session } from '../../shared/session/session';
import { findAssegnazione } from '../../shared/session/session-provider';

/** The enti that a person may choose: those of her assignments, and every ente for who has a role on the intermediary. */
export function useEnti(session: Session | undefined): {
  readonly enti: readonly Assegnazione[];
  readonly error: Error | null;
  readonly pending: boolean;
} {
  const more = session?.altriEnti === true;
  const { data, error } = useQuery({
    queryKey: ['enti', 'tutti'],
    queryFn: ({ signal }) => onboardingOffice.get('/enti', { query: { limite: 500 }, signal }),
    enabled: more,
  });
  if (!session || !more) return { enti: session?.assegnazioni ?? [], error: null, pending: false };
  const listed = (data?.elementi ?? []).flatMap(({ codiceIpa, codiceFiscale, denominazione }) => {
    const found = findAssegnazione(session, codiceIpa);
    return found ? [{ ...found, ente: codiceFiscale, denominazione }] : [];
  });
  return { enti: listed, error, pending: !data && !error };
}
