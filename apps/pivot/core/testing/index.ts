export * from './in-memory';
export * from './steps';
export * from './ports.suite';
export * from './stories';
export * from './mark-all-dirty';
