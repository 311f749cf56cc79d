/** Nest tokens of onboarding's ports. */
export const CLOCK = Symbol('Clock');
export const UNIT_OF_WORK = Symbol('OnboardingUnitOfWork');
export const CLIENTS = Symbol('Clients');
export const ENTI_REGISTER = Symbol('ElencoEnti');
export const ENTE_READS = Symbol('EnteReads');
export const LOGO_PRINTS = Symbol('LogoPrints');
export const STAZIONI = Symbol('Stazioni');
export const WATCHED_ENTI = Symbol('WatchedEnti');
export const PUBLIC_ENTI = Symbol('PublicEnti');
export const SECRETS = Symbol('Segreti');
export const UTENTI = Symbol('Utenti');
export const ACCESS_LOG = Symbol('AccessLog');
export const ACCESS_READS = Symbol('AccessReads');
export const REGISTER_PROOF = Symbol('RegisterProof');
export const OPERATORI = Symbol('Operatori');
