import { texts } from '../i18n/texts';

const t = texts({
  it: {
    OPERATORE: 'Operatore',
    AMMINISTRATORE_ENTE: 'Amministratore dell’ente',
    AMMINISTRATORE_INTERMEDIARIO: 'Amministratore dell’intermediario',
    PIVOT_VISUALIZZA: 'MyPivot, consultazione',
    PIVOT_FLUSSI: 'MyPivot, caricamento flussi',
    ASSISTENZA: 'Assistenza',
    REVISORE: 'Revisore',
    PIVOT_ACCERTA: 'MyPivot, accertamenti',
    PIVOT_STATISTICHE: 'MyPivot, statistiche',
    REFERENTE_PAGAMENTI: 'Referente dei pagamenti',
    REFERENTE_SOFTWARE_HOUSE: 'Referente della software house',
  },
  en: {
    OPERATORE: 'Operator',
    AMMINISTRATORE_ENTE: 'Administrator of the body',
    AMMINISTRATORE_INTERMEDIARIO: 'Administrator of the intermediary',
    PIVOT_VISUALIZZA: 'MyPivot, viewer',
    PIVOT_FLUSSI: 'MyPivot, flow loader',
    ASSISTENZA: 'Assistance',
    REVISORE: 'Auditor',
    PIVOT_ACCERTA: 'MyPivot, assessments',
    PIVOT_STATISTICHE: 'MyPivot, statistics',
    REFERENTE_PAGAMENTI: 'Contact for payments',
    REFERENTE_SOFTWARE_HOUSE: 'Contact of the software house',
  },
});

/** A role in words; one that has none yet by its code. */
export const roleName = (ruolo: string): string => (ruolo in t ? t[ruolo as keyof typeof t] : ruolo);
