import type { FilterField } from '../../shared/list/filter-panel';
import type { Classe } from '../../shared/pivot/types';
import { CLASSE_TABLE, type FilterName, type Group, GROUPS } from './classe-table';
import { t } from './texts';

const isEnd = (name: FilterName): boolean => /[a-z]A$/.test(name);
const isDay = (name: FilterName): boolean => /[a-z](Da|A)$/.test(name);

type Options = NonNullable<FilterField<FilterName>['options']>;

function fieldOf(name: FilterName, group: Group, tipi: Options): FilterField<FilterName> {
  const field = { name, label: t.filters[name], group: t.groups[group] } as const;
  if (name === 'tipoDovuto') return { ...field, kind: 'select', options: tipi };
  if (name === 'importoTesoreria') return { ...field, kind: 'money' };
  if (!isDay(name)) return { ...field, kind: 'text' };
  return { ...field, kind: 'date', ...(isEnd(name) ? { notBefore: name.replace(/A$/, 'Da') as FilterName } : {}) };
}

/** The fields of a class's filters, group by group; `tipi`: those that the operator may choose from, by name. */
export const fieldsOf = (classe: Classe, tipi: Options): FilterField<FilterName>[] =>
  (Object.keys(GROUPS) as Group[]).flatMap((group) =>
    GROUPS[group]
      .filter((name) => CLASSE_TABLE[classe].filters.includes(name))
      .map((name) => fieldOf(name, group, tipi)),
  );
