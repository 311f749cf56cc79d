import { DovutoState } from '../../shared/dovuti/dovuto-state';
import type { TipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import type { components } from '../../shared/api/schema/dovuti';
import { formatNumeroAvviso } from '../../shared/i18n/format';
import type { Column } from '../../shared/list/data-table';
import { DateText } from '../../shared/ui/date-text';
import { Money } from '../../shared/ui/money';
import { t } from './texts';

export type Dovuto = components['schemas']['DovutoView'];

/** The columns of O-04; the first leads to the detail. */
export const dovutiColumns = (tipi: TipiDovuto): readonly Column<Dovuto>[] => [
  {
    key: 'causale',
    header: t.causale,
    cell: ({ causale, tipoDovuto }) => (
      <span className="two-lines">
        <span className="clamp">{causale}</span>
        <small>{tipi.nameOf(tipoDovuto)}</small>
      </span>
    ),
  },
  {
    key: 'debitore',
    header: t.debtor,
    cell: ({ debitore }) => (
      <span className="two-lines">
        <span>{debitore.anagrafica}</span>
        <small>{debitore.codice === 'ANONIMO' ? t.anonymous : debitore.codice}</small>
      </span>
    ),
  },
  {
    key: 'avviso',
    header: t.avviso,
    cell: ({ numeroAvviso, iuv }) =>
      numeroAvviso ? <span className="nowrap">{formatNumeroAvviso(numeroAvviso)}</span> : (iuv ?? '–'),
  },
  { key: 'importo', header: t.amount, numeric: true, cell: ({ importo }) => <Money euro={importo} /> },
  {
    key: 'scadenza',
    header: t.dueDate,
    cell: ({ dataScadenza }) => (dataScadenza === undefined ? '–' : <DateText value={dataScadenza} />),
  },
  { key: 'stato', header: t.state, cell: ({ stato }) => <DovutoState state={stato} /> },
  {
    key: 'modificato',
    header: t.changed,
    optional: true,
    cell: ({ modificatoIl }) => <DateText value={modificatoIl} />,
  },
];
