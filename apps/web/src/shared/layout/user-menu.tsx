import { Link, useLocation } from 'react-router-dom';
import { forgetDrafts } from '../form/use-draft';
import { here } from '../i18n/language';
import { isOperator, loginPath } from '../session/session';
import { useSession } from '../session/session-provider';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { t } from './texts';

/** The way in, or who is in and the way out. */
export function UserMenu({ buttonClass }: { readonly buttonClass: string }) {
  const session = useSession();
  useLocation(); // the way back follows the address
  if (!session?.autenticato)
    return (
      <Link className={buttonClass} to={loginPath(here())}>
        <Icon name="it-user" size="sm" />
        <span className="d-none d-md-inline">{t.login}</span>
        <span className="d-md-none">{t.loginShort}</span>
      </Link>
    );
  const name = session.nome ?? '';
  return (
    <Menu
      buttonClass={buttonClass}
      name={t.userMenu(name)}
      label={
        <>
          <Icon name="it-user" size="sm" />
          <span className="d-none d-md-inline">{name}</span>
          <Icon name="it-expand" size="xs" />
        </>
      }
    >
      <ul className="app-menu-list">
        <li className="app-menu-head">{name}</li>
        {session.cittadino && (
          <li>
            <Link to="/area-personale">{t.personalArea}</Link>
          </li>
        )}
        {isOperator(session) && (
          <li>
            <Link to="/bo/scegli-ente">{t.workArea}</Link>
          </li>
        )}
        {isOperator(session) && (
          <li>
            <Link to="/bo/profilo">{t.profile}</Link>
          </li>
        )}
        <li>
          <Link to="/sessioni">{t.sessions}</Link>
        </li>
        <li>
          <form method="post" action="/accesso/uscita" onSubmit={forgetDrafts}>
            <input type="hidden" name="csrf" value={session.csrf} />
            <button type="submit">{t.logout}</button>
          </form>
        </li>
      </ul>
    </Menu>
  );
}
