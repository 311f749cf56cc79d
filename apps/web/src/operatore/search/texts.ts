import { plural, texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Risultati della ricerca',
    dovuti: 'Dovuti',
    receipts: 'Ricevute',
    flows: 'Flussi di rendicontazione',
    movements: 'Giornale di cassa',
    movement: (year: string, number: string) => `Bolletta ${year}/${number}`,
    parts: { dovuti: 'dovuti', payments: 'ricevute e flussi', cash: 'giornale di cassa' },
    none: 'Non si trova nulla',
    noneHint: 'Controllate il codice, o scrivete almeno tre lettere del nome.',
    more: 'Ce ne sono altri: scrivete di più, o usate i filtri dell’elenco.',
    list: 'Apri l’elenco con i filtri',
    matches: {
      IUV: 'per IUV o avviso',
      IUD: 'per IUD',
      CODICE_FISCALE: 'per codice fiscale',
      ANAGRAFICA: 'per nome',
    },
    rows: (n: number, told: string) => `${told} ${plural(n, 'riga', 'righe')}`,
  },
  en: {
    title: 'Search results',
    dovuti: 'Debts',
    receipts: 'Receipts',
    flows: 'Reporting flows',
    movements: 'Cash journal',
    movement: (year: string, number: string) => `Entry ${year}/${number}`,
    parts: { dovuti: 'debts', payments: 'receipts and flows', cash: 'cash journal' },
    none: 'Nothing is found',
    noneHint: 'Check the code, or write at least three letters of the name.',
    more: 'There are more: write more, or use the filters of the list.',
    list: 'Open the list with its filters',
    matches: {
      IUV: 'by IUV or notice',
      IUD: 'by IUD',
      CODICE_FISCALE: 'by tax code',
      ANAGRAFICA: 'by name',
    },
    rows: (n: number, told: string) => `${told} ${plural(n, 'row', 'rows')}`,
  },
});
