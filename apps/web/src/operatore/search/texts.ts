import { plural, texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Risultati della ricerca',
    dovuti: 'Dovuti',
    receipts: 'Ricevute',
    flows: 'Flussi di rendicontazione',
    none: 'Non si trova nulla',
    noneHint: 'Controllate il codice, o scrivete almeno tre lettere del nome.',
    more: 'Ce ne sono altri: scrivete di più, o usate i filtri dell’elenco.',
    list: 'Apri l’elenco con i filtri',
    count: (n: number) => `${n} ${plural(n, 'dovuto', 'dovuti')}`,
    matches: {
      IUV: 'per IUV o avviso',
      IUD: 'per IUD',
      CODICE_FISCALE: 'per codice fiscale',
      ANAGRAFICA: 'per nome',
    },
    partial: 'Una parte non risponde: questi risultati sono incompleti.',
    rows: (n: string) => `${n} righe`,
  },
  en: {
    title: 'Search results',
    dovuti: 'Debts',
    receipts: 'Receipts',
    flows: 'Reporting flows',
    none: 'Nothing is found',
    noneHint: 'Check the code, or write at least three letters of the name.',
    more: 'There are more: write more, or use the filters of the list.',
    list: 'Open the list with its filters',
    count: (n: number) => `${n} ${plural(n, 'debt', 'debts')}`,
    matches: {
      IUV: 'by IUV or notice',
      IUD: 'by IUD',
      CODICE_FISCALE: 'by tax code',
      ANAGRAFICA: 'by name',
    },
    partial: 'A part does not answer: these results are incomplete.',
    rows: (n: string) => `${n} rows`,
  },
});
