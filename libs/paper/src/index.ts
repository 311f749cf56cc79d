export * from './labels';
export * from './notice';
export * from './notice-codes';
export * from './receipt';
