/** How much of a file is in memory, and in one transaction: whichever bound is met first. */
export interface ChunkBounds {
  readonly rows: number;
  /** Of the lines as they came. */
  readonly bytes: number;
}
