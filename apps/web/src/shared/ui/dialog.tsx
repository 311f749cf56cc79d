import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icon';
import { texts } from '../i18n/texts';

const t = texts({ it: { close: 'Chiudi' }, en: { close: 'Close' } });

/**
 * A dialog of the browser's own kind: the focus stays in it, what lies behind is inert, Esc closes it, and the focus goes back
 * where it was. It is open as long as it is drawn.
 */
export function Dialog(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  readonly onClose: () => void;
  readonly size?: 'lg';
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={`app-dialog ${props.size === 'lg' ? 'app-dialog-lg' : ''}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <div className="app-dialog-head">
        <h2 id={heading} className="h4 mb-0">
          {props.title}
        </h2>
        <button type="button" className="btn btn-close-plain" aria-label={t.close} onClick={props.onClose}>
          <Icon name="it-close" size="sm" />
        </button>
      </div>
      <div className="app-dialog-body">{props.children}</div>
      <div className="app-dialog-foot">{props.actions}</div>
    </dialog>
  );
}
