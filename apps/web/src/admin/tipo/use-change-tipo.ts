import { useQueryClient } from '@tanstack/react-query';
import { onboardingOffice } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/onboarding';
import type { TipoDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { useEnte } from '../../shared/session/use-ente';

export type Change = Partial<components['schemas']['ChangeTipoDovutoDto']>;

/** Changes some fields of a tipo, unless somebody else has changed it since it was read. */
export function useChangeTipo({ codice, versione }: TipoDovuto): (change: Change) => Promise<void> {
  const { codiceIpa } = useEnte();
  const client = useQueryClient();
  return async (change) => {
    await onboardingOffice.patch('/enti/{ente}/tipi-dovuto/{codice}', {
      path: { ente: codiceIpa, codice },
      // The document gives a default, which holds for a new tipo alone.
      body: {
        ...change,
        ...(versione === undefined ? {} : { versione }),
      } as components['schemas']['ChangeTipoDovutoDto'],
    });
    await client.invalidateQueries({ queryKey: ['tipi-dovuto', codiceIpa] });
  };
}
