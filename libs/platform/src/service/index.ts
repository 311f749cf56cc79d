export * from './serve';
export * from './service-modules';
