import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Dichiarazione di accessibilità',
    lead: 'Questo sito vuole essere usato da tutti, con qualunque strumento (legge 4/2004, WCAG 2.1 livello AA).',
    first: {
      heading: 'Stato di conformità',
      paragraphs: [
        'Ogni pagina è provata a ogni modifica con un controllo automatico, con la sola tastiera, a 320 pixel di larghezza e con l’ingrandimento del 400%. Il sito è parzialmente conforme: le prove con persone e con lettori di schermo non sono ancora complete.',
      ],
    },
    second: {
      heading: 'Contenuti non accessibili',
      paragraphs: [
        'I documenti PDF caricati dagli enti possono non essere accessibili. La lettura del codice QR con la fotocamera ha sempre un’alternativa: scrivere il codice avviso o caricare una foto.',
      ],
    },
    third: {
      heading: 'Segnalazioni',
      paragraphs: [
        'Se una pagina vi impedisce di fare ciò che vi serve, scrivetelo all’ente dalla pagina «Contatti», indicando l’indirizzo e lo strumento usato. L’ente risponde entro 30 giorni; dopo, è possibile rivolgersi al Difensore civico per il digitale.',
      ],
    },
  },
  en: {
    title: 'Accessibility statement',
    lead: 'This site wants to be used by everybody, with any tool (Italian law 4/2004, WCAG 2.1 level AA).',
    first: {
      heading: 'Conformance',
      paragraphs: [
        'At each change every page is tested by an automatic check, by keyboard alone, at a width of 320 pixels and at a zoom of 400%. The site is partially conformant: tests with people and screen readers are not complete yet.',
      ],
    },
    second: {
      heading: 'What is not accessible',
      paragraphs: [
        'PDF documents uploaded by the public bodies may not be accessible. Reading a QR code by camera always has an alternative: type the notice code or upload a photo.',
      ],
    },
    third: {
      heading: 'Feedback',
      paragraphs: [
        'If a page keeps you from doing what you need, tell the body through the page “Contacts”, with the address and the tool you use. The body answers within 30 days; afterwards you may turn to the digital ombudsman.',
      ],
    },
  },
});
