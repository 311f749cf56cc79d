export * from './csv';
export * from './mappatura';
export * from './nome';
export * from './riga';
