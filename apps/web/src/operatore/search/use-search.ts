import { useQuery } from '@tanstack/react-query';
import { dovutiOffice, pagamentiOffice, pivotOffice } from '../../shared/api/doors';
import { useEnte } from '../../shared/session/use-ente';
import type { FoundByPagamenti } from './results';
import { t } from './texts';

/** Movements that are shown at once: who wants more has MyPivot's list. */
const SHOWN = 10;
/** An IUV is of figures, or begins with RF; a code with anything else may be a flow's. */
const IUV = /^(?:\d{15,17}|RF\d{2}[0-9A-Za-z]{1,21})$/;
/** Codes of receipts, flows and debts have a figure; a name has none. */
const CODE = /^\S*\d\S*$/;
const LONGEST = 35;

/** One text asked of dovuti, pagamenti and pivot at once, each as far as the person may; one that is down hides nothing of the others. */
export function useSearch(text: string) {
  const { codiceIpa, may } = useEnte();
  const path = { ente: codiceIpa };
  const code = text.replace(/\s+/g, '');
  const key = (part: string) => ['search', codiceIpa, part, text];
  const dovuti = useQuery({
    queryKey: key('dovuti'),
    queryFn: ({ signal }) => dovutiOffice.get('/enti/{ente}/ricerca', { path, query: { q: text }, signal }),
    enabled: text !== '' && may('dovuto.read'),
  });
  const payments = useQuery({
    queryKey: key('payments'),
    queryFn: async ({ signal }): Promise<FoundByPagamenti> => {
      if (may('rt.download'))
        return pagamentiOffice.get('/enti/{ente}/ricevute/cerca', { path, query: { testo: code }, signal });
      const query = { iuf: code, limite: SHOWN };
      const { elementi } = await pagamentiOffice.get('/enti/{ente}/flussi-rendicontazione', { path, query, signal });
      return { ricevute: [], flussi: elementi };
    },
    enabled: code !== '' && (may('rt.download') || may('spc.read')),
  });
  const cash = useQuery({
    queryKey: key('cash'),
    queryFn: ({ signal }) => {
      const query = { ...(IUV.test(code) ? { iuv: code } : { iuf: code }), limite: SHOWN };
      return pivotOffice.get('/enti/{ente}/pivot/movimenti', { path, query, signal });
    },
    enabled: may('pivot.view') && CODE.test(text.trim()) && code.length <= LONGEST,
  });
  const parts = [
    { name: t.parts.dovuti, query: dovuti },
    { name: t.parts.payments, query: payments },
    { name: t.parts.cash, query: cash },
  ];
  const failed = parts.filter(({ query }) => query.isError && query.data === undefined);
  const found =
    (dovuti.data?.elementi.length ?? 0) +
    (payments.data?.ricevute.length ?? 0) +
    (payments.data?.flussi.length ?? 0) +
    (cash.data?.elementi.length ?? 0);
  const waiting = parts.some(({ query }) => query.isLoading);
  return {
    dovuti: dovuti.data,
    payments: payments.data,
    cash: cash.data?.elementi,
    waiting,
    missing: failed.map(({ name, query }) => ({ name, error: query.error })),
    retry: () => failed.forEach(({ query }) => void query.refetch()),
    nothing: !waiting && failed.length === 0 && found === 0,
  };
}
