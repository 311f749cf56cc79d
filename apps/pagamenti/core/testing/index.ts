export * from './a-quote';
export * from './an-rt';
export * from './in-memory';
export * from './stores.suite';
