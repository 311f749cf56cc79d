import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { onboardingOpen } from '../api/doors';
import { Icon } from '../ui/icon';
import { EnteMark } from './ente-mark';
import { t } from './texts';

const WAIT_MS = 250;
const MIN_LETTERS = 2;

/** A text as it was when the person stopped writing. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Finds an ente by the beginnings of its words and goes to its page. Arrows walk, Enter opens, Esc closes. */
export function EnteSearch({ to = (ipa) => `/enti/${ipa}` }: { readonly to?: (codiceIpa: string) => string }) {
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const text = useSettled(typed.trim());
  const wanted = text.length >= MIN_LETTERS;
  const { data, error, isFetching } = useQuery({
    queryKey: ['enti', 'suggerimenti', text],
    queryFn: ({ signal }) => onboardingOpen.get('/public/enti', { query: { testo: text, limite: 8 }, signal }),
    enabled: wanted,
    staleTime: 60_000,
  });
  const found = wanted ? (data?.elementi ?? []) : [];
  const shown = open && wanted;
  const choose = (codiceIpa: string) => void navigate(to(codiceIpa));
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    if (!shown || found.length === 0) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
    }
    const chosen = found[active] ?? (found.length === 1 ? found[0] : undefined);
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      choose(chosen.codiceIpa);
    }
  };
  const message = error
    ? t.enteError
    : isFetching && !data
      ? t.enteBusy
      : found.length > 0
        ? t.enteFound(found.length)
        : t.enteNone;
  return (
    <div
      className="ente-search"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <label htmlFor={id}>{t.enteSearch}</label>
      <div className="ente-search-input">
        <Icon name="it-search" size="sm" />
        <input
          id={id}
          className="form-control"
          type="search"
          role="combobox"
          aria-expanded={shown && found.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          placeholder={t.enteLabel}
          maxLength={100}
          value={typed}
          onFocus={() => setOpen(true)}
          onKeyDown={onKey}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(-1);
            setOpen(true);
          }}
        />
      </div>
      <p role="status" className={shown && (found.length === 0 || error) ? 'ente-search-message' : 'visually-hidden'}>
        {shown ? message : ''}
      </p>
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={t.enteSuggestions}
        hidden={!shown || found.length === 0}
        className="ente-search-list"
      >
        {found.map((ente, index) => (
          <li
            key={ente.codiceIpa}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(ente.codiceIpa)}
          >
            <EnteMark name={ente.denominazione} />
            <span>
              <span className="ente-name">{ente.denominazione}</span>
              {ente.provincia !== null && <span className="ente-province">{ente.provincia}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
