import { Link } from 'react-router-dom';
import { addressOf, officeFile } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { Icon } from '../../shared/ui/icon';
import { Menu } from '../../shared/ui/menu';
import type { Dovuto } from './columns';
import { t } from './texts';

/** What may be done to a row: the server says which of it (`azioni`), the permissions whether this person may. */
export function RowActions(props: { readonly dovuto: Dovuto; readonly base: string; readonly onCancel: () => void }) {
  const { codiceIpa, may } = useEnte();
  const { dovuto, base } = props;
  const writes = may('dovuto.write');
  const printable = dovuto.numeroAvviso !== undefined && dovuto.stato === 'DA_PAGARE';
  return (
    <Menu buttonClass="btn-row" name={t.actions(dovuto.iud)} label={<Icon name="it-more-actions" size="sm" />}>
      <ul className="app-menu-list">
        <li>
          <Link to={addressOf(base, 'dovuti', dovuto.iud)}>{t.detail}</Link>
        </li>
        {writes && dovuto.azioni.includes('MODIFICA') && (
          <li>
            <Link to={addressOf(base, 'dovuti', dovuto.iud, 'modifica')}>{t.edit}</Link>
          </li>
        )}
        {writes && (
          <li>
            <Link to={`${base}/dovuti/nuovo?da=${encodeURIComponent(dovuto.iud)}`}>{t.duplicate}</Link>
          </li>
        )}
        {may('avviso.pdf') && printable && (
          <li>
            <a href={officeFile(codiceIpa, 'dovuti', dovuto.iud, 'avviso')} download>
              {t.notice}
            </a>
          </li>
        )}
        {writes && dovuto.azioni.includes('ANNULLA') && (
          <li>
            <button type="button" className="app-menu-button" onClick={props.onCancel}>
              {t.cancel}
            </button>
          </li>
        )}
      </ul>
    </Menu>
  );
}
