import type { FilterField } from '../../shared/list/filter-panel';
import type { Classe } from '../../shared/pivot/types';
import { CLASSE_TABLE, type FilterName } from './classe-table';
import { t } from './texts';

const kindOf = (name: FilterName): FilterField<FilterName>['kind'] =>
  /(Da|A)$/.test(name) ? 'date' : name === 'importo' ? 'money' : 'text';

/** The fields of a class's filters. */
export const fieldsOf = (classe: Classe): FilterField<FilterName>[] =>
  CLASSE_TABLE[classe].filters.map((name) => ({ name, label: t.filters[name], kind: kindOf(name) }));
