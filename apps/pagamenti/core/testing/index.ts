export * from './a-quote';
export * from './an-rt';
