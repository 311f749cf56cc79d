import { cents, type LocalDate } from '@mypay/kernel';
import { type Credited, type Reported, storyOf } from './story';

const at = (minute: number): Date => new Date(Date.UTC(2024, 2, 18, 9, minute));
const reported = (quando: Date, rest: Partial<Reported> = {}): Reported => ({
  quando,
  psp: 'BCITITMM',
  iuf: '2024-03-15BCITITMM-A1',
  revisione: 1,
  idRegolamento: 'TRN-1',
  dataRegolamento: '2024-03-15' as LocalDate,
  iur: 'rt-1',
  importo: cents(1000n),
  esito: '0',
  revocata: false,
  ...rest,
});
const credited = (quando: Date): Credited => ({
  quando,
  anno: '2024',
  bolletta: '7',
  enteBt: '0000000000',
  istat: '0000000000',
  iuf: '2024-03-15BCITITMM-A1',
  importo: cents(3550n),
  dataValuta: '2024-03-18' as LocalDate,
});

describe('what pivot tells of a payment', () => {
  it('is reported, then credited', () => {
    expect(storyOf([reported(at(1))], [credited(at(2))]).map(({ tipo }) => tipo)).toEqual([
      'RENDICONTATO',
      'INCASSATO',
    ]);
  });

  it('keeps the order in which things came: a giornale may be loaded before the flow', () => {
    expect(storyOf([reported(at(5))], [credited(at(2))]).map(({ tipo }) => tipo)).toEqual([
      'INCASSATO',
      'RENDICONTATO',
    ]);
  });

  it('puts the flow before its cash when both came at once', () => {
    expect(storyOf([reported(at(1))], [credited(at(1))])[0]?.tipo).toBe('RENDICONTATO');
  });

  it('says of a revoked row that it was revoked', () => {
    expect(storyOf([reported(at(1), { esito: '3', revocata: true })], [])[0]?.tipo).toBe('REVOCATO');
  });
});
