import { useEffect, useState } from 'react';
import { Dialog } from '../ui/dialog';
import { forgetDrafts } from '../form/use-draft';
import { here } from '../i18n/language';
import { now } from './clock';
import { formatRemaining } from './remaining';
import { useSessionState } from './session-provider';
import { loginHref } from './session';
import { t } from './texts';

/**
 * Warns two minutes before a session ends, and lets it go on by one button (WCAG 2.2.1). Another window may have prolonged it:
 * the server is asked first. When it has ended, says so and leads to the login; the page below keeps what was typed.
 */
export function IdleDialog() {
  const { session, clockAhead, ended, refresh, extend, declareEnd } = useSessionState();
  const [remaining, setRemaining] = useState<number>();
  const [failed, setFailed] = useState(false);
  const authenticated = session?.autenticato === true;
  const [warningAt, endAt] = [Date.parse(session?.avvisoIl ?? ''), Date.parse(session?.scadeIl ?? '')];

  useEffect(() => {
    if (!authenticated) return;
    const serverNow = () => now() + clockAhead;
    let asked = false;
    const look = () => {
      const left = endAt - serverNow();
      if (left <= 0) declareEnd();
      else if (serverNow() < warningAt) setRemaining(undefined);
      else if (asked) setRemaining(left);
      else {
        asked = true;
        refresh().catch(() => undefined);
      }
    };
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [authenticated, clockAhead, warningAt, endAt, refresh, declareEnd]);

  if (!authenticated) return null;
  if (ended)
    return (
      <Dialog
        title={t.endedTitle}
        onClose={() => {
          forgetDrafts(); // who leaves without coming back leaves nothing
          location.assign('/');
        }}
        actions={
          <>
            <a className="btn btn-primary" href={loginHref(here())}>
              {t.loginAgain}
            </a>
            <a className="btn btn-outline-primary" href={loginHref(here())} target="_blank" rel="noreferrer">
              {t.loginElsewhere}
            </a>
          </>
        }
      >
        <p>{t.endedText}</p>
      </Dialog>
    );
  if (remaining === undefined) return null;
  const stay = () => {
    setFailed(false);
    extend().then(
      () => setRemaining(undefined),
      () => setFailed(true),
    );
  };
  return (
    <Dialog
      title={t.warningTitle}
      onClose={stay}
      actions={
        <button type="button" className="btn btn-primary" onClick={stay}>
          {t.stay}
        </button>
      }
    >
      <p>
        {t.warningText} <strong role="timer">{formatRemaining(remaining)}</strong>
      </p>
      {failed && <p role="alert">{t.extendFailed}</p>}
    </Dialog>
  );
}
