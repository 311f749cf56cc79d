import { useState } from 'react';
import { createPortal } from 'react-dom';
import { onboardingOffice } from '../api/doors';
import { texts } from '../i18n/texts';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Icon } from '../ui/icon';
import type { Assegnazione } from './session';
import { useSessionState } from './session-provider';

const t = texts({
  it: {
    act: 'Agisci per conto',
    title: (ente: string) => `Agire per conto dell’ente ${ente}?`,
    text: 'Per 60 minuti potrete inserire, modificare e annullare dovuti e caricare tracciati come se foste un suo operatore.',
    audit: 'L’inizio, la fine e il motivo restano nel registro dell’ente, con il vostro nome.',
    confirm: 'Agisci per 60 minuti',
  },
  en: {
    act: 'Act on behalf',
    title: (ente: string) => `Act on behalf of ${ente}?`,
    text: 'For 60 minutes you may add, change and cancel debts and upload files as if you were one of its operators.',
    audit: 'Beginning, end and reason stay in the register of the body, with your name.',
    confirm: 'Act for 60 minutes',
  },
});

/**
 * R4, I-19: a button for who may act on an ente's behalf and does not yet; its dialog asks for the reason. The dialog stands in
 * the page, for the button stands in menus, which have their own form.
 */
export function ActFor(props: {
  readonly assegnazione: Assegnazione;
  readonly buttonClass: string;
  /** Only its mark is seen; its words are read out. */
  readonly short?: boolean;
  readonly onBegun?: () => void;
}) {
  const { codiceIpa, denominazione, permessi, perConto } = props.assegnazione;
  const { refresh } = useSessionState();
  const [asking, setAsking] = useState(false);
  if (!permessi.includes('int.per-conto') || perConto !== null) return null;
  return (
    <>
      <button type="button" className={props.buttonClass} onClick={() => setAsking(true)}>
        <Icon name="it-user" size="sm" />
        <span className={props.short === true ? 'visually-hidden' : ''}>{t.act}</span>
      </button>
      {asking &&
        createPortal(
          <ConfirmDialog
            title={t.title(denominazione)}
            confirm={t.confirm}
            askReason
            onClose={() => setAsking(false)}
            onConfirm={async (reason) => {
              const body = { motivo: reason, minuti: null };
              await onboardingOffice.post('/enti/{ente}/per-conto', { path: { ente: codiceIpa }, body });
              await refresh();
              props.onBegun?.();
            }}
          >
            <p>{t.text}</p>
            <p>{t.audit}</p>
          </ConfirmDialog>,
          document.body,
        )}
    </>
  );
}
