import { plural, texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Enti',
    lead: 'Gli enti che si possono pagare qui, in ordine alfabetico.',
    text: 'Nome',
    province: 'Provincia (sigla)',
    withSpontanei: 'Con pagamenti spontanei',
    spontanei: (count: number) =>
      count === 0 ? 'Solo avvisi' : `${count} ${plural(count, 'pagamento spontaneo', 'pagamenti spontanei')}`,
    list: 'Enti trovati',
    count: (count: number, more: boolean) => `${count}${more ? '+' : ''} ${plural(count, 'ente', 'enti')}`,
    none: 'Nessun ente corrisponde alla ricerca',
    noneText: 'Provate con meno lettere. Un avviso si paga anche senza cercare l’ente.',
    pay: 'Paga un avviso',
    clear: 'Togli i filtri',
    more: 'Mostra altri enti',
  },
  en: {
    title: 'Public bodies',
    lead: 'The public bodies that can be paid here, in alphabetical order.',
    text: 'Name',
    province: 'Province (two letters)',
    withSpontanei: 'With spontaneous payments',
    spontanei: (count: number) =>
      count === 0 ? 'Notices only' : `${count} spontaneous ${plural(count, 'payment', 'payments')}`,
    list: 'Public bodies found',
    count: (count: number, more: boolean) =>
      `${count}${more ? '+' : ''} ${plural(count, 'public body', 'public bodies')}`,
    none: 'No public body matches the search',
    noneText: 'Try fewer letters. A notice can be paid without looking for the public body.',
    pay: 'Pay a notice',
    clear: 'Remove the filters',
    more: 'Show more',
  },
});
