import { type CodiceFiscaleEnte, isPartitaIva, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { refuse } from './errors';

/** A codice fiscale whose check digit, that of a partita IVA, holds. Source: onboarding.md §8.1. @throws OnboardingError `CODICE_FISCALE_ENTE_NON_VALIDO` */
export function parseVerifiedCodiceFiscale(text: string): CodiceFiscaleEnte {
  const shaped = parseCodiceFiscaleEnte(text);
  if (!isPartitaIva(shaped))
    refuse('CODICE_FISCALE_ENTE_NON_VALIDO', 'La cifra di controllo del codice fiscale non torna.');
  return shaped;
}
