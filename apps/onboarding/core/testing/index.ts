export * from './an-ente';
export * from './pictures';
