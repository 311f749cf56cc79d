import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { upload } from '../api/upload';
import { useEnte } from '../session/use-ente';
import type { Import } from './import-state';

interface Sending {
  readonly sent: number;
  readonly total: number;
}

export interface ImportUpload {
  readonly sending: Sending | undefined;
  readonly error: unknown;
  /** Sends a file under a name; undefined when it was refused or cancelled. */
  readonly send: (file: Blob, name: string, onTrial: boolean) => Promise<Import | undefined>;
  readonly cancel: () => void;
}

/** Sends a tracciato with its progress; leaving the page while it is under way asks first. */
export function useImportUpload(): ImportUpload {
  const { codiceIpa } = useEnte();
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending>();
  const [error, setError] = useState<unknown>();
  const abort = useRef<AbortController>(undefined);
  const busy = sending !== undefined;
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [busy]);
  useEffect(() => () => abort.current?.abort(), []);
  const send = async (file: Blob, name: string, onTrial: boolean): Promise<Import | undefined> => {
    const controller = new AbortController();
    abort.current = controller;
    setError(undefined);
    setSending({ sent: 0, total: file.size });
    const form = new FormData();
    form.append('file', file, name);
    try {
      const made = await upload<Import>(
        `/api/bo/enti/${codiceIpa}/import-dovuti${onTrial ? '?prova=true' : ''}`,
        form,
        { onProgress: (sent, total) => setSending({ sent, total }), signal: controller.signal },
      );
      void client.invalidateQueries({ queryKey: ['imports', codiceIpa] });
      return made;
    } catch (refused) {
      if (!controller.signal.aborted) setError(refused);
      return undefined;
    } finally {
      setSending(undefined);
    }
  };
  return { sending, error, send, cancel: () => abort.current?.abort() };
}
