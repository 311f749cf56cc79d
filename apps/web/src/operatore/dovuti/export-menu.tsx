import { useState } from 'react';
import { useEnte } from '../../shared/session/use-ente';
import { Icon } from '../../shared/ui/icon';
import { Menu } from '../../shared/ui/menu';
import { PrintNotices } from './bulk';
import { t } from './bulk-texts';
import type { Filter, View } from './filters';

/** Filters by which the server can print. */
const PRINTABLE: readonly Filter[] = [
  'tipoDovuto',
  'codiceFiscale',
  'anagrafica',
  'causale',
  'flusso',
  'importazione',
  'scadenzaDa',
  'scadenzaA',
  'importoDa',
  'importoA',
];

/** Everything of the filter in hand: as a file, or its notices on paper. */
export function ExportMenu(props: {
  readonly values: Readonly<Record<Filter, string>>;
  readonly active: readonly Filter[];
  readonly view: View;
}) {
  const { values, active, view } = props;
  const { codiceIpa, may } = useEnte();
  const [printing, setPrinting] = useState(false);
  const given = active.map((name) => [name, values[name]] as const);
  const href = (format: 'csv' | 'xlsx') =>
    `/api/bo/enti/${codiceIpa}/export-dovuti?${new URLSearchParams([...given.map(([...pair]) => pair), ['vista', view], ['formato', format]]).toString()}`;
  const printable =
    view === 'online' &&
    may('avviso.massivo') &&
    active.every((name) => PRINTABLE.includes(name) || (name === 'stato' && values.stato === 'DA_PAGARE'));
  if (!may('export.create') && !printable) return null;
  return (
    <>
      <Menu
        buttonClass="btn btn-outline-primary btn-sm"
        label={
          <>
            <Icon name="it-download" size="sm" />
            {t.exportMenu}
          </>
        }
      >
        <p className="app-menu-note">{t.exportNote}</p>
        <ul className="app-menu-list">
          {may('export.create') && (
            <>
              <li>
                <a href={href('csv')} download>
                  {t.csv}
                </a>
              </li>
              <li>
                <a href={href('xlsx')} download>
                  {t.xlsx}
                </a>
              </li>
            </>
          )}
          {printable && (
            <li>
              <button type="button" className="app-menu-button" onClick={() => setPrinting(true)}>
                {t.printAll}
              </button>
            </li>
          )}
        </ul>
      </Menu>
      {printing && (
        <PrintNotices
          what={{ filtro: Object.fromEntries(given) }}
          count={undefined}
          onClose={() => setPrinting(false)}
        />
      )}
    </>
  );
}
