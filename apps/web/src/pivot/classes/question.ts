import type { ListUrl } from '../../shared/list/use-list-url';
import type { Classe } from '../../shared/pivot/types';
import { CLASSE_TABLE, type Door, type FilterName } from './classe-table';

/** Names of a door for filters that the form calls otherwise. */
const NAMES: Partial<Record<Door, Partial<Record<FilterName, string>>>> = {
  movimenti: { importoTesoreria: 'importo' },
};

/** The filters of a class that are set, as its door calls them; a door of one class alone is not told which. */
export function questionOf(classe: Classe, url: Pick<ListUrl<FilterName>, 'values'>): Record<string, string> {
  const { door, filters } = CLASSE_TABLE[classe];
  const set = filters
    .filter((name) => url.values[name] !== '')
    .map((name) => [NAMES[door]?.[name] ?? name, url.values[name]] as const);
  return { ...Object.fromEntries(set), ...(door === 'riversamenti' ? {} : { classe }) };
}
