/** Roles that a client may be given. Source: roles.md §2; people's sessions come with the login. */
export const RUOLI = [
  'SISTEMA_ENTE',
  'OPERATORE',
  'PIVOT_VISUALIZZA',
  'PIVOT_FLUSSI',
  'AMMINISTRATORE_ENTE',
  'AMMINISTRATORE_INTERMEDIARIO',
  'ASSISTENZA',
  'REVISORE',
] as const;
export type Ruolo = (typeof RUOLI)[number];

const SE = 'SISTEMA_ENTE';
const OP = 'OPERATORE';
const PV = 'PIVOT_VISUALIZZA';
const PF = 'PIVOT_FLUSSI';
const AE = 'AMMINISTRATORE_ENTE';
const AI = 'AMMINISTRATORE_INTERMEDIARIO';
const AS = 'ASSISTENZA';
const RE = 'REVISORE';

/**
 * Who holds which permission: the rows of roles.md §3.2–3.4 that have a door today. `ente.read`, `iban.verifica` and
 * `spc.scarico` are ours: reading the record, steps of an account that need proof from the node, asking for a pull.
 * AI works on an ente's debts through a client that is given those permissions by name (R4).
 */
export const MATRIX = {
  'ente.read': [SE, OP, PV, PF, AE, AI, AS, RE],
  'ente.create': [AI],
  'ente.update.all': [AI],
  'ente.stato': [AI],
  'ente.funzionalita': [AI],
  'iban.write': [AE, AI],
  'iban.verifica': [AI],
  'tipo.update.all': [AI],
  'sh.manage': [AE, AI],
  'audit.read': [AE, AI, RE],
  'dovuto.read': [SE, OP, AE, AI, AS, RE],
  'dovuto.write': [SE, OP, AE],
  'flusso.import': [SE, OP, AE],
  'flusso.read.all': [SE, OP, AE, AI, AS, RE],
  'rt.download': [OP, AE, AI, RE, SE],
  'spc.read': [SE, OP, AE, AI, AS, RE],
  'spc.scarico': [AE, AI],
  'giornale.read': [AE, AI, AS, RE],
  'pivot.view': [PV, AE, AI, AS, RE],
  'pivot.import': [PF, AE, AI, SE],
  'pivot.import.read': [PV, PF, AE, AI, AS, RE, SE],
} as const satisfies Record<string, readonly Ruolo[]>;

export type Permesso = keyof typeof MATRIX;

/** Every permission code, in the order of the matrix. */
export const PERMESSI = Object.keys(MATRIX) as readonly Permesso[];

/** Permissions that make no sense for one ente alone: only clients of the intermediary hold them. */
export const SOLO_INTERMEDIARIO: readonly Permesso[] = [
  'ente.create',
  'ente.update.all',
  'ente.stato',
  'ente.funzionalita',
  'iban.verifica',
  'tipo.update.all',
];

/** What the roles give together: they add up, none takes away. Source: roles.md R2. */
export function permessiOf(ruoli: readonly Ruolo[]): readonly Permesso[] {
  return PERMESSI.filter((permesso) => (MATRIX[permesso] as readonly Ruolo[]).some((ruolo) => ruoli.includes(ruolo)));
}
