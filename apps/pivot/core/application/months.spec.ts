import type { LocalDate } from '@mypay/kernel';
import { lastMonths } from './months';

describe('gli ultimi mesi', () => {
  it.each<[string, number, string[]]>([
    ['2026-12-31', 1, ['2026-12-01']],
    ['2026-01-31', 3, ['2025-11-01', '2025-12-01', '2026-01-01']],
    ['2024-03-31', 2, ['2024-02-01', '2024-03-01']],
  ])('fino al %s, %s mesi', (today, count, expected) =>
    expect(lastMonths(today as LocalDate, count)).toEqual(expected),
  );
});
