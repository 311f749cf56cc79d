import { useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { texts } from '../i18n/texts';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';

const t = texts({
  it: {
    button: 'Ricerche salvate',
    none: 'Nessuna ricerca salvata in questo browser.',
    save: 'Salva questa ricerca',
    name: 'Nome della ricerca',
    remove: (name: string) => `Elimina la ricerca ${name}`,
  },
  en: {
    button: 'Saved searches',
    none: 'No search is saved in this browser.',
    save: 'Save this search',
    name: 'Name of the search',
    remove: (name: string) => `Delete the search ${name}`,
  },
});

interface Saved {
  readonly name: string;
  readonly search: string;
}

function read(key: string): readonly Saved[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list)
      ? list.filter(
          (one): one is Saved =>
            typeof (one as Saved | null)?.name === 'string' && typeof (one as Saved).search === 'string',
        )
      : [];
  } catch {
    return [];
  }
}

/** Searches that a person keeps by name, in this browser: each is the address of its list. */
export function SavedSearches({ list }: { readonly list: string }) {
  const key = `ricerche:${list}`;
  const { pathname, search } = useLocation();
  const [saved, setSaved] = useState(() => read(key));
  const keep = (after: readonly Saved[]) => {
    setSaved(after);
    localStorage.setItem(key, JSON.stringify(after));
  };
  const save = () => {
    const name = prompt(t.name)?.trim();
    if (name) keep([...saved.filter((one) => one.name !== name), { name, search }]);
  };
  return (
    <Menu
      buttonClass="btn btn-outline-primary btn-sm"
      label={
        <>
          <Icon name="it-star-outline" size="sm" />
          {t.button}
        </>
      }
    >
      {saved.length === 0 && <p className="app-menu-note">{t.none}</p>}
      <ul className="app-menu-list">
        {saved.map((one) => (
          <li key={one.name} className="saved-search">
            <Link to={pathname + one.search}>{one.name}</Link>
            <button
              type="button"
              className="btn-copy"
              aria-label={t.remove(one.name)}
              onClick={() => keep(saved.filter((other) => other !== one))}
            >
              <Icon name="it-close" size="sm" />
            </button>
          </li>
        ))}
      </ul>
      {search !== '' && (
        <button type="button" className="btn btn-primary btn-sm m-2" onClick={save}>
          {t.save}
        </button>
      )}
    </Menu>
  );
}
