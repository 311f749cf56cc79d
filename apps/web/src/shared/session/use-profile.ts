import { useQuery } from '@tanstack/react-query';
import { onboardingOffice } from '../api/doors';
import type { components } from '../api/schema/onboarding';

export type OwnAssegnazione = components['schemas']['OwnAssegnazioneView'];

/** One's own assignments of every ente; only who has something to do for an ente may ask. */
export const useProfile = (works: boolean) =>
  useQuery({
    queryKey: ['profilo'],
    queryFn: ({ signal }) => onboardingOffice.get('/profilo', { signal, background: true }),
    enabled: works,
    staleTime: 60_000,
  });
