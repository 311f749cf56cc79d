import type { EnteData } from './ente';
import { refuse } from './errors';
import type { Permesso } from './permessi';

/**
 * Who may write each field of the record, by permission; `ente.update.all` may write every one. A field that is added does not
 * compile until somebody owns it. Source: onboarding.md §8.1 (column "Edit"), roles.md §3.5.
 */
export const FIELD_PERMESSI: Readonly<Record<keyof EnteData, Permesso>> = {
  denominazione: 'ente.update.all',
  denominazioneBreve: 'ente.update.all',
  denominazioneBeneficiario: 'ente.update.self',
  tipoEnte: 'ente.update.all',
  emailAmministratore: 'ente.update.self',
  pec: 'ente.update.self',
  cbill: 'ente.update.all',
  auxDigit: 'ente.update.all',
  iuvSemprePiattaforma: 'ente.update.all',
  ibanDefault: 'ente.update.self',
  giorniPagamentoPresunti: 'ente.update.all',
  flgPagati: 'ente.update.all',
  flgTesoreria: 'ente.update.all',
  linguaAggiuntiva: 'ente.update.self',
  provincia: 'ente.update.self',
  telefono: 'ente.update.self',
  sitoWeb: 'ente.update.self',
  emailPubblica: 'ente.update.self',
  messaggio: 'ente.messaggio',
  messaggioEn: 'ente.messaggio',
  messaggioDa: 'ente.messaggio',
  messaggioA: 'ente.messaggio',
};

const FIELDS = Object.keys(FIELD_PERMESSI) as readonly (keyof EnteData)[];

/** The fields of the record that these permissions may write. */
export const writableFields = (permessi: readonly string[]): readonly (keyof EnteData)[] =>
  FIELDS.filter((field) => permessi.includes('ente.update.all') || permessi.includes(FIELD_PERMESSI[field]));

/**
 * Every field that is sent must be the writer's, also when it would change nothing.
 * @throws OnboardingError `CAMPO_NON_MODIFICABILE`, naming each field that is not
 */
export function checkWritable(sent: object, permessi: readonly string[]): void {
  const writable: readonly string[] = writableFields(permessi);
  const foreign = Object.keys(sent).filter((field) => !writable.includes(field));
  if (foreign.length > 0)
    refuse('CAMPO_NON_MODIFICABILE', `Questi dati li cambia l’intermediario: ${foreign.join(', ')}.`, {
      errori: foreign.map((campo) => ({ campo, codice: 'CAMPO', motivo: 'lo cambia l’intermediario' })),
    });
}
