import type { ListUrl } from '../../shared/list/use-list-url';
import { today } from '../../shared/session/clock';
import { t } from './texts';

type DueFilter = 'da' | 'a' | 'senzaScadenza';

/** The usual questions about due dates, each one click: what is not asked shows all. */
export function DueChips({ url }: { readonly url: Pick<ListUrl<DueFilter>, 'values' | 'set'> }) {
  const choices: readonly (readonly [label: string, filter: Readonly<Record<DueFilter, string>>])[] = [
    [t.all, { da: '', a: '', senzaScadenza: '' }],
    [t.soon, { da: today(0), a: today(30), senzaScadenza: '' }],
    [t.overdue, { da: '', a: today(-1), senzaScadenza: '' }],
    [t.noDue, { da: '', a: '', senzaScadenza: 'true' }],
  ];
  const isChosen = (filter: Readonly<Record<DueFilter, string>>) =>
    (['da', 'a', 'senzaScadenza'] as const).every((name) => url.values[name] === filter[name]);
  return (
    <div className="view-switch" role="group" aria-label={t.due}>
      {choices.map(([label, filter]) => (
        <button key={label} type="button" aria-pressed={isChosen(filter)} onClick={() => url.set(filter)}>
          {label}
        </button>
      ))}
    </div>
  );
}
