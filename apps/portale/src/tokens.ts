/** Nest token of the environment, parsed. */
export const CONFIG = Symbol('PortaleEnv');
