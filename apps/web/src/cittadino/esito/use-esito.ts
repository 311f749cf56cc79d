import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { pagamentiOpen } from '../../shared/api/doors';
import { ApiProblem } from '../../shared/api/problem';
import { CART_KEY } from '../../shared/cart/use-cart-count';

/** How often the page asks: soon at first, then less; after five minutes the person is told that it takes longer. */
const SOON_MS = 3_000;
const LATER_MS = 15_000;
const SOON_FOR_MS = 60_000;
const PATIENCE_MS = 5 * 60_000;

/** No such payment: asking again is of no use. */
const isUnknown = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404;

const HINTS: Readonly<Record<string, 'OK' | 'ANNULLATO' | 'ERRORE'>> = {
  ok: 'OK',
  annulla: 'ANNULLATO',
  errore: 'ERRORE',
};

/**
 * What has become of a payment, asked again and again until the receipt is there. The word with which the browser came back
 * (`?r=`) is told to the server first, and taken out of the address: a reload says it no more.
 */
export function useEsito(id: string) {
  const [search, setSearch] = useSearchParams();
  const hint = HINTS[search.get('r') ?? ''];
  const [told, setTold] = useState(hint === undefined);
  const since = useRef(performance.now());
  const telling = useRef(false);
  useEffect(() => {
    if (hint === undefined || telling.current) return;
    telling.current = true;
    pagamentiOpen
      .post('/public/esiti/{id}/ritorno', { path: { id }, body: { ritorno: hint } })
      .catch(() => undefined) // a hint that is lost changes nothing: the receipt decides
      .finally(() => {
        setTold(true);
        setSearch({}, { replace: true });
      });
  }, [hint, id, setSearch]);

  const waited = (): number => performance.now() - since.current;
  const query = useQuery({
    queryKey: ['esito', id],
    queryFn: ({ signal }) => pagamentiOpen.get('/public/esiti/{id}', { path: { id }, signal, background: true }),
    enabled: told,
    staleTime: 0,
    refetchInterval: ({ state: { data, error } }) => {
      // A question that fails is asked again later: a phone loses its network, the payment goes on.
      if (isUnknown(error) || data?.esito === 'PAGATO' || waited() > PATIENCE_MS) return false;
      if (error !== null) return LATER_MS;
      return waited() < SOON_FOR_MS && data?.definitivo !== true ? SOON_MS : LATER_MS;
    },
  });
  const client = useQueryClient();
  const paid = query.data?.voci.filter(({ esito }) => esito === 'PAGATO').length ?? 0;
  useEffect(() => {
    // What is paid is in the cart no more.
    if (paid > 0) void client.invalidateQueries({ queryKey: CART_KEY });
  }, [client, paid]);
  const askNow = () => {
    since.current = performance.now();
    void query.refetch();
  };
  return { query, late: waited() > PATIENCE_MS && query.data?.definitivo !== true, askNow };
}
