import { Link } from 'react-router-dom';
import type { components } from '../../shared/api/schema/dovuti';
import { stateWord } from '../../shared/dovuti/dovuto-state';
import { addMoney, formatCount, formatMoney } from '../../shared/i18n/format';
import { t } from './texts';

type Figures = components['schemas']['CruscottoView'];

interface TileProps {
  readonly to: string;
  readonly label: string;
  readonly count: number;
  readonly amount: string;
  readonly note?: string;
  readonly tone?: 'good' | 'bad' | '';
}

function Tile({ to, label, count, amount, note, tone = '' }: TileProps) {
  return (
    <li>
      <Link to={to} className={`tile tile-link ${tone}`} aria-label={t.open(`${label}, ${formatCount(count)}`)}>
        <span className="tile-label">{label}</span>
        <span className="tile-count">{formatCount(count)}</span>
        <span className="tile-amount">{formatMoney(amount)}</span>
        {note !== undefined && <span className="tile-note">{note}</span>}
      </Link>
    </li>
  );
}

/** The figures of the ente, each leading to the list that it counts. */
export function Tiles({ figures, base }: { readonly figures: Figures; readonly base: string }) {
  const list = (query: string) => `${base}/dovuti?${query}`;
  const open = figures.aperti.filter(({ stato, numero }) => numero > 0 || stato === 'DA_PAGARE' || stato === 'SCADUTO');
  return (
    <>
      <h2 className="h5">{t.now}</h2>
      <ul className="tiles">
        {open.map(({ stato, numero, importo }) => (
          <Tile
            key={stato}
            to={list(`vista=online&stato=${stato}`)}
            label={stateWord(stato)}
            count={numero}
            amount={importo}
            tone={stato === 'SCADUTO' && numero > 0 ? 'bad' : ''}
          />
        ))}
      </ul>
      <h2 className="h5">{t.inPeriod}</h2>
      <ul className="tiles">
        {figures.chiusi.map(({ stato, periodo, precedente }) => (
          <Tile
            key={stato}
            to={list(`vista=archivio&stato=${stato}&conclusoDa=${figures.da}&conclusoA=${figures.a}`)}
            label={stateWord(stato)}
            count={periodo.numero}
            amount={periodo.importo}
            note={t.before(formatCount(precedente.numero))}
            tone={stato === 'PAGATO' ? 'good' : ''}
          />
        ))}
      </ul>
    </>
  );
}

/** Bars of their own; the rest is one. Source: ui.md §11, O-03 "Per tipo dovuto". */
const SHOWN_TIPI = 10;

/** What is open and what was paid, by tipo dovuto, the greatest first, with a bar beside the amount paid. */
export function PerTipo(props: {
  readonly figures: Figures;
  readonly base: string;
  readonly nameOf: (tipo: string) => string;
}) {
  const { figures, base, nameOf } = props;
  const rest = figures.perTipo.slice(SHOWN_TIPI);
  const greatest = Math.max(...figures.perTipo.map(({ pagati }) => Number(pagati.importo)), 0.01);
  return (
    <section className="panel" aria-labelledby="per-tipo">
      <h2 id="per-tipo" className="h4">
        {t.perTipo}
      </h2>
      <table className="app-table">
        <caption className="visually-hidden">{t.perTipo}</caption>
        <thead>
          <tr>
            <th scope="col">{t.tipo}</th>
            <th scope="col" className="numeric">
              {t.openDovuti}
            </th>
            <th scope="col" className="numeric">
              {t.paid}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.perTipo.slice(0, SHOWN_TIPI).map(({ tipoDovuto, aperti, pagati }) => (
            <tr key={tipoDovuto}>
              <td data-label={t.tipo}>
                <Link to={`${base}/dovuti?tipoDovuto=${encodeURIComponent(tipoDovuto)}`}>{nameOf(tipoDovuto)}</Link>
              </td>
              <td data-label={t.openDovuti} className="numeric">
                <span>
                  {formatMoney(aperti.importo)} <small>{`(${formatCount(aperti.numero)})`}</small>
                </span>
              </td>
              <td data-label={t.paid} className="numeric">
                <span>
                  {formatMoney(pagati.importo)} <small>{`(${formatCount(pagati.numero)})`}</small>
                  <span
                    className="tipo-bar"
                    aria-hidden="true"
                    style={{ width: `${(Number(pagati.importo) / greatest) * 100}%` }}
                  />
                </span>
              </td>
            </tr>
          ))}
          {rest.length > 0 && (
            <tr>
              <td data-label={t.tipo}>{t.others}</td>
              <td data-label={t.openDovuti} className="numeric">
                {formatMoney(addMoney(rest.map(({ aperti }) => aperti.importo)))}
              </td>
              <td data-label={t.paid} className="numeric">
                {formatMoney(addMoney(rest.map(({ pagati }) => pagati.importo)))}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
