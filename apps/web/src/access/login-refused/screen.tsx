import { Link, useSearchParams } from 'react-router-dom';
import { texts } from '../../shared/i18n/texts';
import { Page } from '../../shared/ui/page';

const t = texts({
  it: {
    title: 'Accesso non riuscito',
    reasons: {
      annullato: 'L’accesso è stato annullato, da voi o dal fornitore di identità.',
      livello:
        'Il livello di sicurezza della vostra identità non basta per questo servizio: serve almeno il livello 2.',
      scaduto: 'È passato troppo tempo fra l’inizio e la fine dell’accesso, o la pagina è stata aperta due volte.',
      errore: 'Il fornitore di identità non ha risposto come ci si aspetta.',
    },
    nothing: 'Nessun dato è stato modificato.',
    reference: (id: string) => `Codice per l’assistenza: ${id}`,
    again: 'Riprova ad accedere',
    home: 'Vai alla pagina iniziale',
  },
  en: {
    title: 'Login failed',
    reasons: {
      annullato: 'The login was cancelled, by you or by the identity provider.',
      livello: 'Your identity’s level of assurance is too low for this service: at least level 2 is needed.',
      scaduto: 'Too much time passed between the beginning and the end of the login, or the page was opened twice.',
      errore: 'The identity provider did not answer as expected.',
    },
    nothing: 'No data have been changed.',
    reference: (id: string) => `Reference for assistance: ${id}`,
    again: 'Try to log in again',
    home: 'Go to the home page',
  },
});

const isReason = (reason: string | null): reason is keyof typeof t.reasons => reason !== null && reason in t.reasons;

/** Where a failed login lands: why, and the way to try again. */
export function Screen() {
  const [search] = useSearchParams();
  const reason = search.get('motivo');
  const correlationId = search.get('correlationId');
  return (
    <Page title={t.title} narrow>
      <p className="lead">{t.reasons[isReason(reason) ? reason : 'errore']}</p>
      <p>{t.nothing}</p>
      {correlationId !== null && <p className="error-id">{t.reference(correlationId)}</p>}
      <p className="d-flex gap-3 flex-wrap">
        <Link className="btn btn-primary" to="/accedi">
          {t.again}
        </Link>
        <Link className="btn btn-outline-primary" to="/">
          {t.home}
        </Link>
      </p>
    </Page>
  );
}
