export * from './others';
export * from './pagamento-comparisons';
export * from './pagamento';
export * from './revoked';
export * from './references';
export * from './letture';
export type { Said, Words } from './words';
export { asEuro } from './words-it';
export * from './say';
