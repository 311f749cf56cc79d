import fs from 'node:fs';
import path from 'node:path';

/** An invented person of the demo, as far as the start-up shows them. */
export interface PersonaLine {
  readonly nome: string;
  readonly cognome: string;
  readonly descrizione: string;
}

/** The personas that identity-demo offers. */
export const readPersonaLines = (): readonly PersonaLine[] => {
  const file = path.join(__dirname, '..', 'demo', 'personas.json');
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { personas: readonly PersonaLine[] }).personas;
};
