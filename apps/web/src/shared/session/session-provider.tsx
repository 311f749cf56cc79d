import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { connectSession, request, setCsrf } from '../api/client';
import { claimDrafts } from '../form/use-draft';
import { now } from './clock';
import type { Assegnazione, Session } from './session';

const KEY = ['sessione'];

interface SessionState {
  /** Undefined until the server has answered for the first time, or when it cannot. */
  readonly session: Session | undefined;
  readonly error: Error | null;
  /** How much the server's clock is ahead of ours, ms. */
  readonly clockAhead: number;
  /** The session of a person ended while the page was open. */
  readonly ended: boolean;
  readonly refresh: () => Promise<Session | undefined>;
  readonly extend: () => Promise<void>;
  readonly declareEnd: () => void;
}

const SessionContext = createContext<SessionState | undefined>(undefined);

/** Asks who is there, keeps the answer, and hears of the end of the session wherever a request meets it. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [ended, setEnded] = useState(false);
  const take = useCallback(async (method: 'GET' | 'POST', path: string) => {
    const session = await request<Session>(method, path, { background: method === 'GET' });
    setCsrf(session.csrf);
    if (session.persona) claimDrafts(session.persona.id);
    return { session, clockAhead: Date.parse(session.ora) - now() };
  }, []);
  const query = useQuery({ queryKey: KEY, queryFn: () => take('GET', '/api/sessione'), staleTime: 60_000 });
  const { refetch } = query;
  const refresh = useCallback(async () => (await refetch()).data?.session, [refetch]);
  const extend = useCallback(async () => {
    client.setQueryData(KEY, await take('POST', '/api/sessione/estendi'));
  }, [client, take]);
  const declareEnd = useCallback(() => setEnded(true), []);
  useEffect(() => connectSession({ onEnd: declareEnd, make: refresh }), [declareEnd, refresh]);
  const state = useMemo(
    () => ({
      session: query.data?.session,
      clockAhead: query.data?.clockAhead ?? 0,
      error: query.error,
      ended,
      refresh,
      extend,
      declareEnd,
    }),
    [query.data, query.error, ended, refresh, extend, declareEnd],
  );
  return <SessionContext value={state}>{children}</SessionContext>;
}

export function useSessionState(): SessionState {
  const state = useContext(SessionContext);
  if (!state) throw new Error('no SessionProvider above');
  return state;
}

/** Who is there; undefined until the server has said so. */
export const useSession = (): Session | undefined => useSessionState().session;

/**
 * What the logged-in person may do for an ente by its codice IPA, in whatever case. Of who works for an intermediary with more
 * enti than the session lists, an ente that it does not list is known by its codice IPA alone.
 */
export function findAssegnazione(
  session: Session | undefined,
  codiceIpa: string | undefined,
): Assegnazione | undefined {
  if (!session || codiceIpa === undefined) return undefined;
  const listed = session.assegnazioni.find((one) => one.codiceIpa.toLowerCase() === codiceIpa.toLowerCase());
  if (listed || !session.altriEnti) return listed;
  const { permessi } = session.generali;
  return { codiceIpa, ente: '', denominazione: codiceIpa, ruoli: [], permessi, limiti: {}, perConto: null };
}
