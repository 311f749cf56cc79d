import { type LocalDate, unsafeLinks } from '@mypay/kernel';
import type { EnteData } from './ente';
import { refuse } from './errors';

type Message = Pick<EnteData, 'messaggio' | 'messaggioEn' | 'messaggioDa' | 'messaggioA'>;

/**
 * A message that may be shown: its links lead to https, an e-mail or a telephone, and its days are the right way round.
 * Source: onboarding.md §8.7, §8.3 K11. @throws OnboardingError `MESSAGGIO_NON_VALIDO`
 */
export function checkMessage({ messaggio, messaggioEn, messaggioDa, messaggioA }: Message): void {
  for (const [campo, text] of [
    ['messaggio', messaggio],
    ['messaggioEn', messaggioEn],
  ] as const) {
    const [href] = unsafeLinks(text ?? '');
    if (href !== undefined) {
      const why = `Il collegamento «${href.slice(0, 100)}» non va: comincia con https://, mailto: o tel:.`;
      refuse('MESSAGGIO_NON_VALIDO', why, { errori: [{ campo, codice: 'COLLEGAMENTO', motivo: why }] });
    }
  }
  if (messaggioEn !== undefined && messaggio === undefined) {
    const why = 'Un messaggio in inglese ne vuole uno in italiano.';
    refuse('MESSAGGIO_NON_VALIDO', why, { errori: [{ campo: 'messaggio', codice: 'ITALIANO', motivo: why }] });
  }
  if (messaggioDa !== undefined && messaggioA !== undefined && messaggioA < messaggioDa) {
    const why = 'L’ultimo giorno del messaggio viene prima del primo.';
    refuse('MESSAGGIO_NON_VALIDO', why, { errori: [{ campo: 'messaggioA', codice: 'GIORNI', motivo: why }] });
  }
}

/** The message that citizens read on this day; undefined when there is none, or not today. */
export function messageOn(
  { messaggio, messaggioEn, messaggioDa, messaggioA }: Message,
  today: LocalDate,
): { readonly it: string; readonly en?: string | undefined } | undefined {
  if (messaggio === undefined) return undefined;
  if ((messaggioDa !== undefined && today < messaggioDa) || (messaggioA !== undefined && today > messaggioA))
    return undefined;
  return { it: messaggio, en: messaggioEn };
}
