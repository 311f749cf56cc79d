export * from './decorators';
export * from './guard';
export * from './keys';
export * from './service-tokens';
export * from './auth.module';
