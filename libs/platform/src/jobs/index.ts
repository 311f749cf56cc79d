export * from './jobs';
export * from './jobs.module';
export * from './lavori.migration';
export * from './definition';
export * from './runner';
