export * from './archivio-in-memoria';
export * from './passi';
export * from './porte.suite';
export * from './storie';
