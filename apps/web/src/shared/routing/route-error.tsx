import { useRouteError } from 'react-router-dom';
import { ErrorCard } from '../ui/error-card';

/** What a screen shows instead of itself when it breaks: never a blank page. */
export function RouteError() {
  const error = useRouteError();
  return (
    <div className="container py-5">
      <ErrorCard error={error} onRetry={() => location.reload()} />
    </div>
  );
}
