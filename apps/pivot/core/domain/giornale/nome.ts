import { PivotError } from '../errors';

/** A giornale file: one CSV, or a zip of it. */
export type TipoFile = 'CSV' | 'ZIP';

/**
 * Judges the name of an upload: letters of a file name, `.csv` or `.zip`; when it has the three parts
 * `<codIPA>-<identificativo>-<versione>` with a version in the form `1_0`, ente and version must match. Any other name is
 * accepted. Source: pivot-formats.md §2.1.
 *
 * @throws PivotError `NOME_FILE_NON_VALIDO`, `FORMATO_FILE_NON_AMMESSO`, `FILE_SU_ENTE_ERRATO`, `VERSIONE_NON_SUPPORTATA`
 */
export function giudicaNome(nome: string, codiceIpa: string): TipoFile {
  if (nome.length > 255 || /[\p{Cc}/\\]/u.test(nome) || /^\.|^$/.test(nome))
    throw new PivotError('NOME_FILE_NON_VALIDO', 'Il nome del file non è utilizzabile');
  const [, base = '', estensione = ''] = /^(.*)\.([^.]+)$/.exec(nome) ?? [];
  const tipo = ({ csv: 'CSV', zip: 'ZIP' } as const)[estensione.toLowerCase()];
  if (base === '' || tipo === undefined)
    throw new PivotError(
      'FORMATO_FILE_NON_AMMESSO',
      'Il giornale di cassa si carica come .csv o come .zip che lo contiene',
    );
  const parti = base.split('-');
  if (parti.length === 3 && /^\d+_\d+$/.test(parti[2] ?? '')) {
    if (parti[0]?.toLowerCase() !== codiceIpa.toLowerCase())
      throw new PivotError('FILE_SU_ENTE_ERRATO', `File caricato su ente errato: il nome comincia per ${parti[0]}`);
    if (parti[2] !== '1_0')
      throw new PivotError(
        'VERSIONE_NON_SUPPORTATA',
        `Versione ${parti[2]} non supportata: il giornale CSV ha versione 1_0`,
      );
  }
  return tipo;
}
