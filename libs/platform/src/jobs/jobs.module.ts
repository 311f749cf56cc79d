import { type DynamicModule, Global, Module } from '@nestjs/common';
import { JobRunner } from './runner';
import { Jobs } from './jobs';

/** Provides `Jobs` (to record) and `JobRunner` (to register handlers, before the application bootstraps). */
@Global()
@Module({})
export class JobsModule {
  static forRoot(): DynamicModule {
    return { module: JobsModule, providers: [Jobs, JobRunner], exports: [Jobs, JobRunner] };
  }
}
