interface Kept {
  readonly id: number;
  readonly file: File;
  readonly name: string;
}

let kept: Kept | undefined;

/** Keeps the file of a trial in this window, so that it can be loaded for good without being looked for again. */
export const keepFile = (id: number, file: File, name: string): void => {
  kept = { id, file, name };
};

/** The file of this trial, if the window still has it. */
export const keptFile = (id: number): Kept | undefined => (kept?.id === id ? kept : undefined);
