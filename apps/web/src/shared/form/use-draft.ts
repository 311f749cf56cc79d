import { useEffect, useRef, useState } from 'react';
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

/** A text of a draft that is no form of react-hook-form. */
export function readDraftText(key: string): string | undefined {
  const text = read(key)?.['text'];
  return typeof text === 'string' ? text : undefined;
}

/** Keeps a draft; undefined forgets it. Without room, or storage, the form works without. */
export function keepDraft(key: string, content: object | undefined): void {
  try {
    if (content === undefined) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(content));
  } catch {
    // nothing is kept
  }
}

/** Forgets every draft of this tab: at a logout nobody shall find them. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  sessionStorage.removeItem('bozze-di');
}

const OWNER = 'bozze-di';

/** Somebody is known to be here: drafts of anybody else are forgotten, those of a stranger become theirs. */
export function claimDrafts(person: string): void {
  const owner = sessionStorage.getItem(OWNER);
  if (owner !== null && owner !== person) forgetDrafts();
  sessionStorage.setItem(OWNER, person);
}

/** What a form does with its draft. */
export interface Draft {
  /** What is in the form was found again. */
  readonly restored: boolean;
  /** It was sent, or given up. */
  readonly forget: () => void;
}

/**
 * Keeps what is being written in this tab, so that the end of a session or a reload loses nothing: it is there again when the
 * form is opened anew, and gone once it has been sent. `key` names the form and what it is about: `dovuto c_roccaprova nuovo`.
 */
export function useDraft<Values extends FieldValues>(form: UseFormReturn<Values>, key: string | undefined): Draft {
  const begun = useRef(false);
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    if (key === undefined) return;
    if (!begun.current) {
      begun.current = true;
      const kept = read(key);
      for (const [name, value] of Object.entries(kept ?? {}))
        form.setValue(name as FieldPath<Values>, value as PathValue<Values, FieldPath<Values>>, { shouldDirty: true });
      setRestored(kept !== undefined);
    }
    const { unsubscribe } = form.watch((values) => {
      try {
        const text = JSON.stringify(values);
        if (text === JSON.stringify(form.control._defaultValues)) sessionStorage.removeItem(PREFIX + key);
        else sessionStorage.setItem(PREFIX + key, text);
      } catch {
        // No room, or no storage: the form works without.
      }
    });
    return unsubscribe;
  }, [form, key]);
  return {
    restored,
    forget: () => {
      setRestored(false);
      if (key !== undefined) sessionStorage.removeItem(PREFIX + key);
    },
  };
}
