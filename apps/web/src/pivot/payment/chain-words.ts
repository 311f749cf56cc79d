import { formatMoney } from '../../shared/i18n/format';
import { texts } from '../../shared/i18n/texts';
import type { ChainNode } from './chain';

/** What each document says of a payment, in each state that it may have: `amount` is its own, `gap` how it differs, or nothing. */
export const CHAIN_WORDS = {
  it: {
    notifica: {
      ok: (amount: string) => `L’ente lo ha notificato per ${amount}, come la ricevuta.`,
      different: (amount: string, gap: string) =>
        `L’ente ha notificato ${amount}: ${gap || 'altro'} rispetto alla ricevuta.`,
      missing: () => 'L’ente non lo ha notificato.',
      unused: () => 'Non c’è una notifica, e per questo pagamento non serve.',
    },
    ricevuta: {
      ok: (amount: string) => `Pagati ${amount}.`,
      missing: () => 'Nessuna ricevuta è arrivata.',
    },
    flusso: {
      ok: (amount: string) => `Il PSP ha rendicontato ${amount}.`,
      different: (amount: string, gap: string) =>
        `Il PSP ha rendicontato ${amount}: ${gap || 'altro'} rispetto alla ricevuta.`,
      missing: () => 'Nessun flusso lo rendiconta, e i giorni previsti sono passati.',
      waiting: () => 'Il flusso del PSP può ancora arrivare nei tempi.',
      unused: () => 'È stato accreditato da solo: il flusso non serve.',
    },
    tesoreria: {
      ok: (amount: string) => `Le bollette che lo coprono fanno ${amount}.`,
      different: (amount: string, gap: string) =>
        `Le bollette fanno ${amount}: ${gap || 'altro'} rispetto a quanto atteso.`,
      missing: () => 'Nessuna bolletta cita il pagamento o il suo flusso.',
      unused: () => 'L’ente non usa qui la tesoreria.',
    },
  },
  en: {
    notifica: {
      ok: (amount: string) => `The body notified it for ${amount}, as the receipt says.`,
      different: (amount: string, gap: string) => `The body notified ${amount}: ${gap || 'other'} against the receipt.`,
      missing: () => 'The body did not notify it.',
      unused: () => 'There is no notification, and this payment needs none.',
    },
    ricevuta: {
      ok: (amount: string) => `${amount} paid.`,
      missing: () => 'No receipt has arrived.',
    },
    flusso: {
      ok: (amount: string) => `The PSP reported ${amount}.`,
      different: (amount: string, gap: string) => `The PSP reported ${amount}: ${gap || 'other'} against the receipt.`,
      missing: () => 'No flow reports it, and the expected days have passed.',
      waiting: () => 'The PSP’s flow may still come in time.',
      unused: () => 'It was credited alone: no flow is needed.',
    },
    tesoreria: {
      ok: (amount: string) => `The entries that cover it make ${amount}.`,
      different: (amount: string, gap: string) =>
        `The entries make ${amount}: ${gap || 'other'} against what was expected.`,
      missing: () => 'No entry names the payment or its flow.',
      unused: () => 'The body does not use its treasury here.',
    },
  },
} as const;

const t = texts(CHAIN_WORDS);
type Sentence = (amount: string, gap: string) => string;

/** A difference with its sign: `+€ 2,00`. */
export const signed = (scarto: string): string =>
  scarto.startsWith('-') ? formatMoney(scarto) : `+${formatMoney(scarto)}`;

/** What a document of the chain says, in a sentence. */
export function sentenceOf({ key, state, importo, scarto }: ChainNode): string {
  const sentences: Readonly<Partial<Record<string, Sentence>>> = t[key];
  return sentences[state]?.(formatMoney(importo ?? '0.00'), scarto === undefined ? '' : signed(scarto)) ?? '';
}
