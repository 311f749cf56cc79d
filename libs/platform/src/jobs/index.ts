export * from './jobs';
export * from './jobs.module';
export * from './jobs.migration';
export * from './definition';
export * from './runner';
export * from './jobs-command';
