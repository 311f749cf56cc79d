/** Every role of roles.md §2, but APP_CITTADINO, whose channel is not there yet. */
export const RUOLI = [
  'SISTEMA_ENTE',
  'OPERATORE',
  'PIVOT_VISUALIZZA',
  'PIVOT_FLUSSI',
  'AMMINISTRATORE_ENTE',
  'AMMINISTRATORE_INTERMEDIARIO',
  'ASSISTENZA',
  'REVISORE',
  'PIVOT_ACCERTA',
  'PIVOT_STATISTICHE',
  'REFERENTE_PAGAMENTI',
  'REFERENTE_SOFTWARE_HOUSE',
  'ANONIMO',
  'CITTADINO',
] as const;
export type Ruolo = (typeof RUOLI)[number];

/** Roles that a client may be given: those of who works for an ente or for the intermediary. */
export const RUOLI_CLIENT = [
  'SISTEMA_ENTE',
  'OPERATORE',
  'PIVOT_VISUALIZZA',
  'PIVOT_FLUSSI',
  'AMMINISTRATORE_ENTE',
  'AMMINISTRATORE_INTERMEDIARIO',
  'ASSISTENZA',
  'REVISORE',
] as const satisfies readonly Ruolo[];
export type RuoloClient = (typeof RUOLI_CLIENT)[number];

/** Roles that a person may have on one ente. Source: roles.md §2. */
export const RUOLI_ENTE = [
  'OPERATORE',
  'PIVOT_VISUALIZZA',
  'PIVOT_FLUSSI',
  'PIVOT_ACCERTA',
  'PIVOT_STATISTICHE',
  'AMMINISTRATORE_ENTE',
  'REFERENTE_PAGAMENTI',
  'REFERENTE_SOFTWARE_HOUSE',
  'REVISORE',
] as const satisfies readonly Ruolo[];
export type RuoloEnte = (typeof RUOLI_ENTE)[number];

/** Roles that a person may have on all enti of an intermediary. */
export const RUOLI_INTERMEDIARIO = [
  'AMMINISTRATORE_INTERMEDIARIO',
  'ASSISTENZA',
  'REVISORE',
] as const satisfies readonly Ruolo[];
export type RuoloIntermediario = (typeof RUOLI_INTERMEDIARIO)[number];

/** Roles that may be given for some tipi dovuto alone. Source: roles.md §2, column "Scope". */
export const RUOLI_BY_TIPO: readonly Ruolo[] = ['OPERATORE', 'PIVOT_VISUALIZZA', 'PIVOT_ACCERTA'];

const SYSTEM = 'SISTEMA_ENTE';
const OPERATOR = 'OPERATORE';
const VIEWER = 'PIVOT_VISUALIZZA';
const FLOW_READER = 'PIVOT_FLUSSI';
const ACCOUNTANT = 'PIVOT_ACCERTA';
const STATISTICIAN = 'PIVOT_STATISTICHE';
const ENTE_ADMIN = 'AMMINISTRATORE_ENTE';
const CONTACT = 'REFERENTE_PAGAMENTI';
const INTEGRATOR = 'REFERENTE_SOFTWARE_HOUSE';
const BROKER_ADMIN = 'AMMINISTRATORE_INTERMEDIARIO';
const SUPPORT = 'ASSISTENZA';
const AUDITOR = 'REVISORE';
const STRANGER = 'ANONIMO';
const CITIZEN = 'CITTADINO';

/**
 * Who holds which permission: rows of roles.md §3. `ente.read`, `iban.verifica` and `spc.scarico` are ours: reading the
 * record, steps of an account that need proof from the node, asking for a pull. BROKER_ADMIN works on an ente's debts through
 * a client that is given those permissions by name (R4). ENTE_ADMIN has all that operators and pivot roles have (R3).
 */
