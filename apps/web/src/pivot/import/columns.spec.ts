import { FIELDS, mappingOf, moved, orderOf, placed } from './columns';

describe('l’ordine delle colonne di un giornale', () => {
  it('diventa la colonna di ogni campo, e torna a essere un ordine', () => {
    const mapping = mappingOf(FIELDS);
    expect(mapping).toEqual({
      annoBolletta: 1,
      codBolletta: 2,
      dataContabile: 3,
      denominazione: 4,
      causale: 5,
      importo: 6,
      dataValuta: 7,
    });
    expect(orderOf(mapping)).toEqual(FIELDS);
  });
  it('una mappatura con colonne saltate non è un ordine', () =>
    expect(orderOf({ ...mappingOf(FIELDS), dataValuta: 9 })).toBeUndefined());
  it('un campo va su e giù di un posto, e ai capi resta', () => {
    expect(moved(FIELDS, 'codBolletta', -1).slice(0, 2)).toEqual(['codBolletta', 'annoBolletta']);
    expect(moved(FIELDS, 'annoBolletta', -1)).toEqual(FIELDS);
    expect(moved(FIELDS, 'dataValuta', 1)).toEqual(FIELDS);
  });
  it('un campo trascinato prende il posto, gli altri si stringono', () =>
    expect(placed(FIELDS, 'importo', 0)).toEqual(['importo', ...FIELDS.filter((one) => one !== 'importo')]));
});
