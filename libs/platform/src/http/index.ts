export * from './app';
export * from './problem';
export * from './run-service';
export * from './openapi';
