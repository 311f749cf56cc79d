import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { onboardingOffice } from '../api/doors';
import type { components } from '../api/schema/onboarding';

export type EnteRecord = components['schemas']['EnteView'];

export type EnteChange = Partial<components['schemas']['ChangeEnteDto']>;

/** Changes the fields that are given, and no other; null empties one. */
export const patchEnte = (codiceIpa: string, change: EnteChange) =>
  onboardingOffice.patch('/enti/{ente}', {
    path: { ente: codiceIpa },
    body: change as components['schemas']['ChangeEnteDto'], // the document gives its defaults, which hold for a new ente alone
  });

const keyOf = (codiceIpa: string) => ['enti', codiceIpa.toLowerCase(), 'scheda'];

/** The record of an ente as its administration reads it. */
export const useEnteRecord = (codiceIpa: string) =>
  useQuery({
    queryKey: keyOf(codiceIpa),
    queryFn: ({ signal }) => onboardingOffice.get('/enti/{ente}', { path: { ente: codiceIpa }, signal }),
  });

/** Does something to an ente, and asks for its record, and for lists that show it, again. */
export function useChangeEnte<Input>(act: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: ['enti'] }),
  });
  return mutateAsync;
}
