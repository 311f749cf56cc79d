import { useEffect, useRef } from 'react';
import type { FieldPath, FieldValues, PathValue, UseFormReturn } from 'react-hook-form';

const PREFIX = 'bozza:';

function read(key: string): Record<string, unknown> | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets every draft of this tab: at a logout nobody shall find them. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

/**
 * Keeps what is being written in this tab, so that the end of a session or a reload loses nothing: it is there again when the
 * form is opened anew, and gone once it has been sent. `key` names the form and what it is about: `dovuto c_roccaprova nuovo`.
 */
export function useDraft<Values extends FieldValues>(form: UseFormReturn<Values>, key: string | undefined): () => void {
  const restored = useRef(false);
  useEffect(() => {
    if (key === undefined) return;
    if (!restored.current) {
      restored.current = true;
      for (const [name, value] of Object.entries(read(key) ?? {}))
        form.setValue(name as FieldPath<Values>, value as PathValue<Values, FieldPath<Values>>, { shouldDirty: true });
    }
    const { unsubscribe } = form.watch((values) => sessionStorage.setItem(PREFIX + key, JSON.stringify(values)));
    return unsubscribe;
  }, [form, key]);
  return () => {
    if (key !== undefined) sessionStorage.removeItem(PREFIX + key);
  };
}
