import type { LocalDate } from '@mypay/kernel';
import { type CountedDay, figuresOf, intervalsOf } from './cruscotto';

const day = (text: string) => text as LocalDate;
const counted = (on: string | undefined, rest: Partial<CountedDay> = {}): CountedDay => ({
  tipo: 'TARI',
  voce: 'INSERIMENTO_DOVUTO',
  giorno: on === undefined ? undefined : day(on),
  numero: 1n,
  importo: 1000n,
  ...rest,
});
const dueDays = (...days: readonly CountedDay[]) =>
  figuresOf(
    days,
    { disabled: ['SPENTO'], binding: [{ tipo: 'VINCOLANTE', firstGood: day('2024-06-02') }] },
    intervalsOf('30g', day('2024-06-02')),
  ).scadenze;

describe('what falls due in the next thirty days', () => {
  it('begins today and ends with the thirtieth day, in order', () => {
    const days = ['2024-07-01', '2024-06-02', '2024-06-01', '2024-07-02'].map((on) => counted(on));
    expect(dueDays(...days).map(({ giorno }) => giorno)).toEqual(['2024-06-02', '2024-07-01']);
  });

  it('adds up the tipi of a day', () => {
    expect(dueDays(counted('2024-06-10'), counted('2024-06-10', { tipo: 'MENSA', numero: 2n, importo: 50n }))).toEqual([
      { giorno: '2024-06-10', numero: 3n, importo: 1050n },
    ]);
  });

  it('is what can be paid alone: nothing paid, switched off, or without a due date', () => {
    expect(
      dueDays(
        counted('2024-06-10', { voce: 'COMPLETATO' }),
        counted('2024-06-10', { tipo: 'SPENTO' }),
        counted('2024-06-10', { voce: 'PAGAMENTO_INIZIATO' }),
        counted(undefined),
      ),
    ).toEqual([]);
  });
});
