export * from './altri';
export * from './confronti-pagamento';
export * from './pagamento';
export * from './revoked';
export * from './riferimenti';
