import { useQuery } from '@tanstack/react-query';
import { onboardingOffice } from '../api/doors';
import type { components } from '../api/schema/onboarding';
import { useEnte } from '../session/use-ente';

/** A tipo dovuto as onboarding gives it, with what it lacks and what its reader may change. */
export type TipoDovuto = components['schemas']['TipoDovutoView'];

export interface TipiDovuto {
  /** Those that this person may work on with `permission`, by name. */
  readonly own: readonly TipoDovuto[];
  /** All of the ente, by name: for who gives them to others. */
  readonly every: readonly TipoDovuto[];
  /** The description of a code; the code itself while it is not known. */
  readonly nameOf: (code: string) => string;
  readonly find: (code: string) => TipoDovuto | undefined;
  readonly ready: boolean;
}

/** The tipi dovuto of the ente in hand. */
export function useTipiDovuto(permission = 'dovuto.read'): TipiDovuto {
  const { codiceIpa, limiti } = useEnte();
  const { data, isPending } = useQuery({
    queryKey: ['tipi-dovuto', codiceIpa],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/enti/{ente}/tipi-dovuto', { path: { ente: codiceIpa }, signal, background: true }),
    staleTime: 300_000,
  });
  const all = data?.elementi ?? [];
  const limit = limiti[permission];
  const every = all.toSorted((a, b) => a.descrizione.localeCompare(b.descrizione, 'it'));
  const own = every.filter(({ codice }) => limit === undefined || limit.includes(codice));
  const find = (code: string) => all.find(({ codice }) => codice === code);
  return { own, every, find, nameOf: (code) => find(code)?.descrizione ?? code, ready: !isPending };
}
