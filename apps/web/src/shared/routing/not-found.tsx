import { Link } from 'react-router-dom';
import { texts } from '../i18n/texts';
import { Page } from '../ui/page';

const t = texts({
  it: {
    title: 'Pagina non trovata',
    what: 'A questo indirizzo non c’è nulla: può essere sbagliato, o la pagina è stata spostata.',
    home: 'Vai alla pagina iniziale',
    pay: 'Paga un avviso',
  },
  en: {
    title: 'Page not found',
    what: 'There is nothing at this address: it may be wrong, or the page has moved.',
    home: 'Go to the home page',
    pay: 'Pay a notice',
  },
});

/** C-16, 404. */
export function NotFound() {
  return (
    <Page title={t.title}>
      <p className="lead">{t.what}</p>
      <p className="d-flex gap-3 flex-wrap">
        <Link className="btn btn-primary" to="/">
          {t.home}
        </Link>
        <Link className="btn btn-outline-primary" to="/paga-avviso">
          {t.pay}
        </Link>
      </p>
    </Page>
  );
}
