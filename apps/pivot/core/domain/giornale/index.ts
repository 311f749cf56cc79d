export * from './csv';
export * from './mapping';
export * from './file-name';
export * from './riga';
