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

const SYSTEM = 'SISTEMA_ENTE';
const OPERATOR = 'OPERATORE';
const VIEWER = 'PIVOT_VISUALIZZA';
const FLOW_READER = 'PIVOT_FLUSSI';
const ENTE_ADMIN = 'AMMINISTRATORE_ENTE';
const BROKER_ADMIN = 'AMMINISTRATORE_INTERMEDIARIO';
const SUPPORT = 'ASSISTENZA';
const AUDITOR = 'REVISORE';

/**
 * Who holds which permission: the rows of roles.md §3.2–3.4 that have a door today. `ente.read`, `iban.verifica` and
 * `spc.scarico` are ours: reading the record, steps of an account that need proof from the node, asking for a pull.
 * BROKER_ADMIN works on an ente's debts through a client that is given those permissions by name (R4).
 */
export const MATRIX = {
  'ente.read': [SYSTEM, OPERATOR, VIEWER, FLOW_READER, ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'ente.create': [BROKER_ADMIN],
  'ente.update.all': [BROKER_ADMIN],
  'ente.stato': [BROKER_ADMIN],
  'ente.funzionalita': [BROKER_ADMIN],
  'iban.write': [ENTE_ADMIN, BROKER_ADMIN],
  'iban.verifica': [BROKER_ADMIN],
  'tipo.update.all': [BROKER_ADMIN],
  'sh.manage': [ENTE_ADMIN, BROKER_ADMIN],
  'audit.read': [ENTE_ADMIN, BROKER_ADMIN, AUDITOR],
  'dovuto.read': [SYSTEM, OPERATOR, ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'dovuto.write': [SYSTEM, OPERATOR, ENTE_ADMIN],
  'flusso.import': [SYSTEM, OPERATOR, ENTE_ADMIN],
  'flusso.read.all': [SYSTEM, OPERATOR, ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'rt.download': [OPERATOR, ENTE_ADMIN, BROKER_ADMIN, AUDITOR, SYSTEM],
  'spc.read': [SYSTEM, OPERATOR, ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'spc.scarico': [ENTE_ADMIN, BROKER_ADMIN],
  'giornale.read': [ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'pivot.view': [VIEWER, ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'pivot.import': [FLOW_READER, ENTE_ADMIN, BROKER_ADMIN, SYSTEM],
  'pivot.import.read': [VIEWER, FLOW_READER, ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR, SYSTEM],
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
