import { Link, useNavigate } from 'react-router-dom';
import { formatTime } from '../../shared/i18n/format';
import { ActFor } from '../../shared/session/act-for';
import { findAssegnazione, useSession } from '../../shared/session/session-provider';
import { Icon } from '../../shared/ui/icon';
import { Menu } from '../../shared/ui/menu';
import type { WatchedEnte } from './columns';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

/** What may be done from a row of I-02: to act on the ente's behalf (I-19), after which one stands before its debts, and its register. */
export function EnteActions({ ente }: { readonly ente: WatchedEnte }) {
  const navigate = useNavigate();
  const { codiceIpa, denominazione } = ente;
  const found = findAssegnazione(useSession(), codiceIpa);
  const base = officePath(codiceIpa);
  return (
    <Menu buttonClass="btn-row" name={t.actions(denominazione)} label={<Icon name="it-more-actions" size="sm" />}>
      <ul className="app-menu-list">
        <li>
          {found?.perConto ? (
            <Link to={`${base}/dovuti`}>{t.acting(formatTime(found.perConto.fino))}</Link>
          ) : (
            found && (
              <ActFor
                assegnazione={{ ...found, denominazione }}
                buttonClass="app-menu-button"
                onBegun={() => void navigate(`${base}/dovuti`)}
              />
            )
          )}
        </li>
        <li>
          <Link to={`${base}/admin/registro`}>{t.register}</Link>
        </li>
      </ul>
    </Menu>
  );
}
