import { PivotError } from '../errors';

/** A giornale file: one CSV, or a zip of it. */
export type FileType = 'CSV' | 'ZIP';

/**
 * Judges the name of an upload: letters of a file name, `.csv` or `.zip`; when it has the three parts
 * `<codIPA>-<identificativo>-<versione>` with a version in the form `1_0`, ente and version must match. Any other name is
 * accepted. Source: pivot-formats.md §2.1.
 *
 * @throws PivotError `NOME_FILE_NON_VALIDO`, `FORMATO_FILE_NON_AMMESSO`, `FILE_SU_ENTE_ERRATO`, `VERSIONE_NON_SUPPORTATA`
 */
export function judgeName(name: string, codiceIpa: string): FileType {
  if (name.length > 255 || /[\p{Cc}/\\]/u.test(name) || /^\.|^$/.test(name))
    throw new PivotError('NOME_FILE_NON_VALIDO', 'Il nome del file non è utilizzabile');
  const [, base = '', extension = ''] = /^(.*)\.([^.]+)$/.exec(name) ?? [];
  const type = ({ csv: 'CSV', zip: 'ZIP' } as const)[extension.toLowerCase()];
  if (base === '' || type === undefined)
    throw new PivotError(
      'FORMATO_FILE_NON_AMMESSO',
      'Il giornale di cassa si carica come .csv o come .zip che lo contiene',
    );
  const parts = base.split('-');
  if (parts.length === 3 && /^\d+_\d+$/.test(parts[2] ?? '')) {
    if (parts[0]?.toLowerCase() !== codiceIpa.toLowerCase())
      throw new PivotError('FILE_SU_ENTE_ERRATO', `File caricato su ente errato: il nome comincia per ${parts[0]}`);
    if (parts[2] !== '1_0')
      throw new PivotError(
        'VERSIONE_NON_SUPPORTATA',
        `Versione ${parts[2]} non supportata: il giornale CSV ha versione 1_0`,
      );
  }
  return type;
}
