import type { components } from '../api/schema/onboarding';

export type Operatore = components['schemas']['OperatoreView'];
export type Ruolo = components['schemas']['NewAssegnazioneDto']['ruolo'];
export type OwnRuolo = Operatore['ruoli'][number];

/** Roles that an ente gives to persons, in the order in which they are most often given. */
export const RUOLI: readonly Ruolo[] = [
  'OPERATORE',
  'PIVOT_VISUALIZZA',
  'PIVOT_FLUSSI',
  'AMMINISTRATORE_ENTE',
  'REVISORE',
  'PIVOT_ACCERTA',
  'PIVOT_STATISTICHE',
  'REFERENTE_PAGAMENTI',
  'REFERENTE_SOFTWARE_HOUSE',
];

/** Those that may be limited to some tipi dovuto. The server holds the rule; this hides the choice. */
export const BY_TIPO: readonly string[] = ['OPERATORE', 'PIVOT_VISUALIZZA', 'PIVOT_ACCERTA'];

export const nameOf = ({ persona }: Operatore): string => `${persona.nome} ${persona.cognome}`;

/** Neither revoked nor past: it may begin later. */
export const isPresent = ({ stato, a }: OwnRuolo, today: string): boolean =>
  stato === 'ATTIVA' && (a === null || a >= today);
