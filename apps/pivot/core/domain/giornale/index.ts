export * from './mappatura';
export * from './nome';
export * from './riga';
