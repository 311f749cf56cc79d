import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import type { components } from '../../shared/api/schema/onboarding';
import { localText } from '../../shared/i18n/local-text';
import { formatMoney } from '../../shared/i18n/format';
import { Icon } from '../../shared/ui/icon';
import { t } from './texts';

type Spontaneo = components['schemas']['SpontaneoView'];

const FILTER_FROM = 6;

/** What an ente takes without a notice, by category; a box to filter when they are many. */
export function Spontanei({ ente }: { readonly ente: components['schemas']['PublicEnteView'] }) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const wanted = typed.trim().toLowerCase();
  const shown = ente.spontanei.filter(({ descrizione }) => descrizione.toLowerCase().includes(wanted));
  const groups = new Map<string, Spontaneo[]>();
  for (const one of shown) {
    const category = one.categoria ? localText(one.categoria) : t.otherCategory;
    groups.set(category, [...(groups.get(category) ?? []), one]);
  }
  return (
    <section className="mb-4" aria-labelledby={id}>
      <h2 id={id} className="h4">
        {t.what}
      </h2>
      {ente.spontanei.length === 0 && <p>{t.noneSpontanei}</p>}
      {ente.spontanei.length > FILTER_FROM && (
        <div className="form-field">
          <label htmlFor={`${id}-filter`}>{t.filter}</label>
          <input
            id={`${id}-filter`}
            type="search"
            className="form-control"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      )}
      {ente.spontanei.length > 0 && shown.length === 0 && <p role="status">{t.noneMatches}</p>}
      {[...groups].map(([category, list]) => (
        <div key={category} className="spontanei-group">
          <h3 className="h6">{category}</h3>
          <ul>
            {list.map((one) => (
              <li key={one.codice}>
                <Link to={`/enti/${ente.codiceIpa}/pagamenti/${encodeURIComponent(one.codice)}`}>
                  <span className="spontaneo-name">{one.descrizione}</span>
                  {one.importo !== undefined && (
                    <span className="spontaneo-hint">{t.fixed(formatMoney(one.importo))}</span>
                  )}
                  {one.aiuto && <span className="spontaneo-hint">{localText(one.aiuto)}</span>}
                  <Icon name="it-chevron-right" size="sm" />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
