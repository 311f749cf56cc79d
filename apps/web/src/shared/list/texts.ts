import { plural, texts } from '../i18n/texts';

export const t = texts({
  it: {
    filters: 'Filtri',
    activeFilters: 'Filtri attivi',
    all: 'Tutti',
    yes: 'sì',
    set: (count: number) => plural(count, '1 impostato', `${count} impostati`),
    search: 'Cerca',
    reset: 'Azzera',
    reversed: 'Questa data viene prima dell’inizio del periodo: correggete una delle due.',
    remove: 'Rimuovi il filtro',
    shown: (count: number, more: boolean) =>
      more
        ? `${count} risultati in questa pagina, altri seguono`
        : `${count} ${plural(count, 'risultato', 'risultati')}`,
    total: (count: string) => `${count} in tutto`,
    previous: 'Indietro',
    next: 'Avanti',
    pages: (caption: string) => `Pagine di: ${caption}`,
    none: 'Nessun dato trovato con i criteri impostati',
    noneHint: 'Provate ad allargare le date o a togliere l’ultimo filtro.',
    removeAll: 'Rimuovi tutti i filtri',
    nothingYet: 'Non c’è ancora nulla',
    select: (row: string) => `Seleziona ${row}`,
    selectAll: 'Seleziona tutte le righe della pagina',
    region: (caption: string) => `${caption}: tabella, scorre in orizzontale`,
  },
  en: {
    filters: 'Filters',
    activeFilters: 'Active filters',
    all: 'All',
    yes: 'yes',
    set: (count: number) => `${count} set`,
    search: 'Search',
    reset: 'Reset',
    reversed: 'This date comes before the beginning of the period: correct one of the two.',
    remove: 'Remove the filter',
    shown: (count: number, more: boolean) =>
      more ? `${count} results on this page, more follow` : `${count} ${plural(count, 'result', 'results')}`,
    total: (count: string) => `${count} in all`,
    previous: 'Back',
    next: 'Next',
    pages: (caption: string) => `Pages of: ${caption}`,
    none: 'Nothing matches these criteria',
    noneHint: 'Try wider dates, or remove the last filter.',
    removeAll: 'Remove all filters',
    nothingYet: 'There is nothing yet',
    select: (row: string) => `Select ${row}`,
    selectAll: 'Select all rows of the page',
    region: (caption: string) => `${caption}: table, scrolls sideways`,
  },
});
