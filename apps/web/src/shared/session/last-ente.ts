const KEY = 'ultimo-ente';

/** The ente that was chosen last in this browser. */
export const lastEnte = (): string | undefined => localStorage.getItem(KEY) ?? undefined;

export const rememberEnte = (codiceIpa: string): void => localStorage.setItem(KEY, codiceIpa);
