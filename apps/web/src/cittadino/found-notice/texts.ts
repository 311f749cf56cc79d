import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Avviso trovato',
    titleNone: 'Avviso non trovato',
    titleWait: 'Cerco l’avviso',
    crumb: 'Paga un avviso',
    several: 'Più enti usano questo codice',
    severalText: 'Scegliete quello il cui nome è scritto sul vostro avviso.',
    none: 'Nessun avviso corrisponde ai dati inseriti.',
    noneText: 'Controllate codice avviso e codice fiscale. Se sono giusti, questo avviso non è gestito qui:',
    elsewhere: 'pagatelo su checkout.pagopa.it',
    again: 'Correggi i dati',
    another: 'Cerca un altro avviso',
  },
  en: {
    title: 'Notice found',
    titleNone: 'Notice not found',
    titleWait: 'Looking for the notice',
    crumb: 'Pay a notice',
    several: 'Several public bodies use this code',
    severalText: 'Choose the one whose name is written on your notice.',
    none: 'No notice matches these data.',
    noneText: 'Check the notice code and the fiscal code. If they are right, this notice is not handled here:',
    elsewhere: 'pay it on checkout.pagopa.it',
    again: 'Correct the data',
    another: 'Look for another notice',
  },
});
