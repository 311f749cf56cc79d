import { useQuery } from '@tanstack/react-query';
import { dovutiOpen } from '../api/doors';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Enti and tipi of one's own debts, for filters; the tipi are those of the chosen ente, or of all. */
export function useOwnChoices(ente: string): { readonly enti: readonly Choice[]; readonly tipi: readonly Choice[] } {
  const { data } = useQuery({
    queryKey: ['debts', 'scelte'],
    queryFn: ({ signal }) => dovutiOpen.get('/cittadino/posizioni/scelte', { signal }),
    staleTime: 60_000,
  });
  const enti = data?.enti ?? [];
  const tipi = new Map<string, string>();
  for (const one of enti)
    if (ente === '' || one.codiceIpa === ente)
      for (const { codice, descrizione } of one.tipi) tipi.set(codice, descrizione);
  return {
    enti: enti.map(({ codiceIpa, denominazione }) => ({ value: codiceIpa, label: denominazione })),
    tipi: [...tipi].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label)),
  };
}
