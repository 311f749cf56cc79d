import { useQuery } from '@tanstack/react-query';
import { onboardingOffice } from '../api/doors';
import { useEnte } from '../session/use-ente';

export interface TipoDovuto {
  readonly codice: string;
  readonly descrizione: string;
  readonly attivo: boolean;
  readonly scadenzaObbligatoria: boolean;
  readonly stampaScadenza: boolean;
  readonly cfAnonimo: boolean;
  readonly marcaDaBollo: boolean;
}

export interface TipiDovuto {
  /** Those that this person may work on with `permission`, by name. */
  readonly own: readonly TipoDovuto[];
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
  // The document of onboarding says a list; the door gives a page.
  const all = (data as unknown as { readonly elementi: readonly TipoDovuto[] } | undefined)?.elementi ?? [];
  const limit = limiti[permission];
  const own = all
    .filter(({ codice }) => limit === undefined || limit.includes(codice))
    .toSorted((a, b) => a.descrizione.localeCompare(b.descrizione, 'it'));
  const find = (code: string) => all.find(({ codice }) => codice === code);
  return { own, find, nameOf: (code) => find(code)?.descrizione ?? code, ready: !isPending };
}
