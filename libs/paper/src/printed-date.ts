/** `2026-12-31` → `31/12/2026`. */
export const printedDate = (day: string): string => day.slice(0, 10).split('-').reverse().join('/');
