export * from './altri';
export * from './confronti-pagamento';
export * from './pagamento';
export * from './riferimenti';
