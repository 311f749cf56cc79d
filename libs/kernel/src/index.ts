export * from './brand';
export * from './cents';
export * from './domain-error';
export * from './identity';
export * from './iuv';
export * from './time';
export * from './unit-of-work';
