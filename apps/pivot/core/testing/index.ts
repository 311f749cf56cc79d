export * from './archivio-in-memoria';
export * from './passi';
export * from './storie';
