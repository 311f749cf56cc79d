import { Link, useLocation } from 'react-router-dom';
import { Changes } from '../../shared/register/changes';
import { useEnte } from '../../shared/session/use-ente';
import { Page } from '../../shared/ui/page';
import { Accesses } from './accesses';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

/** E-12, the least: the two registers of an ente, each under its own address. */
export function Screen() {
  const { codiceIpa } = useEnte();
  const { pathname } = useLocation();
  const base = officePath(codiceIpa, 'admin', 'registro');
  const changes = pathname.endsWith('/modifiche');
  const here = (on: boolean) => (on ? { 'aria-current': 'page' as const } : {});
  return (
    <Page title={t.title} lead={t.lead}>
      <nav className="view-switch" aria-label={t.views}>
        <Link to={base} {...here(!changes)}>
          {t.accesses}
        </Link>
        <Link to={`${base}/modifiche`} {...here(changes)}>
          {t.changes}
        </Link>
      </nav>
      {changes ? <Changes /> : <Accesses />}
    </Page>
  );
}
