import type { ReactNode } from 'react';
import { Navigate, useParams } from 'react-router-dom';
import { here } from '../i18n/language';
import { loginPath } from '../session/session';
import { findAssegnazione, useSessionState } from '../session/session-provider';
import { ErrorCard } from '../ui/error-card';
import { Skeleton } from '../ui/skeleton';
import type { AreaRoute } from './area-route';
import { NotAuthorized } from './not-authorized';

/** Shows a screen to whom it is for; leads others to the login, or says why not (O-18). */
export function Guard({ route, children }: { readonly route: AreaRoute; readonly children: ReactNode }) {
  const { session, error, refresh } = useSessionState();
  const { ipa } = useParams();
  if (route.access === 'pubblico') return children;
  if (!session) {
    if (error) return <ErrorCard error={error} onRetry={() => void refresh()} />;
    return <Skeleton />;
  }
  if (!session.autenticato) return <Navigate to={loginPath(here())} replace />;
  if (route.access === 'autenticato') return children;
  if (route.access === 'cittadino') return session.cittadino ? children : <NotAuthorized reason="no-citizen" />;
  if (!session.assegnazioniNote) return <NotAuthorized reason="unknown" />;
  const { permessi } = route.access;
  if (ipa === undefined)
    return permessi.some((one) => session.generali.permessi.includes(one)) ? (
      children
    ) : (
      <NotAuthorized reason="no-permission" />
    );
  const found = findAssegnazione(session, ipa);
  if (!found) return <NotAuthorized reason="no-ente" />;
  return permessi.some((one) => found.permessi.includes(one)) ? (
    children
  ) : (
    <NotAuthorized reason="no-permission" ente={found.denominazione} />
  );
}
