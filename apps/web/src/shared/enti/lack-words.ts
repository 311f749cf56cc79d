import type { components } from '../api/schema/onboarding';
import { texts } from '../i18n/texts';

export type Lack = components['schemas']['LackView'];

const t = texts({
  it: {
    email: { what: 'Manca l’e-mail di chi riceve le notifiche.', how: 'Scrivila tra i contatti dell’ente.' },
    kind: { what: 'Manca il tipo di ente.', how: 'Lo indica l’intermediario nei dati dell’ente.' },
    cbill: {
      what: 'Manca il codice CBILL.',
      how: 'Senza, l’avviso non si paga dall’home banking: lo inserisce l’intermediario.',
    },
    codes: {
      what: 'Nessun codice genera i numeri di avviso.',
      how: 'Lo assegna l’intermediario dopo la risposta del nodo.',
    },
    noTipi: { what: 'Nessun tipo dovuto è abilitato.', how: 'Completa e abilita almeno un tipo dovuto.' },
    tipo: 'Apri il tipo dovuto e completalo.',
    people: {
      what: 'Nessun operatore ha un’e-mail.',
      how: 'Date un ruolo a chi lavora per l’ente, con il suo indirizzo.',
    },
    sameName: 'I cittadini non li distinguono: cambia il nome di uno dei due.',
    logo: { what: 'Manca il logo.', how: 'I cittadini vedono le iniziali: lo carica l’intermediario.' },
  },
  en: {
    email: { what: 'The e-mail for notifications is missing.', how: 'Write it among the contacts of the body.' },
    kind: { what: 'The kind of body is missing.', how: 'The intermediary sets it in the data of the body.' },
    cbill: {
      what: 'The CBILL code is missing.',
      how: 'Without it a notice cannot be paid by home banking: the intermediary enters it.',
    },
    codes: {
      what: 'No code makes notice numbers.',
      how: 'The intermediary assigns it after the answer of the node.',
    },
    noTipi: { what: 'No kind of debt is enabled.', how: 'Complete and enable at least one kind of debt.' },
    tipo: 'Open the kind of debt and complete it.',
    people: { what: 'No operator has an e-mail.', how: 'Give a role to who works for the body, with an address.' },
    sameName: 'Citizens cannot tell them apart: rename one of the two.',
    logo: { what: 'The logo is missing.', how: 'Citizens see the initials: the intermediary uploads it.' },
  },
});

export interface LackWords {
  readonly what: string;
  /** The server's own words, which are Italian. */
  readonly isServers: boolean;
  readonly how: string;
  /** Where it is mended, below `/bo/:ipa/admin`. */
  readonly to: string;
}

const at = (to: string, words: { readonly what: string; readonly how: string }): LackWords => ({
  ...words,
  isServers: false,
  to,
});

/** What an ente lacks in words, with the next step and the place where it is taken. Source: ui.md §4.4. */
export function lackWords({ regola, oggetto = '', testo }: Lack): LackWords {
  switch (regola) {
    case 'K1':
      return oggetto === 'tipoEnte' ? at('ente', t.kind) : at('ente/modifica', t.email);
    case 'K3':
      return at('ente#logo', t.logo);
    case 'K4':
      return at('ente', oggetto === 'cbill' ? t.cbill : t.codes);
    case 'K5':
      return at('tipi', t.noTipi);
    case 'K7':
      return at('operatori', t.people);
    case 'K6':
    case 'K12':
      return {
        what: testo,
        isServers: true,
        how: regola === 'K6' ? t.tipo : t.sameName,
        to: `tipi/${encodeURIComponent(oggetto)}`,
      };
  }
}
