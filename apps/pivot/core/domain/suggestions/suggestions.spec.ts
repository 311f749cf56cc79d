import { cents, type LocalDate } from '@mypay/kernel';
import {
  alikeIuvs,
  begunCodes,
  type CandidateFlusso,
  isAlike,
  type Movimento,
  type MovimentoCandidates,
  readCausale,
  suggestForFlusso,
  suggestForMovimento,
  suggestForPagamento,
  Surroundings,
} from '..';
import { flussoOf, ricevutaOf, righeOf } from '../../testing';

const IUF = '2024-03-15BCITITMM-0012345678';
const flow = (iuf: string, total: bigint, credited = 0n, psp = 'BCITITMM'): CandidateFlusso => ({
  psp,
  iuf,
  importoTotale: cents(total),
  credited: cents(credited),
  dataRegolamento: '2024-03-15' as LocalDate,
});
const movement = (causale: string, importo: bigint, bolletta = '7'): Movimento => ({
  anno: '2024',
  bolletta,
  enteBt: '0000000000',
  istat: '0000000000',
  importo: cents(importo),
  dataContabile: '2024-03-18' as LocalDate,
  causale,
  ordinante: '',
  ...readCausale(causale),
});
const NONE: MovimentoCandidates = { near: [], begun: [], others: [], iuvs: [] };
const suggested = (m: Movimento, c: Partial<MovimentoCandidates>) => suggestForMovimento(m, { ...NONE, ...c });
const brief = (found: ReturnType<typeof suggested>) => found.map((s) => [s.tipo, s.confidenza, s.codici]);

describe('i suggerimenti per una bolletta : SUGG', () => {
  it('SUGG.IMPORTO: same amount near in date: surer when there is one only', () => {
    const m = movement('SALDO', 1000n);
    expect(brief(suggested(m, { near: [flow('A', 1000n), flow('B', 900n)] }))).toEqual([
      ['STESSO_IMPORTO', 'MEDIA', { iuf: 'A' }],
    ]);
    expect(brief(suggested(m, { near: [flow('A', 1000n), flow('B', 1000n)] }))).toEqual([
      ['STESSO_IMPORTO', 'BASSA', { iuf: 'A' }],
      ['STESSO_IMPORTO', 'BASSA', { iuf: 'B' }],
    ]);
  });

  it('SUGG.TRONCO: a truncated code that only one flow continues', () => {
    const m = movement('/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITI', 1000n);
    expect(brief(suggested(m, { begun: [flow(IUF, 1000n)] }))).toEqual([['CODICE_TRONCO', 'ALTA', { iuf: IUF }]]);
    const [other] = suggested(m, { begun: [flow(IUF, 999n)] });
    expect([other?.confidenza, other?.ragioni.map((r) => r.it)]).toEqual([
      'MEDIA',
      [
        `La causale riporta 2024-03-15BCITI: un solo flusso comincia così, ${IUF}.`,
        'L’importo non è quello del flusso, che dichiara € 9,99.',
      ],
    ]);
    expect(suggested(m, { begun: [flow(IUF, 1000n), flow('2024-03-15BCITITMM-2', 1000n)] })).toEqual([]);
  });

  it('SUGG.TRONCO: also where no marker was left', () =>
    expect(begunCodes(movement('RIVERS. PAGOPA 2024-03-15BCITITMM-00', 1n))).toEqual(['2024-03-15BCITITMM-00']));

  it('SUGG.SIMILE: IUF and IUV equal but for zeros or case', () => {
    const m = movement('/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-12345678', 1000n);
    expect(brief(suggested(m, { near: [flow(IUF, 1000n)] }))[0]).toEqual(['QUASI_UGUALE', 'ALTA', { iuf: IUF }]);
    const single = movement('/RFB/1000000000012373/', 1000n);
    expect(alikeIuvs('1000000000012373')).toContain('01000000000012373');
    expect(brief(suggested(single, { iuvs: ['01000000000012373'] }))).toEqual([
      ['QUASI_UGUALE', 'ALTA', { iuv: '01000000000012373' }],
    ]);
    expect([isAlike('ab01', 'AB1'), isAlike('ab10', 'AB1'), isAlike('AB1', 'AB1')]).toEqual([true, false, false]);
  });

  it('SUGG.DUE_FLUSSI: two flows in one credit cannot be linked by one code, and it says what to do', () => {
    const [one] = suggested(movement('SALDO', 1000n), { near: [flow('A', 400n), flow('B', 600n), flow('C', 5n)] });
    expect(one).toMatchObject({ tipo: 'PIU_FLUSSI', confidenza: 'MEDIA', flussi: [{ iuf: 'A' }, { iuf: 'B' }] });
    expect(one?.codici).toBeUndefined();
    expect(one?.ragioni[0]?.it).toContain('chiedete al tesoriere di dividerla');
  });

  it('SUGG.DUE_ACCREDITI: one flow over two credits, and what completes a flow that was credited in part', () => {
    const m = movement('SALDO', 400n);
    const others = [m, movement('SALDO', 600n, '8')];
    expect(brief(suggested(m, { near: [flow('A', 1000n)], others }))).toEqual([
      ['PIU_ACCREDITI', 'BASSA', { iuf: 'A' }],
    ]);
    expect(brief(suggested(m, { near: [flow('A', 1000n, 600n)] }))).toEqual([
      ['COMPLETA_IL_FLUSSO', 'MEDIA', { iuf: 'A' }],
    ]);
  });

  it('SUGG.LIMITE: looks at 200 candidates at most, and shows five', () => {
    const near = Array.from({ length: 100_000 }, (_, n) => flow(`F${n}`, 1000n));
    expect(suggested(movement('SALDO', 1000n), { near })).toHaveLength(5);
    expect(suggested(movement('SALDO', 7n), { near: [...near.slice(0, 200), flow('A', 7n)] })).toEqual([]);
  });

  it('joins the reasons for one code, and is as sure as the surest', () => {
    const m = movement('/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITI', 1000n);
    const [one, ...rest] = suggested(m, { near: [flow(IUF, 1000n)], begun: [flow(IUF, 1000n)] });
    expect([one?.tipo, one?.ragioni.length, rest]).toEqual(['CODICE_TRONCO', 3, []]);
  });

  it('SUGG.FLUSSO: for a flow, the movements that may be its credit', () => {
    const found = suggestForFlusso(flow(IUF, 1000n), [movement('SALDO', 1000n), movement('ALTRO', 7n, '8')]);
    expect(found).toMatchObject([{ tipo: 'STESSO_IMPORTO', movimento: { bolletta: '7' }, codici: { iuf: IUF } }]);
  });
});

