export * from './an-ente';
