import { readFileSync } from 'node:fs';
import { z } from 'zod';

const assignment = z.union([
  z.object({ intermediario: z.literal(true), ruolo: z.string() }),
  z.object({
    ente: z.string(),
    ruolo: z.string(),
    tipi: z.union([z.literal('TUTTI'), z.array(z.string())]).optional(),
  }),
]);

const persona = z.object({
  /** `sub` of the assertions. */
  id: z.string().min(1),
  nome: z.string().min(1),
  cognome: z.string().min(1),
  codiceFiscale: z.string().nullish(),
  email: z.string().nullish(),
  descrizione: z.string().default(''),
  assegnazioni: z.array(assignment).default([]),
});

/** An invented person of the demo. */
export type Persona = z.output<typeof persona>;

/** The personas of the file, the same that the start-up gives onboarding. @throws when the file is not theirs */
export const readPersonas = (file: string): readonly Persona[] =>
  z.object({ personas: z.array(persona).min(1) }).parse(JSON.parse(readFileSync(file, 'utf8'))).personas;
