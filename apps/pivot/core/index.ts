export * from './application/load-giornale';
export * from './application/explain';
export * from './domain';
export * from './application/ports';
export * from './application/registra';
export * from './application/riclassifica';
export * from './application/tolerant-turn';
export * from './application/verifica';