export const MATRIX = {
  'pub.enti.read': [STRANGER, CITIZEN],
  'pub.avviso.read': [STRANGER, CITIZEN],
  'pub.avviso.pdf': [STRANGER, CITIZEN],
  'pub.spontaneo.create': [STRANGER, CITIZEN],
  'pub.carrello.read': [STRANGER, CITIZEN],
  'pub.carrello.write': [STRANGER, CITIZEN],
  'pub.checkout': [STRANGER, CITIZEN],
  'pub.esito.read': [STRANGER, CITIZEN],
  'cit.debiti.read': [CITIZEN],
  'cit.pagati.read': [CITIZEN],
  'cit.rt.download': [CITIZEN],
  'cit.profilo': [CITIZEN],
  'cit.dovuto.annulla': [CITIZEN],
  'ente.read': [
    SYSTEM,
    OPERATOR,
    VIEWER,
    FLOW_READER,
    ACCOUNTANT,
    STATISTICIAN,
    ENTE_ADMIN,
    CONTACT,
    INTEGRATOR,
    BROKER_ADMIN,
    SUPPORT,
    AUDITOR,
  ],
  'ente.create': [BROKER_ADMIN],
  'ente.update.self': [ENTE_ADMIN, BROKER_ADMIN],
  'ente.update.all': [BROKER_ADMIN],
  'ente.stato': [BROKER_ADMIN],
  'ente.logo': [BROKER_ADMIN],
  'ente.messaggio': [ENTE_ADMIN, BROKER_ADMIN],
  'ente.funzionalita': [BROKER_ADMIN],
  'iban.write': [ENTE_ADMIN, BROKER_ADMIN],
  'iban.verifica': [BROKER_ADMIN],
  'tipo.update.self': [ENTE_ADMIN, BROKER_ADMIN],
  'tipo.update.all': [BROKER_ADMIN],
  'operatore.read': [ENTE_ADMIN, BROKER_ADMIN, AUDITOR],
  'operatore.manage': [ENTE_ADMIN, BROKER_ADMIN],
  'operatore.admin': [ENTE_ADMIN, BROKER_ADMIN],
  'sh.manage': [ENTE_ADMIN, BROKER_ADMIN],
  'int.per-conto': [BROKER_ADMIN],
  'audit.read': [ENTE_ADMIN, BROKER_ADMIN, AUDITOR],
  'dovuto.read': [SYSTEM, OPERATOR, ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'dovuto.write': [SYSTEM, OPERATOR, ENTE_ADMIN],
  'avviso.pdf': [SYSTEM, OPERATOR, ENTE_ADMIN, BROKER_ADMIN, AUDITOR],
  'avviso.massivo': [OPERATOR, ENTE_ADMIN],
  'flusso.import': [SYSTEM, OPERATOR, ENTE_ADMIN],
  'flusso.read.own': [SYSTEM, OPERATOR, ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'flusso.read.all': [ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'flusso.cancel': [OPERATOR, ENTE_ADMIN],
  'export.create': [SYSTEM, OPERATOR, ENTE_ADMIN],
  'rt.download': [OPERATOR, ENTE_ADMIN, BROKER_ADMIN, AUDITOR, SYSTEM],
  'spc.read': [SYSTEM, OPERATOR, ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'spc.scarico': [ENTE_ADMIN, BROKER_ADMIN],
  'giornale.read': [ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'pivot.view': [VIEWER, ACCOUNTANT, ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR],
  'pivot.abbinamento.write': [VIEWER, ENTE_ADMIN],
  'pivot.import': [FLOW_READER, ENTE_ADMIN, BROKER_ADMIN, SYSTEM],
  'pivot.import.read': [VIEWER, FLOW_READER, ENTE_ADMIN, BROKER_ADMIN, SUPPORT, AUDITOR, SYSTEM],
  'pivot.export': [VIEWER, ENTE_ADMIN, BROKER_ADMIN, AUDITOR],
} as const satisfies Record<string, readonly Ruolo[]>;

export type Permesso = keyof typeof MATRIX;

/** Every permission code, in the order of the matrix. */
export const PERMESSI = Object.keys(MATRIX) as readonly Permesso[];

/** Permissions of the citizens' side: nobody who works for an ente is given them, and no client. */
export const isOfCitizen = (permesso: Permesso): boolean => /^(pub|cit)\./.test(permesso);

/** Permissions that a client may be given. */
export const PERMESSI_CLIENT: readonly Permesso[] = PERMESSI.filter((permesso) => !isOfCitizen(permesso));

/** Permissions that make no sense for one ente alone: only clients of the intermediary hold them. */
export const SOLO_INTERMEDIARIO: readonly Permesso[] = [
  'ente.create',
  'ente.update.all',
  'ente.stato',
  'ente.logo',
  'ente.funzionalita',
  'iban.verifica',
  'tipo.update.all',
  'int.per-conto',
];

/** What the roles give together: they add up, none takes away. Source: roles.md R2. */
export function permessiOf(ruoli: readonly Ruolo[]): readonly Permesso[] {
  return PERMESSI.filter((permesso) => (MATRIX[permesso] as readonly Ruolo[]).some((ruolo) => ruoli.includes(ruolo)));
}
