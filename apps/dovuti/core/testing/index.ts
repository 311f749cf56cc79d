export * from './a-dovuto';
export * from './a-line';
export * from './dovuti.suite';
export * from './fake-stores';
