import { refuse } from './errors';

/** A code of the ente on a station: it makes notice numbers and finds them again. Source: onboarding.md §8.1, §9.3. */
export interface CodiceStazione {
  readonly stazione: string;
  readonly tipo: 'SEGREGAZIONE' | 'APPLICATION';
  /** Two digits. */
  readonly codice: string;
  /** The one that new IUVs are made with. */
  readonly generaIuv: boolean;
  /** It may have made an IUV: it can no longer be removed, old notices bear it. */
  readonly usato: boolean;
}

const keyOf = (codice: Pick<CodiceStazione, 'stazione' | 'tipo' | 'codice'>): string =>
  `${codice.stazione}/${codice.tipo}/${codice.codice}`;

/**
 * The new list in place of the old one: no code twice, exactly one with `generaIuv` (aux digit 3 asks a segregation code),
 * used ones stay for look-up. @throws OnboardingError `CODICI_NON_VALIDI`, `CODICE_IN_USO`
 */
export function replaceCodici(
  prima: readonly CodiceStazione[],
  after: readonly Omit<CodiceStazione, 'usato'>[],
  auxDigit: '0' | '3',
): readonly CodiceStazione[] {
  const keys = after.map(keyOf);
  if (new Set(keys).size !== keys.length) refuse('CODICI_NON_VALIDI', 'Un codice è indicato due volte.');
  if (after.some(({ codice }) => !/^\d{2}$/.test(codice))) refuse('CODICI_NON_VALIDI', 'Un codice ha due cifre.');
  const generators = after.filter(({ generaIuv }) => generaIuv);
  if (generators.length !== 1)
    refuse('CODICI_NON_VALIDI', 'Esattamente un codice genera gli IUV.', { generatori: generators.length });
  const expected = auxDigit === '3' ? 'SEGREGAZIONE' : 'APPLICATION';
  if (generators[0]?.tipo !== expected)
    refuse('CODICI_NON_VALIDI', `Con aux digit ${auxDigit} gli IUV nascono da un codice di tipo ${expected}.`);
  const removed = prima.find((codice) => codice.usato && !keys.includes(keyOf(codice)));
  if (removed)
    refuse(
      'CODICE_IN_USO',
      `Il codice ${removed.codice} della stazione ${removed.stazione} può aver generato IUV: resta.`,
    );
  const used = new Set(prima.filter(({ usato }) => usato).map(keyOf));
  return [...after]
    .map((codice) => ({ ...codice, usato: used.has(keyOf(codice)) }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Out of INSERITO debts can be made: from then on the generating code counts as used. Source: onboarding.md §7, §8.1. */
export const markUsed = (codici: readonly CodiceStazione[]): readonly CodiceStazione[] =>
  codici.map((codice) => (codice.generaIuv ? { ...codice, usato: true } : codice));
