import type { Month } from '../../shared/pivot/types';
import { lastDayOf, missingOf, monthPath, monthsCsv, readPeriod, seriesOf, sumOf, ticksOf } from './months';

const month = (first: string, paid: string, cashed: string): Month => ({
  mese: first,
  pagati: { numero: 2, importo: paid },
  rendicontati: { numero: 1, importo: cashed },
  incassati: { numero: 1, importo: cashed },
});
const MONTHS = [month('2026-01-01', '10.10', '10.00'), month('2026-02-01', '1234.05', '0.00')];

describe('i mesi di un grafico', () => {
  it.each([
    ['2026-02-01', '2026-02-28'],
    ['2024-02-01', '2024-02-29'],
    ['2026-12-01', '2026-12-31'],
  ])('il mese che comincia il %s finisce il %s', (first, last) => expect(lastDayOf(first)).toBe(last));

  it('un punto del grafico apre i pagamenti che conta, e non altri', () =>
    expect(MONTHS.slice(0, 1).map((one) => monthPath('C_PROVA', one, 'incassati'))).toEqual([
      '/pivot/c_prova/ricevute-telematiche?tappa=INCASSATO&esitoDa=2026-01-01&esitoA=2026-01-31',
    ]));

  it('gli importi tornano al centesimo', () => {
    const pagati = sumOf(MONTHS, 'pagati');
    expect(pagati).toEqual({ numero: 4, importo: '1244.15' });
    expect(missingOf({ pagati, incassati: sumOf(MONTHS, 'incassati') })).toBe('1234.15');
  });

  it.each([
    [0, [0, 1]],
    [1244.15, [0, 500, 1000, 1500]],
    [100, [0, 25, 50, 75, 100]],
    [0.03, [0, 0.01, 0.02, 0.03]],
  ])('l’asse di %s va da zero a una cifra tonda', (greatest, ticks) =>
    expect(ticksOf(greatest).map((one) => Number(one.toFixed(6)))).toEqual(ticks),
  );

  it('senza tesoreria la linea degli incassi non c’è', () =>
    expect(seriesOf({ mesi: [], conTesoreria: false, limitato: false })).toEqual(['pagati', 'rendicontati']));

  it.each([
    [null, 12],
    ['24', 24],
    ['7', 12],
  ])('il periodo %s è di %s mesi', (asked, told) => expect(readPeriod(asked)).toBe(told));

  it('il file ha una riga al mese, con gli importi come si scrivono in Italia', () =>
    expect(monthsCsv(MONTHS, ['pagati'], ['Mese', 'n', '€'])).toBe(
      '\u{feff}Mese;n;€\r\n2026-01;2;10,10\r\n2026-02;2;1234,05\r\n',
    ));
});
