export * from './compute';
export * from './decimal';
export * from './definition';
export * from './evaluate';
export * from './expression';
export * from './faults';
export * from './judge-answer';
export * from './pattern';
