export * from './others';
export * from './pagamento-comparisons';
export * from './pagamento';
export * from './revoked';
export * from './references';
export * from './readings';
export type { Said, Words } from './words';
export { asEuro } from './words-it';
export * from './say';
