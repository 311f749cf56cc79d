import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dovutiOffice, pagamentiOffice } from '../../shared/api/doors';
import { isOpen } from '../../shared/imports/import-state';
import { useEnte } from '../../shared/session/use-ente';
import { t } from './texts';

export const PERIODS = ['oggi', '7g', '30g', 'anno'] as const;
export type Period = (typeof PERIODS)[number];
const DAYS: Readonly<Record<Period, number>> = { oggi: 1, '7g': 7, '30g': 30, anno: 365 };

const SHOWN_IMPORTS = 5;
const RUNNING_MS = 3_000;

/** The figures of dovuti, those of pagamenti and the latest imports: three doors at once, each of which may fail alone. */
export function useCruscotto(period: Period) {
  const { codiceIpa, may } = useEnte();
  const path = { ente: codiceIpa };
  const figures = useQuery({
    queryKey: ['dovuti', codiceIpa, 'cruscotto', period],
    queryFn: ({ signal }) => dovutiOffice.get('/enti/{ente}/cruscotto', { path, query: { periodo: period }, signal }),
    placeholderData: keepPreviousData,
  });
  const summary = useQuery({
    queryKey: ['transazioni', codiceIpa, 'riepilogo', period],
    queryFn: ({ signal }) =>
      pagamentiOffice.get('/enti/{ente}/transazioni/riepilogo', { path, query: { giorni: DAYS[period] }, signal }),
    placeholderData: keepPreviousData,
  });
  const imports = useQuery({
    queryKey: ['imports', codiceIpa, 'latest'],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/import-dovuti', {
        path,
        query: { limite: SHOWN_IMPORTS },
        signal,
        background: true,
      }),
    refetchInterval: ({ state }) => (state.data?.elementi.some(isOpen) ? RUNNING_MS : false),
    enabled: may('flusso.read.own'),
  });
  const parts = [
    { name: t.parts.figures, query: figures },
    { name: t.parts.ways, query: summary },
    { name: t.parts.imports, query: imports },
  ];
  const failed = parts.filter(({ query }) => query.isError && query.data === undefined);
  return {
    figures: figures.data,
    figuresWaiting: figures.isLoading,
    summary: summary.data,
    imports: imports.data?.elementi,
    importsWaiting: imports.isLoading,
    missing: failed.map(({ name, query }) => ({ name, error: query.error })),
    retry: () => failed.forEach(({ query }) => void query.refetch()),
  };
}