describe('i suggerimenti per un pagamento : SUGG.PAGAMENTO', () => {
  const receipt = ricevutaOf({ iuv: '0100', iur: 'ab7', indice: 1, importo: '10.00' });
  const rows = (iuv: string, iur: string, importo = '10.00') => {
    const data = {
      iuf: 'F',
      psp: 'P',
      dataOraFlusso: '2024-03-15T08:00:00',
      rows: [{ iuv, iur, indice: 1, importo, esito: '0' }],
    };
    return { flussi: [flussoOf(data)], righe: righeOf(data) };
  };
  const of = (key: typeof receipt, iuvs: string[], more: ReturnType<typeof rows>, ricevute = [receipt]) =>
    suggestForPagamento(key, iuvs, new Surroundings({ ricevute, notifiche: [], movimenti: [], ...more }));

  it('a receipt without a row: the row whose IUV, or IUR, is its own but for zeros or case', () => {
    expect(of(receipt, ['100'], rows('100', 'AB007'))).toMatchObject([
      { tipo: 'QUASI_UGUALE', confidenza: 'ALTA', flussi: [{ iuf: 'F' }] },
    ]);
    expect(of(receipt, [], rows('0100', 'AB7', '9.00'))).toMatchObject([{ confidenza: 'BASSA' }]);
    expect(of(receipt, ['100'], rows('100', 'OTHER'))).toEqual([]);
    expect(of(receipt, [], rows('0100', 'ab7'))).toEqual([]);
  });

  it('a row without a receipt: the receipt', () => {
    const key = { ...receipt, iuv: '100' };
    const [one] = of(key, ['0100'], rows('100', 'ab7'));
    expect(one?.ragioni.map((r) => r.it)).toEqual([
      '100 e 0100 sono uguali, salvo gli zeri o le maiuscole.',
      'La ricevuta ha lo stesso importo, € 10,00.',
    ]);
  });
});
