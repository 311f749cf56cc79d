export * from './postgres/binaries';
export * from './postgres/cluster';
export { deploySql, workspaceRoot } from './postgres/deploy-sql';
export { sharedServer } from './postgres/shared-server';
export * from './postgres/test-database';
export * from './tenant-isolation';
export * from './published';
export * from './until';
export * from './hostile';
