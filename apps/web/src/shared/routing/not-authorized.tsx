import { Link } from 'react-router-dom';
import { Page } from '../ui/page';
import { texts } from '../i18n/texts';

const t = texts({
  it: {
    title: 'Non autorizzato',
    'no-citizen': {
      what: 'Quest’area è per i cittadini: l’identità con cui avete fatto l’accesso non ha un codice fiscale.',
      how: 'Accedete con la vostra identità SPID o CIE.',
    },
    'no-ente': {
      what: 'Per questo ente non avete alcun ruolo.',
      how: 'Chiedete all’amministratore dell’ente di assegnarvelo, oppure scegliete un altro ente.',
    },
    'no-permission': {
      what: 'Il vostro ruolo non comprende questa funzione.',
      how: 'Se vi serve, chiedete all’amministratore dell’ente di assegnarvela.',
    },
    unknown: {
      what: 'In questo momento non riusciamo a sapere quali ruoli avete.',
      how: 'Riprovate fra poco: nulla è stato modificato.',
    },
    forEnte: (ente: string) => `Ente: ${ente}.`,
    choose: 'Scegli un altro ente',
    home: 'Vai alla pagina iniziale',
    retry: 'Riprova',
  },
  en: {
    title: 'Not authorised',
    'no-citizen': {
      what: 'This area is for citizens: the identity you logged in with has no codice fiscale.',
      how: 'Log in with your SPID or CIE identity.',
    },
    'no-ente': {
      what: 'You have no role for this body.',
      how: 'Ask its administrator to give you one, or choose another body.',
    },
    'no-permission': {
      what: 'Your role does not include this function.',
      how: 'If you need it, ask the administrator of the body to give it to you.',
    },
    unknown: {
      what: 'Right now we cannot tell which roles you have.',
      how: 'Try again shortly: nothing has been changed.',
    },
    forEnte: (ente: string) => `Body: ${ente}.`,
    choose: 'Choose another body',
    home: 'Go to the home page',
    retry: 'Try again',
  },
});

/** O-18: why a screen is not for this person, and what to do. */
export function NotAuthorized(props: {
  readonly reason: 'no-citizen' | 'no-ente' | 'no-permission' | 'unknown';
  readonly ente?: string;
}) {
  const words = t[props.reason];
  return (
    <Page title={t.title}>
      <p className="lead">{words.what}</p>
      {props.ente !== undefined && <p>{t.forEnte(props.ente)}</p>}
      <p>{words.how}</p>
      {props.reason === 'unknown' ? (
        <button type="button" className="btn btn-primary" onClick={() => location.reload()}>
          {t.retry}
        </button>
      ) : (
        <Link className="btn btn-primary" to={props.reason === 'no-citizen' ? '/' : '/bo/scegli-ente'}>
          {props.reason === 'no-citizen' ? t.home : t.choose}
        </Link>
      )}
    </Page>
  );
}
