/** Long work of pivot; the names lie in `lavori`. */
export const LOAD_FLUSSO = 'carica-flusso';
export const LOAD_GIORNALE = 'carica-giornale';
export const REBUILD = 'ricostruzione';
export const VERIFY = 'verifica';
