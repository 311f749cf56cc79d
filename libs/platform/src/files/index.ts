export * from './copy-text';
export * from './csv';
export * from './file-refused';
export * from './upload';
export * from './xlsx-writer';
export * from './zip-reader';
export * from './zip-writer';
