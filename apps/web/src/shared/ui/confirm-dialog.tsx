import { type ReactNode, useId, useState } from 'react';
import { ApiProblem } from '../api/problem';
import { texts } from '../i18n/texts';
import { Dialog } from './dialog';
import { ErrorCard } from './error-card';

const t = texts({
  it: { cancel: 'Torna indietro', reason: 'Motivo (obbligatorio)', reasonMissing: 'Scrivete il motivo.' },
  en: { cancel: 'Go back', reason: 'Reason (required)', reasonMissing: 'Write the reason.' },
});

/**
 * Asks before an act, does it once, and stays open with the server's words when it is refused. With `askReason` the act carries
 * a reason of at most 500 characters.
 */
export function ConfirmDialog(props: {
  readonly title: string;
  readonly children?: ReactNode;
  /** The verb of the button: «Annulla il dovuto», never «Sì». */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly askReason?: boolean;
  /** False while something is still to be chosen. */
  readonly disabled?: boolean;
  /** False where what follows takes its place. */
  readonly closeWhenDone?: boolean;
  readonly onConfirm: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useId();
  const act = async () => {
    if (props.askReason === true && reason.trim() === '') return setMissing(true);
    setBusy(true);
    setError(undefined);
    try {
      await props.onConfirm(reason.trim());
      if (props.closeWhenDone !== false) props.onClose();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <button type="button" className="btn btn-outline-primary" onClick={props.onClose}>
            {t.cancel}
          </button>
          <button
            type="button"
            className={`btn ${props.danger === true ? 'btn-danger' : 'btn-primary'}`}
            aria-disabled={busy || props.disabled === true}
            onClick={() => {
              if (!busy && props.disabled !== true) void act();
            }}
          >
            {props.confirm}
          </button>
        </>
      }
    >
      {props.children}
      {props.askReason === true && (
        <div className="form-field">
          <label htmlFor={field}>{t.reason}</label>
          <textarea
            id={field}
            className="form-control"
            rows={3}
            maxLength={500}
            value={reason}
            aria-invalid={missing}
            aria-describedby={missing ? `${field}-error` : undefined}
            onChange={(event) => {
              setReason(event.target.value);
              setMissing(false);
            }}
          />
          {missing && (
            <p id={`${field}-error`} className="field-error">
              {t.reasonMissing}
            </p>
          )}
        </div>
      )}
      {error !== undefined && <ErrorCard error={error} compact={error instanceof ApiProblem} />}
    </Dialog>
  );
}
