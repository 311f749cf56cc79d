export * from './suggestion';
export * from './likeness';
export * from './for-movimento';
export * from './for-pagamento';
