export * from './archivio-in-memoria';
export * from './passi';
