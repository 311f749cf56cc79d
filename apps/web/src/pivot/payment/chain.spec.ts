import type { Comparison, Explanation, Movimento, PagamentoDetail } from '../../shared/pivot/types';
import { chainOf } from './chain';

type Pagamento = PagamentoDetail['pagamento'];
const FLUSSO: NonNullable<Pagamento['flusso']> = {
  dataOraFlusso: '2026-11-25T08:00:00.000Z',
  idRegolamento: 'TRN1',
  dataRegolamento: '2026-11-25',
  importoTotale: '10.00',
  verdetto: 'OK',
};
const CASH: Movimento = {
  anno: '2026',
  bolletta: '1',
  enteBt: '',
  istat: '',
  classi: [],
  importo: '9.00',
  dataContabile: '2026-11-26',
  causale: 'URI',
  ordinante: 'PSP',
  aggiornatoIl: '2026-11-26T10:00:00Z',
};
const compared = (name: string, holds: boolean, scarto?: string): Comparison =>
  scarto === undefined ? { nome: name, cosa: name, vale: holds } : { nome: name, cosa: name, vale: holds, scarto };

function chain(over: Partial<Pagamento>, made: Comparison[], rest: Partial<PagamentoDetail> = {}) {
  const pagamento: Pagamento = {
    iuv: '01',
    iur: 'A',
    indice: 1,
    classi: [],
    sintesi: 'PAGATO',
    importo: '10.00',
    importoTotale: '10.00',
    dataEsito: '2026-11-24',
    aggiornatoIl: '2026-11-26T10:00:00Z',
    ...over,
  };
  const explanation: Explanation = { classi: [], confronti: made, aggiornato: true };
  return chainOf({ pagamento, movimenti: [], passi: [], ...rest }, explanation).map(({ state, scarto }) =>
    scarto === undefined ? state : `${state} ${scarto}`,
  );
}

describe('la catena di un pagamento', () => {
  it('tutto torna: quattro documenti', () =>
    expect(
      chain(
        { sintesi: 'INCASSATO', iuf: 'F', flusso: FLUSSO, classi: ['IUD_RT_IUF_TES'] },
        [compared('iOk', true), compared('erOk', true), compared('fOk', true)],
        {
          movimenti: [CASH],
          notifica: {
            iud: 'D',
            iuv: '01',
            classi: [],
            importo: '10.00',
            dataEsecuzione: '2026-11-24',
            aggiornatoIl: '2026-11-26T10:00:00Z',
          },
        },
      ),
    ).toEqual(['ok', 'ok', 'ok', 'ok']));

  it('la ricevuta non è in alcun flusso: prima nei tempi, poi manca', () => {
    expect(chain({ classi: ['RT_NO_IUF', 'RT_NO_IUD'], inAttesa: true }, [])).toEqual([
      'missing',
      'ok',
      'waiting',
      'missing',
    ]);
    expect(chain({ classi: ['RT_NO_IUF'], inAttesa: false }, [])).toEqual(['unused', 'ok', 'missing', 'missing']);
  });

  it('il flusso rendiconta un altro importo, e si dice di quanto', () =>
    expect(chain({ iuf: 'F', flusso: { ...FLUSSO, verdetto: 'NO_TES' } }, [compared('erOk', false, '2.00')])).toEqual([
      'unused',
      'ok',
      'different 2.00',
      'missing',
    ]));

  it('in tesoreria è arrivato un altro importo, e si dice di quanto', () =>
    expect(
      chain(
        { sintesi: 'RENDICONTATO', iuf: 'F', flusso: { ...FLUSSO, verdetto: 'DIV_IMP' }, classi: ['IUF_TES_DIV_IMP'] },
        [compared('erOk', true, '0.00'), compared('fDiv', true, '-1.00')],
        { movimenti: [CASH] },
      ),
    ).toEqual(['unused', 'ok', 'ok', 'different -1.00']));

  it('rendicontato senza ricevuta: la riga del flusso c’è, la ricevuta manca', () =>
    expect(chain({ sintesi: 'SENZA_RT', iuf: 'F', flusso: FLUSSO, classi: ['IUV_NO_RT'] }, [])).toEqual([
      'unused',
      'missing',
      'ok',
      'missing',
    ]));

  it('accreditato da solo: la rendicontazione non serve', () =>
    expect(chain({ sintesi: 'INCASSATO', classi: ['RT_TES'] }, [compared('vOk', true)], { movimenti: [CASH] })).toEqual(
      ['unused', 'ok', 'unused', 'ok'],
    ));

  it('senza la tesoreria gli incassi non si valutano', () =>
    expect(
      chain({ iuf: 'F', flusso: { ...FLUSSO, verdetto: 'NON_VALUTATO' }, sintesi: 'RENDICONTATO' }, [
        compared('erOk', true),
      ]),
    ).toEqual(['unused', 'ok', 'ok', 'unused']));
});
