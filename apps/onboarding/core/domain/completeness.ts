import type { Ente } from './ente';
import { isUsable } from './iban';
import { tipoLacks, type TipoDovuto } from './tipo-dovuto';

/** A line of "Cosa manca". */
export interface Lack {
  readonly regola: 'K1' | 'K4' | 'K5' | 'K6';
  readonly testo: string;
}

/**
 * What an ente still lacks to be payable; empty when complete. The rows of onboarding.md §8.3 whose facts are kept here: K1,
 * K4, K5, K6 (validity in time of the taxonomy comes with the catalogue). Pure.
 */
export function lacksOf(ente: Ente, tipi: readonly TipoDovuto[]): readonly Lack[] {
  const { dati, codici } = ente;
  const lacks: Lack[] = [];
  const add = (regola: Lack['regola'], text: string): void => void lacks.push({ regola, testo: text });

  if (dati.tipoEnte.trim() === '') add('K1', 'Manca il tipo ente.');
  if (!dati.emailAmministratore) add('K1', 'Manca l’e-mail di chi riceve le notifiche.');
  if (codici.filter(({ generaIuv }) => generaIuv).length !== 1)
    add('K4', 'Serve esattamente un codice che genera gli IUV.');
  if (!dati.cbill) add('K4', 'Manca il codice CBILL.');
  const active = tipi.filter(({ attivo, marcaDaBollo }) => attivo && !marcaDaBollo);
  if (active.length === 0) add('K5', 'Nessun tipo dovuto è abilitato.');
  for (const tipo of active)
    for (const lack of tipoLacks(tipo, ente.iban, dati.ibanDefault)) add('K6', `Tipo dovuto ${tipo.codice}: ${lack}.`);
  return lacks;
}

/** The accounts that the tipi that are on would be credited to, and that no longer can be. Source: T21 "IBANs still ATTIVO". */
export function unusableConti(ente: Ente, tipi: readonly TipoDovuto[]): readonly string[] {
  const used = tipi
    .filter(({ attivo, marcaDaBollo }) => attivo && !marcaDaBollo)
    .flatMap((tipo) => [tipo.ibanPsp ?? ente.dati.ibanDefault, tipo.ibanPostale])
    .filter((iban) => iban !== undefined);
  return [...new Set(used)].filter((iban) => !ente.iban.some((conto) => conto.iban === iban && isUsable(conto)));
}
