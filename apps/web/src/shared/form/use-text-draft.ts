import { useState } from 'react';
import { keepDraft, readDraftText } from './use-draft';

/** One long text that is being written, kept in this tab as the drafts of forms are. */
export interface TextDraft {
  readonly text: string;
  /** What is in the text was found again. */
  readonly restored: boolean;
  readonly write: (text: string) => void;
  /** It was sent. */
  readonly forget: () => void;
  /** Given up: begins anew with another text. */
  readonly reset: (text: string) => void;
}

export function useTextDraft(key: string, initial: string): TextDraft {
  const [kept] = useState(() => readDraftText(key));
  const [text, setText] = useState(kept ?? initial);
  const [restored, setRestored] = useState(kept !== undefined && kept !== initial);
  const forget = () => {
    setRestored(false);
    keepDraft(key, undefined);
  };
  return {
    text,
    restored,
    forget,
    write: (after) => {
      setText(after);
      keepDraft(key, { text: after });
    },
    reset: (after) => {
      setText(after);
      forget();
    },
  };
}
