import fs from 'node:fs';
import path from 'node:path';

/** Someone invented who may enter a demo installation, and what she may do there. */
export interface Persona {
  /** Her name at the identity provider (`sub`). */
  readonly id: string;
  readonly nome: string;
  readonly cognome: string;
  readonly codiceFiscale: string;
  readonly email: string;
  readonly descrizione: string;
  readonly assegnazioni: readonly (EnteRole | IntermediarioRole)[];
}

interface EnteRole {
  /** Codice IPA. */
  readonly ente: string;
  readonly ruolo: string;
  readonly tipi: 'TUTTI' | readonly string[];
}

interface IntermediarioRole {
  readonly intermediario: true;
  readonly ruolo: string;
}

/** The personas of `personas.json`, which the demo's identity provider reads too. */
export function readPersonas(): readonly Persona[] {
  const text = fs.readFileSync(path.join(__dirname, 'personas.json'), 'utf8');
  return (JSON.parse(text) as { personas: readonly Persona[] }).personas;
}
