import { plural, texts } from '../i18n/texts';

export const t = texts({
  it: {
    restored: 'Abbiamo ritrovato ciò che avevate scritto e non ancora salvato.',
    discard: 'Scarta e ricomincia',
    optional: '(facoltativo)',
    summary: (count: number) => `${count} ${plural(count, 'dato da correggere', 'dati da correggere')}`,
    required: (label: string) => `${label}: manca.`,
    money: 'Scrivete l’importo in euro, con due decimali al più: 1234,56.',
    choose: 'Scegliete…',
    leave: 'Ci sono dati non salvati: lasciare la pagina?',
    drop: 'Trascinate qui il file, oppure',
    browse: 'Scegli un file',
    chosen: (name: string, size: string) => `${name}, ${size}`,
    removeFile: (name: string) => `Togli ${name}`,
  },
  en: {
    restored: 'We found again what you had written and not yet saved.',
    discard: 'Discard and start again',
    optional: '(optional)',
    summary: (count: number) => `${count} ${plural(count, 'item to correct', 'items to correct')}`,
    required: (label: string) => `${label}: missing.`,
    money: 'Write the amount in euro, with at most two decimals: 1234.56.',
    choose: 'Choose…',
    leave: 'There are unsaved data: leave the page?',
    drop: 'Drop the file here, or',
    browse: 'Choose a file',
    chosen: (name: string, size: string) => `${name}, ${size}`,
    removeFile: (name: string) => `Remove ${name}`,
  },
});
