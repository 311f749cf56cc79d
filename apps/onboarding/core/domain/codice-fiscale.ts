import { type CodiceFiscaleEnte, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { refuse } from './errors';

/** The eleventh digit that the first ten ask for: the sum of partita IVA, odd positions as they are, even ones doubled. */
export function checkDigitOf(firstTen: string): string {
  const sum = [...firstTen].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** A codice fiscale whose check digit holds. Source: onboarding.md §8.1. @throws OnboardingError `CODICE_FISCALE_ENTE_NON_VALIDO` */
export function parseCodiceFiscaleVerificato(text: string): CodiceFiscaleEnte {
  const shaped = parseCodiceFiscaleEnte(text);
  if (checkDigitOf(shaped.slice(0, 10)) !== shaped[10])
    refuse('CODICE_FISCALE_ENTE_NON_VALIDO', 'La cifra di controllo del codice fiscale non torna.');
  return shaped;
}
