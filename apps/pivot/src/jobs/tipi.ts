/** Long work of pivot; the names lie in `lavori`. */
export const CARICA_FLUSSO = 'carica-flusso';
export const CARICA_GIORNALE = 'carica-giornale';
export const RICOSTRUZIONE = 'ricostruzione';
export const VERIFICA = 'verifica';
export const PULIZIA_EVENTI = 'pulizia-eventi';
/** Consumer group of this service. */
export const GRUPPO = 'pivot';
