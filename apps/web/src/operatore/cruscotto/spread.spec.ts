import { spread } from './spread';

describe('payments over time', () => {
  it('have a bar for each day of a short period, with nothing where nobody paid', () => {
    const { bars, unit } = spread([{ giorno: '2026-11-02', numero: 2, importo: '10.50' }], '2026-11-01', '2026-11-03');
    expect(unit).toBe('day');
    expect(bars).toEqual([
      { from: '2026-11-01', numero: 0, importo: '0.00' },
      { from: '2026-11-02', numero: 2, importo: '10.50' },
      { from: '2026-11-03', numero: 0, importo: '0.00' },
    ]);
  });

  it('are added up by month over a year, to the cent', () => {
    const days = ['2026-03-01', '2026-03-31'].map((day) => ({ giorno: day, numero: 1, importo: '0.10' }));
    const { bars, unit } = spread(days, '2025-12-02', '2026-12-01');
    expect(unit).toBe('month');
    expect(bars).toHaveLength(13);
    expect(bars.find(({ from }) => from === '2026-03-01')).toEqual({ from: '2026-03-01', numero: 2, importo: '0.20' });
  });
});
