import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';

const CURSOR = 'cursore';

/** The pages passed on the way here, kept with the entry of the history: an address that was opened alone has none. */
const passed = (state: unknown): readonly string[] => {
  const list = (state as { passed?: unknown } | null)?.passed;
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
};

export interface ListUrl<Name extends string> {
  readonly values: Readonly<Record<Name, string>>;
  /** Those that are set, for the chips. */
  readonly active: readonly Name[];
  readonly cursor: string | undefined;
  /** Sets filters and goes back to the first page; an empty value takes the filter away. */
  readonly set: (values: Readonly<Partial<Record<Name, string>>>) => void;
  readonly clear: () => void;
  readonly next: (cursor: string) => void;
  /** Undefined on the first page. */
  readonly previous: (() => void) | undefined;
}

/**
 * The state of a list in its address: filters by name, and the cursor of a keyset page. Coming back from a detail, reloading and
 * sending the address to a colleague all show the same rows.
 */
export function useListUrl<const Name extends string>(names: readonly Name[]): ListUrl<Name> {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const location = useLocation();
  const { pathname } = location;
  const state: unknown = location.state;
  const cursor = search.get(CURSOR) ?? undefined;
  const values = useMemo(
    () => Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as Record<Name, string>,
    [names, search],
  );
  const active = useMemo(() => names.filter((name) => values[name] !== ''), [names, values]);
  const set = useCallback(
    (changed: Readonly<Partial<Record<Name, string>>>) =>
      setSearch((current) => {
        const after = new URLSearchParams(current);
        after.delete(CURSOR);
        for (const [name, value] of Object.entries<string | undefined>(changed))
          if (value === undefined || value === '') after.delete(name);
          else after.set(name, value);
        return after;
      }),
    [setSearch],
  );
  const clear = useCallback(
    () => set(Object.fromEntries(names.map((name) => [name, ''])) as Partial<Record<Name, string>>),
    [set, names],
  );
  const goTo = useCallback(
    (to: string | undefined, before: readonly string[]) => {
      const after = new URLSearchParams(search);
      if (to === undefined || to === '') after.delete(CURSOR);
      else after.set(CURSOR, to);
      void navigate({ pathname, search: after.toString() }, { state: { passed: before } });
    },
    [navigate, pathname, search],
  );
  const before = passed(state);
  return {
    values,
    active,
    cursor,
    set,
    clear,
    next: (to) => goTo(to, [...before, cursor ?? '']),
    previous: cursor === undefined ? undefined : () => goTo(before.at(-1), before.slice(0, -1)),
  };
}
