import { type Versione, VERSIONI, VERSIONI_ATTIVE } from './versioni';

/** A file name taken apart: `<IPA>-<IUF>-<version>`. */
export interface NomeFile {
  readonly base: string;
  readonly iuf: string;
  readonly versione: Versione;
  readonly formato: 'zip' | 'csv';
}
/** Why a name is refused, with MyPay's code where it has one. Source: tracciati.md §3.2, §3.4. */
export interface NomeRifiutato {
  readonly motivo: 'ESTENSIONE' | 'ALTRO_ENTE' | 'PARTI' | 'IUF' | 'VERSIONE';
  readonly codice: string;
}

/**
 * Reads the name of an upload, a zip or (ours) the CSV alone. Checks in the order of the original: extension, prefix of the
 * ente (case matters), three parts, version. Source: tracciati.md §2, §3.2, §3.4.
 */
export function leggiNomeFile(nome: string, codiceIpa: string): NomeFile | NomeRifiutato {
  const match = /^(.{1,200})\.(zip|csv)$/i.exec(nome);
  const base = match?.[1];
  if (base === undefined) return { motivo: 'ESTENSIONE', codice: 'PAA_IMPORT_NOME_FILE_ERR' };
  if (!base.startsWith(codiceIpa)) return altroEnte(base.split('-')[0] ?? '', codiceIpa);
  const [ipa, iuf, versione, ...altro] = base.split('-');
  if (ipa === undefined || iuf === undefined || versione === undefined || altro.length > 0)
    return { motivo: 'PARTI', codice: `PAA_IMPORT_NOME_FILE_ERR(${base})` };
  if (ipa !== codiceIpa) return altroEnte(ipa, codiceIpa);
  if (iuf === '' || iuf.length > 50 || iuf.startsWith('_') || /[\p{Cc}/\\\uFFFD]/u.test(iuf))
    return { motivo: 'IUF', codice: 'PAA_IMPORT_NOME_FILE_ERR' };
  if (!isVersioneAttiva(versione)) return { motivo: 'VERSIONE', codice: `PAA_IMPORT_FILE_VERSIONE_ERR(${versione})` };
  return { base, iuf, versione, formato: match?.[2]?.toLowerCase() === 'csv' ? 'csv' : 'zip' };
}

const altroEnte = (nelNome: string, vero: string): NomeRifiutato => ({
  motivo: 'ALTRO_ENTE',
  codice: `PAA_IMPORT_ENTE_ERR(${nelNome},${vero})`,
});

const isVersioneAttiva = (testo: string): testo is Versione =>
  (VERSIONI as readonly string[]).includes(testo) && VERSIONI_ATTIVE.has(testo as Versione);
