import { formDefinition } from '@mypay/contracts';
import { formFaults, judgeForm } from '@mypay/kernel';
import { readSpontanei } from './installation-file';

const forms = new Map(
  Object.values(readSpontanei())
    .flat()
    .map(({ codice, modulo }) => [codice, formDefinition.parse(modulo)] as const),
);
const judged = (codice: string, answers: Parameters<typeof judgeForm>[1], today = '2026-03-10') => {
  const form = forms.get(codice);
  if (!form) throw new Error(`no form ${codice}`);
  return judgeForm(form, answers, today);
};

describe('the spontaneous payments of the demo enti', () => {
  it.each([...forms])('%s has a form without faults', (_, form) => expect(formFaults(form)).toEqual([]));

  it('mensa: 20 meals of primary school at the reduced price are 45.00', () => {
    const answers = { alunno: '000123', scuola: 'PRIMARIA', pasti: '20', ridotta: true, isee: '9000' };
    expect(judged('MENSA', answers)).toMatchObject({
      errors: [],
      amountCents: 4500n,
      causale: 'Mensa scolastica, 20 pasti, alunno 000123',
    });
    expect(judged('MENSA', { ...answers, isee: '15000' }).errors).toMatchObject([{ path: 'isee', code: 'CONTROLLO' }]);
  });

  it('sanzione: within five days the amount is reduced', () => {
    const answers = { verbale: 'V-20451', data: '2026-03-05', targa: 'AB123CD', infrazione: 'SOSTA' };
    expect(judged('SANZIONE', answers)).toMatchObject({ errors: [], amountCents: 2940n });
    expect(judged('SANZIONE', answers, '2026-03-11')).toMatchObject({ errors: [], amountCents: 4200n });
    expect(judged('SANZIONE', { ...answers, infrazione: 'ALTRO', importoVerbale: '100' }).amountCents).toBe(7000n);
    expect(judged('SANZIONE', { ...answers, data: '2026-03-11' }).errors[0]).toMatchObject({ path: 'data' });
  });

  it('occupazione suolo: two areas for three days', () => {
    const areas = [
      { via: 'Piazza Grande', metri: '10', zona: 'CENTRO' },
      { via: 'Via Lunga', metri: '20', zona: 'ALTRO' },
    ];
    const answers = { concessione: '128/2026', dal: '2026-03-30', al: '2026-04-01', aree: areas };
    expect(judged('OCCUPAZIONE_SUOLO', answers)).toMatchObject({ errors: [], amountCents: 5400n });
    expect(judged('OCCUPAZIONE_SUOLO', { ...answers, al: '2026-03-01' }).errors[0]).toMatchObject({ path: 'al' });
  });
});
