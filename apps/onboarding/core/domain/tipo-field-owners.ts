import { refuse } from './errors';
import type { Permesso } from './permessi';
import type { TipoDovutoData } from './tipo-dovuto';

/**
 * Who may write each field of a tipo dovuto, by permission; `tipo.update.all` may write every one. A field that is added does
 * not compile until somebody owns it. Source: onboarding.md §8.8 (column "Edit"), roles.md §3.4.
 */
export const TIPO_FIELD_PERMESSI: Readonly<Record<keyof TipoDovutoData, Permesso>> = {
  descrizione: 'tipo.update.all',
  attivo: 'tipo.update.all',
  dovutiAperti: 'tipo.update.all',
  tassonomia: 'tipo.update.all',
  modulo: 'tipo.update.all',
  spontaneo: 'tipo.update.self',
  importo: 'tipo.update.self',
  ibanPsp: 'tipo.update.self',
  ibanPostale: 'tipo.update.self',
  cfAnonimo: 'tipo.update.self',
  scadenzaObbligatoria: 'tipo.update.self',
  stampaScadenza: 'tipo.update.self',
  pagabileOltreScadenza: 'tipo.update.self',
  giorniTolleranza: 'tipo.update.self',
};

const FIELDS = Object.keys(TIPO_FIELD_PERMESSI) as readonly (keyof TipoDovutoData)[];

/** The fields of a tipo dovuto that these permissions may write. */
export const writableTipoFields = (permessi: readonly string[]): readonly (keyof TipoDovutoData)[] =>
  FIELDS.filter((field) => permessi.includes('tipo.update.all') || permessi.includes(TIPO_FIELD_PERMESSI[field]));

/**
 * Every field that is sent must be the writer's, also when it would change nothing.
 * @throws OnboardingError `CAMPO_NON_MODIFICABILE`, naming each field that is not
 */
export function checkTipoWritable(sent: object, permessi: readonly string[]): void {
  const writable: readonly string[] = writableTipoFields(permessi);
  const foreign = Object.keys(sent).filter((field) => !writable.includes(field));
  if (foreign.length > 0)
    refuse('CAMPO_NON_MODIFICABILE', `Questi dati li cambia l’intermediario: ${foreign.join(', ')}.`, {
      errori: foreign.map((campo) => ({ campo, codice: 'CAMPO', motivo: 'lo cambia l’intermediario' })),
    });
}
