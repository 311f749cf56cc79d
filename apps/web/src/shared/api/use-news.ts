import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * Hears what changed on the server by its event stream, and asks again for the data whose key begins with one of `keys`. The
 * stream says that something changed, never the data. When it breaks the browser opens it again, and all is asked again.
 */
export function useNews(path: string | undefined, keys: readonly (readonly unknown[])[]): void {
  const client = useQueryClient();
  const stale = JSON.stringify(keys);
  useEffect(() => {
    if (path === undefined) return;
    const source = new EventSource(path);
    const askAgain = () => {
      for (const queryKey of JSON.parse(stale) as unknown[][]) void client.invalidateQueries({ queryKey });
    };
    source.onmessage = askAgain;
    source.onerror = () => {
      if (source.readyState === EventSource.CONNECTING) askAgain();
    };
    return () => source.close();
  }, [client, path, stale]);
}
