import { type FormEvent, useId } from 'react';
import { useNavigate } from 'react-router-dom';
import { texts } from '../i18n/texts';
import { useEnte } from '../session/use-ente';
import { Icon } from '../ui/icon';
import { officePath } from '../routing/address';

const t = texts({
  it: {
    label: 'Cerca un pagamento o un dovuto',
    hint: 'IUV, numero avviso, IUD, IUR, IUF, codice fiscale o nome',
    search: 'Cerca',
  },
  en: {
    label: 'Find a payment or a debt',
    hint: 'IUV, notice number, IUD, IUR, IUF, tax code or name',
    search: 'Search',
  },
});

/** The one box: whatever identifier or name somebody has in hand. */
export function OneBox({ text = '' }: { readonly text?: string }) {
  const { codiceIpa } = useEnte();
  const navigate = useNavigate();
  const id = useId();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('q');
    if (typeof typed === 'string' && typed.trim() !== '')
      void navigate(`${officePath(codiceIpa, 'cerca')}?q=${encodeURIComponent(typed.trim())}`);
  };
  return (
    <form role="search" className="one-box" onSubmit={search} key={text}>
      <label htmlFor={id}>{t.label}</label>
      <div className="one-box-line">
        <input
          id={id}
          name="q"
          type="search"
          className="form-control"
          placeholder={t.hint}
          title={t.hint}
          defaultValue={text}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
        />
        <button type="submit" className="btn btn-primary">
          <Icon name="it-search" size="sm" />
          {t.search}
        </button>
      </div>
    </form>
  );
}
