import type { Counter, Counters } from '../../shared/pivot/types';
import { anomalie, flussi, percent, reconciled, unmatched } from './figures';

const counter = (classe: Counter['classe'], numero: number, importo: string, over: Partial<Counter> = {}): Counter => ({
  classe,
  etichetta: classe,
  oggetto: 'PAGAMENTO',
  schermo: 'ANOMALIE',
  numero,
  importo,
  prevista: true,
  ...over,
});
const R = { schermo: 'RICONCILIAZIONE' } as const;
const COUNTERS: Counters = {
  classi: [
    counter('RT_IUF', 9, '90.00', R),
    counter('RT_IUF_TES', 7, '70.10', R),
    counter('RT_TES', 1, '0.95', R),
    counter('IUF_NO_TES', 2, '19.90'),
    counter('DOPPI', 3, '30.00'),
    counter('TES_NO_MATCH', 4, '40.00', { oggetto: 'MOVIMENTO' }),
    counter('IUD_NO_RT', 8, '80.00', { oggetto: 'NOTIFICA', prevista: false }),
  ],
  verdetti: { OK: 5, NO_TES: 2, DIV_IMP: 1 },
};

describe('le cifre della giornata', () => {
  it('riconciliato è ciò che è incassato, nel flusso o da solo, e gli importi tornano al centesimo', () =>
    expect(reconciled(COUNTERS)).toEqual({ numero: 8, importo: '71.05' }));
  it('senza la tesoreria riconciliato è ciò che è rendicontato', () =>
    expect(
      reconciled({ ...COUNTERS, classi: COUNTERS.classi.map((c) => ({ ...c, prevista: c.classe === 'RT_IUF' })) }),
    ).toEqual({ numero: 9, importo: '90.00' }));
  it('le anomalie che gli interruttori non prevedono non si mostrano, le più numerose stanno in testa', () =>
    expect(anomalie(COUNTERS).map(({ classe }) => classe)).toEqual(['TES_NO_MATCH', 'DOPPI', 'IUF_NO_TES']));
  it('il giornale non abbinato sono le bollette nelle due classi dei movimenti', () =>
    expect(unmatched(COUNTERS)).toEqual({ numero: 4, importo: '40.00' }));
  it('i flussi si contano per verdetto', () => {
    expect(flussi(COUNTERS)).toBe(8);
    expect(flussi(COUNTERS, ['NO_TES', 'DIV_IMP', 'OK+DIV_IMP'])).toBe(3);
  });
  it.each([
    [0, 0, undefined],
    [999, 1000, 99],
    [1000, 1000, 100],
    [0, 3, 0],
  ])('%s di %s è il %s per cento: cento è solo tutto', (part, whole, told) => expect(percent(part, whole)).toBe(told));
});
