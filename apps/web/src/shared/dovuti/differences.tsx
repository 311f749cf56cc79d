import { formatDay, formatMoney } from '../i18n/format';
import { texts } from '../i18n/texts';
import { fieldName } from './field-names';

export interface Difference {
  readonly campo: string;
  readonly prima?: string | undefined;
  readonly dopo?: string | undefined;
}

const t = texts({
  it: { field: 'Campo', before: 'Prima', after: 'Dopo', none: 'vuoto', caption: 'Che cosa cambia' },
  en: { field: 'Field', before: 'Before', after: 'After', none: 'empty', caption: 'What changes' },
});

function shown(field: string, value: string | undefined): string {
  if (value === undefined || value === '') return t.none;
  if (field === 'importo' || field === 'commissioneCaricoPa') return formatMoney(value);
  return field === 'dataScadenza' ? formatDay(value) : value;
}

/** The fields that a change touches, before and after. */
export function Differences({ list }: { readonly list: readonly Difference[] }) {
  return (
    <table className="differences">
      <caption className="visually-hidden">{t.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.field}</th>
          <th scope="col">{t.before}</th>
          <th scope="col">{t.after}</th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ campo, prima, dopo }) => (
          <tr key={campo}>
            <th scope="row">{fieldName(campo)}</th>
            <td>
              <del>{shown(campo, prima)}</del>
            </td>
            <td>
              <ins>{shown(campo, dopo)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
