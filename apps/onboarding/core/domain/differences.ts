/** One text for equal values: keys in order, absent and undefined alike. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part) && !(part instanceof Date)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The top-level fields in which two records differ, before and after: what the register keeps. Source: roles.md §7.1. */
export function differences(
  prima: object | undefined,
  after: object,
): { readonly prima: Record<string, unknown>; readonly dopo: Record<string, unknown> } {
  const a: Record<string, unknown> = { ...prima };
  const b: Record<string, unknown> = { ...after };
  const changed = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (key) => key !== 'versione' && canonical(a[key] ?? null) !== canonical(b[key] ?? null),
  );
  const pick = (record: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(changed.filter((key) => record[key] !== undefined).map((key) => [key, record[key]]));
  return { prima: pick(a), dopo: pick(b) };
}
