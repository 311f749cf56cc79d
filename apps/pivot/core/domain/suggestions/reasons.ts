import type { Cents, LocalDate } from '@mypay/kernel';
import { asEuro as inItalian } from '../explanation/words-it';
import { asEuro as inEnglish } from '../explanation/words-en';
import type { Said } from '../explanation/words';
import type { Movimento } from '../movimento';
import type { CandidateFlusso } from './suggestion';

const both = (it: string, en: string): Said => ({ it, en });
const day = (d: LocalDate): string => d.split('-').reverse().join('/');
const named = ({ anno, bolletta }: Pick<Movimento, 'anno' | 'bolletta'>): string => `${anno}/${bolletta}`;

/** Why something is proposed, in words for an operator. */
export const REASONS = {
  sameAmount: (f: CandidateFlusso): Said =>
    both(
      `Il flusso ${f.iuf} dichiara lo stesso importo, ${inItalian(f.importoTotale)}, con regolamento il ${day(f.dataRegolamento)}, e nessuna bolletta lo cita.`,
      `Flow ${f.iuf} declares the same amount, ${inEnglish(f.importoTotale)}, settled on ${day(f.dataRegolamento)}, and no entry names it.`,
    ),
  otherAmount: (f: CandidateFlusso): Said =>
    both(
      `L’importo non è quello del flusso, che dichiara ${inItalian(f.importoTotale)}.`,
      `The amount is not that of the flow, which declares ${inEnglish(f.importoTotale)}.`,
    ),
  onlyOne: (): Said =>
    both('È il solo flusso vicino nel tempo con questo importo.', 'It is the only flow near in time with this amount.'),
  truncated: (code: string, f: CandidateFlusso): Said =>
    both(
      `La causale riporta ${code}: un solo flusso comincia così, ${f.iuf}.`,
      `The text holds ${code}: only one flow begins so, ${f.iuf}.`,
    ),
  alike: (code: string, other: string): Said =>
    both(
      `${code} e ${other} sono uguali, salvo gli zeri o le maiuscole.`,
      `${code} and ${other} are the same but for zeros or case.`,
    ),
  completes: (f: CandidateFlusso): Said =>
    both(
      `Il flusso ${f.iuf} di ${inItalian(f.importoTotale)} è stato accreditato per ${inItalian(f.credited)}: con questa bolletta torna.`,
      `Flow ${f.iuf} of ${inEnglish(f.importoTotale)} was credited with ${inEnglish(f.credited)}: this entry makes it whole.`,
    ),
  severalCredits: (f: CandidateFlusso, other: Movimento): Said =>
    both(
      `Con la bolletta ${named(other)} di ${inItalian(other.importo)} fa il totale del flusso ${f.iuf}, ${inItalian(f.importoTotale)}.`,
      `With entry ${named(other)} of ${inEnglish(other.importo)} it makes the total of flow ${f.iuf}, ${inEnglish(f.importoTotale)}.`,
    ),
  severalFlows: (a: CandidateFlusso, b: CandidateFlusso): Said =>
    both(
      `I flussi ${a.iuf} di ${inItalian(a.importoTotale)} e ${b.iuf} di ${inItalian(b.importoTotale)} fanno insieme l’importo della bolletta. Una bolletta si abbina a un flusso solo: chiedete al tesoriere di dividerla.`,
      `Flows ${a.iuf} of ${inEnglish(a.importoTotale)} and ${b.iuf} of ${inEnglish(b.importoTotale)} make the amount of the entry together. An entry is linked to one flow only: ask the treasurer to split it.`,
    ),
  sameAmountOf: (what: 'receipt' | 'row', importo: Cents): Said =>
    what === 'receipt'
      ? both(
          `La ricevuta ha lo stesso importo, ${inItalian(importo)}.`,
          `The receipt has the same amount, ${inEnglish(importo)}.`,
        )
      : both(
          `La riga del flusso ha lo stesso importo, ${inItalian(importo)}.`,
          `The row of the flow has the same amount, ${inEnglish(importo)}.`,
        ),
} as const;
