export * from './jobs';
export * from './jobs.module';
export * from './lavori.migration';
export * from './runner';
