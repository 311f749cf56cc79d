import type { TipoDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { TaxonomyState } from '../../shared/dovuti/taxonomy-state';
import type { Column } from '../../shared/list/data-table';
import { DateText } from '../../shared/ui/date-text';
import { StateBadge } from '../../shared/ui/state-badge';
import { t } from './texts';

/** The columns of E-03; the first leads to the tipo. */
export const COLUMNS: readonly Column<TipoDovuto>[] = [
  {
    key: 'name',
    header: t.name,
    cell: ({ descrizione, codice }) => (
      <span className="two-lines">
        <span>{descrizione}</span>
        <small>{codice}</small>
      </span>
    ),
  },
  {
    key: 'state',
    header: t.state,
    cell: ({ attivo, cosaManca }) => (
      <span className="two-lines">
        <span>
          <StateBadge tone={attivo ? 'success' : 'secondary'} label={attivo ? t.on : t.off} />
        </span>
        {cosaManca.length > 0 && <small>{t.lacks(cosaManca.length)}</small>}
      </span>
    ),
  },
  {
    key: 'mode',
    header: t.mode,
    cell: ({ spontaneo }) => (spontaneo === true ? t.spontaneous : t.byEnte),
  },
  { key: 'enabledOn', header: t.enabledOn, cell: ({ abilitatoIl }) => <DateText value={abilitatoIl} dayOnly /> },
  {
    key: 'disabledOn',
    header: t.disabledOn,
    cell: ({ disabilitatoIl }) => <DateText value={disabilitatoIl} dayOnly />,
  },
  {
    key: 'taxonomy',
    header: t.taxonomy,
    cell: (tipo) => (
      <span className="two-lines">
        <span>
          <TaxonomyState tipo={tipo} />
        </span>
        {tipo.tassonomia && <small>{tipo.tassonomia.codice}</small>}
      </span>
    ),
  },
  {
    key: 'iban',
    header: t.iban,
    cell: ({ ibanPsp }) => (ibanPsp ? <span className="nowrap">{`…${ibanPsp.slice(-6)}`}</span> : t.ofEnte),
  },
];
