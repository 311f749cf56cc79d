import { useState } from 'react';
import { ConfirmDialog } from './confirm-dialog';
import { ErrorCard } from './error-card';

/** The words of `BookedActions`, in those of what was booked. */
export interface BookedWords {
  readonly cancel: string;
  readonly repeat: string;
  readonly cancelTitle: string;
  readonly cancelText: string;
  readonly cancelConfirm: string;
}

/** Takes back what was booked and is made in the background, or books it once more: what the server allows of the two. */
export function BookedActions({
  azioni,
  words,
  cancel,
  repeat,
}: {
  readonly azioni: readonly string[];
  readonly words: BookedWords;
  readonly cancel: () => Promise<unknown>;
  readonly repeat: () => Promise<unknown>;
}) {
  const [cancelling, setCancelling] = useState(false);
  const [error, setError] = useState<unknown>();
  const again = async () => {
    setError(undefined);
    await repeat().catch(setError);
  };
  return (
    <>
      {azioni.includes('ANNULLA') && (
        <button type="button" className="btn btn-outline-danger btn-xs" onClick={() => setCancelling(true)}>
          {words.cancel}
        </button>
      )}
      {azioni.includes('RIPETI') && (
        <button type="button" className="btn btn-outline-primary btn-xs" onClick={() => void again()}>
          {words.repeat}
        </button>
      )}
      {error !== undefined && <ErrorCard error={error} compact />}
      {cancelling && (
        <ConfirmDialog
          title={words.cancelTitle}
          confirm={words.cancelConfirm}
          danger
          onClose={() => setCancelling(false)}
          onConfirm={cancel}
        >
          <p>{words.cancelText}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
