import { Link, useParams } from 'react-router-dom';
import { ApiProblem } from '../../shared/api/problem';
import { texts } from '../../shared/i18n/texts';
import { wordsOf } from '../../shared/ui/error-words';
import { Page } from '../../shared/ui/page';

const t = texts({
  it: { home: 'Vai alla pagina iniziale', help: 'Chiedi aiuto' },
  en: { home: 'Go to the home page', help: 'Ask for help' },
});

/** C-16: an error by its HTTP status, for who is sent here by a page that is not ours. */
export function Screen() {
  const { codice } = useParams();
  const status = /^[45]\d\d$/.test(codice ?? '') ? Number(codice) : 404;
  const words = wordsOf(new ApiProblem(status, '', '', undefined, undefined));
  return (
    <Page title={words.title} narrow>
      <p className="lead">{words.next}</p>
      <p className="d-flex gap-3 flex-wrap">
        <Link className="btn btn-primary" to="/">
          {t.home}
        </Link>
        <Link className="btn btn-outline-primary" to="/contatti">
          {t.help}
        </Link>
      </p>
    </Page>
  );
}
