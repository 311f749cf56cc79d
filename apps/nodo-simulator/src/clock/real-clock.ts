/** The machine's clock: it only says how far virtual time has run when it runs 1:1, and it measures. */
export const realMs = (): number => Date.now(); // eslint-disable-line no-restricted-syntax -- the simulator's one reading of the real clock
