export * from './database';
export * from './db.module';
export * from './migrate';
export * from './outage';
