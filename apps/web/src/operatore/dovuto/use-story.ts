import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { dovutiOffice, pagamentiOffice, pivotOffice } from '../../shared/api/doors';
import { useEnte } from '../../shared/session/use-ente';
import type { MissingPart } from '../../shared/ui/missing-parts';
import { entriesOf, type Entry } from './entries';
import { t } from './texts';

/** Of each door at once; of the node's calls there may be more, page by page. */
const SHOWN = 50;

export interface StoryOfDebt {
  readonly entries: readonly Entry[];
  readonly waiting: boolean;
  /** What did not answer. */
  readonly missing: readonly MissingPart[];
  /** What this person's roles do not show. */
  readonly hidden: readonly string[];
  readonly retry: () => void;
  /** Asks for older calls of the node; undefined when all are here. */
  readonly older: (() => void) | undefined;
  /** There is more of one kind than is shown. */
  readonly cut: boolean;
}

/** All that happened to a debt, asked of the services that know it, all at once: what fails leaves the rest. */
export function useStory(iud: string, iuv: string | undefined): StoryOfDebt {
  const { codiceIpa, may } = useEnte();
  const ente = { ente: codiceIpa };
  const query = { iuv: iuv ?? '', limite: SHOWN };
  const key = (part: string) => ['dovuti', codiceIpa, 'story', part, iud, iuv];
  const known = iuv !== undefined;
  const life = useQuery({
    queryKey: key('life'),
    queryFn: ({ signal }) => dovutiOffice.get('/enti/{ente}/dovuti/{iud}/storia', { path: { ...ente, iud }, signal }),
  });
  const attempts = useQuery({
    queryKey: key('attempts'),
    queryFn: ({ signal }) => pagamentiOffice.get('/enti/{ente}/transazioni', { path: ente, query, signal }),
    enabled: known,
  });
  const calls = useInfiniteQuery({
    queryKey: key('calls'),
    queryFn: ({ signal, pageParam }) =>
      pagamentiOffice.get('/enti/{ente}/giornale-eventi', {
        path: ente,
        query: pageParam === undefined ? query : { ...query, cursore: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursore }) => cursore ?? undefined,
    enabled: known && may('giornale.read'),
  });
  const receipts = useQuery({
    queryKey: key('receipts'),
    queryFn: ({ signal }) => pagamentiOffice.get('/enti/{ente}/ricevute', { path: ente, query, signal }),
    enabled: known && may('rt.download'),
  });
  const story = useQuery({
    queryKey: key('reporting'),
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/storia', { path: ente, query: { iuv: iuv ?? '' }, signal }),
    enabled: known && may('spc.read'),
  });
  const parts = [
    { name: t.parts.life, query: life },
    { name: t.parts.attempts, query: attempts },
    { name: t.parts.calls, query: calls, permission: 'giornale.read' },
    { name: t.parts.receipts, query: receipts, permission: 'rt.download' },
    { name: t.parts.reporting, query: story, permission: 'spc.read' },
  ];
  const failed = parts.filter((part) => part.query.isError && part.query.data === undefined);
  return {
    entries: entriesOf({
      life: life.data?.elementi,
      attempts: attempts.data?.elementi,
      calls: calls.data?.pages.flatMap(({ elementi }) => elementi),
      receipts: receipts.data?.elementi,
      story: story.data?.elementi,
    }),
    waiting: parts.some((part) => part.query.isLoading),
    missing: failed.map((part) => ({ name: part.name, error: part.query.error })),
    hidden: known
      ? [
          ...parts.filter(({ permission }) => permission !== undefined && !may(permission)).map(({ name }) => name),
          ...(story.data?.incassi === false ? [t.parts.cash] : []),
        ]
      : [],
    retry: () => failed.forEach((part) => void part.query.refetch()),
    older: calls.hasNextPage && !calls.isFetchingNextPage ? () => void calls.fetchNextPage() : undefined,
    cut: (attempts.data?.cursore ?? receipts.data?.cursore ?? null) !== null || story.data?.altri === true,
  };
}
