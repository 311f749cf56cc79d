export * from './address-turns';
export * from './app';
export * from './keyset';
export * from './openapi';
export * from './problem';
export * from './run-service';
export { AnyText } from './storable-text';
export * from './use-case';
export { DtoPipe, validationProblem } from './validation';
