import { portale0101 } from './0101-sessions';

export const migrations = [portale0101];
