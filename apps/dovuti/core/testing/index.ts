export * from './a-dovuto';
