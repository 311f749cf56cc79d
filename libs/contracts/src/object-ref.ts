import { z } from 'zod';

/** Where a big body lies: key in the object store, size in bytes, SHA-256 in hex. Only the owner writes it. */
export const objectRef = z.object({
  chiave: z.string().min(1).max(512),
  dimensione: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ObjectRef = z.infer<typeof objectRef>;
