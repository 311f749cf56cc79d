export * from './conditions';
export * from './database';
export * from './db.module';
export * from './housekeeping';
export * from './migrate';
export * from './outage';
export * from './session-lock';
export * from './wake-loop';
