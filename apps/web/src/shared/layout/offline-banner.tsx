import { useSyncExternalStore } from 'react';
import { Icon } from '../ui/icon';
import { t } from './texts';

const subscribe = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Says so, as long as the browser has no connection. */
export function OfflineBanner() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <p className="offline-banner">
          <Icon name="it-warning-circle" size="sm" /> {t.offline}
        </p>
      )}
    </div>
  );
}
