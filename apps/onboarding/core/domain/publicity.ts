import type { LocalDate } from '@mypay/kernel';
import type { AmbitoSospensione, Ente } from './ente';
import type { TipoDovuto } from './tipo-dovuto';

/** What an ente offers to citizens now. A suspension says how far it goes, never why. Source: onboarding.md §7, §10.2. */
export interface Publicity {
  readonly stato: 'ESERCIZIO' | 'SOSPESO';
  readonly ambito?: AmbitoSospensione | undefined;
  readonly fino?: LocalDate | undefined;
  /** Its notices may be paid here. */
  readonly avvisi: boolean;
  /** It takes spontaneous payments. */
  readonly spontanei: boolean;
}

/** How citizens see an ente; undefined for one that they do not see. Source: onboarding.md §7, I3. */
export function publicityOf({ stato, sospensione, funzionalita }: Ente): Publicity | undefined {
  if (stato === 'ESERCIZIO') return { stato, avvisi: true, spontanei: funzionalita.PAGAMENTO_SPONTANEO };
  if (stato !== 'SOSPESO' || sospensione?.statoPrecedente !== 'ESERCIZIO') return undefined;
  const { ambito, fino } = sospensione;
  return { stato, ambito, fino, avvisi: ambito === 'SOLO_SPONTANEI' || ambito === 'NUOVI_DEBITI', spontanei: false };
}

/** True for a tipo that citizens may pay by themselves. */
export const isOffered = ({ attivo, spontaneo, marcaDaBollo }: TipoDovuto): boolean =>
  attivo && spontaneo && !marcaDaBollo;

/** Lower case without accents, only letters and digits, one blank between words: what is searched, and what searches. */
export const searchWords = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
