import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { ErrorCard } from '../../shared/ui/error-card';
import { Skeleton } from '../../shared/ui/skeleton';
import { useEnti } from './use-enti';
import { homeOfEnte } from '../../shared/session/home-of-ente';
import { lastEnte, rememberEnte } from '../../shared/session/last-ente';
import { roleName } from '../../shared/session/role-names';
import type { Assegnazione } from '../../shared/session/session';
import { useSession, useSessionState } from '../../shared/session/session-provider';
import { Empty } from '../../shared/ui/empty';
import { Icon } from '../../shared/ui/icon';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { t } from './texts';

/** The one used last first, then by name. */
function inOrder(all: readonly Assegnazione[], last: string | undefined): Assegnazione[] {
  const rank = (one: Assegnazione) => (one.codiceIpa === last ? 0 : 1);
  return [...all].sort((a, b) => rank(a) - rank(b) || a.denominazione.localeCompare(b.denominazione, 'it'));
}

/** O-02: the enti of the logged-in person. */
export function Screen() {
  const session = useSession();
  const { refresh } = useSessionState();
  const [words, setWords] = useState('');
  const field = useId();
  const [last] = useState(lastEnte);
  const { enti, error, pending } = useEnti(session);
  const all = inOrder(enti, last);
  const wanted = words.trim().toLowerCase();
  const shown = all.filter(({ denominazione, codiceIpa }) =>
    `${denominazione} ${codiceIpa}`.toLowerCase().includes(wanted),
  );
  if (session && !session.assegnazioniNote)
    return (
      <Page title={t.title}>
        <Notice tone="warning" title={t.unknown}>
          <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => void refresh()}>
            {t.retry}
          </button>
        </Notice>
      </Page>
    );
  if (pending)
    return (
      <Page title={t.title}>
        <Skeleton rows={4} />
      </Page>
    );
  if (all.length === 0 && !error)
    return (
      <Page title={t.title}>
        <Empty title={t.empty} icon="it-locked">
          <p>{t.emptyText}</p>
          <Link className="btn btn-outline-primary" to="/">
            {t.citizen}
          </Link>
        </Empty>
      </Page>
    );
  return (
    <Page title={t.title} lead={t.lead}>
      {error && <ErrorCard error={error} />}
      {all.length > 5 && (
        <div className="form-field" role="search">
          <label htmlFor={field}>{t.search}</label>
          <input
            id={field}
            type="search"
            className="form-control"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
      )}
      <p role="status" className="visually-hidden">
        {shown.length === 0 ? t.none : t.found(shown.length)}
      </p>
      <ul className="choice-cards">
        {shown.map((one) => (
          <li key={one.codiceIpa}>
            <Link to={homeOfEnte(one)} onClick={() => rememberEnte(one.codiceIpa)}>
              <Icon name="it-pa" size="lg" />
              <span className="choice-card-text">
                <strong>{one.denominazione}</strong>
                <small>{`${one.codiceIpa} · ${one.ruoli.map(roleName).join(', ')}`}</small>
              </span>
              {one.codiceIpa === last && all.length > 1 && <span className="choice-card-mark">{t.last}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
