import type { LocalDate } from '@mypay/kernel';
import { anRt, OTHER_ENTE, ENTE } from '../testing';
import { datesOf, versamentiOf } from './rt';

const ARRIVAL = new Date('2026-03-29T00:30:00Z');

describe('NODO-8.3-data: the version stamp of a receipt', () => {
  it.each<[string, Parameters<typeof anRt>[0], string, string]>([
    ['is the instant of payment', {}, '2025-11-10T09:15:32.000Z', '2025-11-10'],
    [
      'is the instant of payment, whose Rome day is the outcome',
      { dataOraPagamento: new Date('2025-12-31T23:30:00Z'), dataApplicazione: undefined },
      '2025-12-31T23:30:00.000Z',
      '2026-01-01',
    ],
    [
      'is the start of the day of application, winter',
      { dataOraPagamento: undefined, dataApplicazione: '2026-01-10' as LocalDate },
      '2026-01-09T23:00:00.000Z',
      '2026-01-10',
    ],
    [
      'is the start of the day of application, the night to summer time',
      { dataOraPagamento: undefined, dataApplicazione: '2026-03-29' as LocalDate },
      '2026-03-28T23:00:00.000Z',
      '2026-03-29',
    ],
    [
      'is the start of the day of application, the day after',
      { dataOraPagamento: undefined, dataApplicazione: '2026-03-30' as LocalDate },
      '2026-03-29T22:00:00.000Z',
      '2026-03-30',
    ],
    [
      'is the start of the day of application, the night from summer time',
      { dataOraPagamento: undefined, dataApplicazione: '2025-10-26' as LocalDate },
      '2025-10-25T22:00:00.000Z',
      '2025-10-26',
    ],
    [
      'is the arrival, for want of better',
      { dataOraPagamento: undefined, dataApplicazione: undefined },
      ARRIVAL.toISOString(),
      '2026-03-29',
    ],
  ])('%s', (_, over, instant, day) => {
    const { dataOraMessaggio, dataEsito } = datesOf(anRt(over), ARRIVAL);
    expect([dataOraMessaggio.toISOString(), dataEsito]).toEqual([instant, day]);
  });
});

it('DEC-8-titolare: an ente sees its own slices, or none', () => {
  expect(versamentiOf(ENTE, anRt()).map(({ indice }) => indice)).toEqual([1]);
  expect(versamentiOf(OTHER_ENTE, anRt()).map(({ indice }) => indice)).toEqual([2]);
  expect(versamentiOf(ENTE, anRt({ versamenti: [] }))).toEqual([]);
});
