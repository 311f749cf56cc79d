import { type Versione, VERSIONI, ACTIVE_VERSIONI } from './versioni';

/** A file name taken apart: `<IPA>-<IUF>-<version>`. */
export interface FileName {
  readonly base: string;
  readonly iuf: string;
  readonly versione: Versione;
  readonly formato: 'zip' | 'csv';
}
/** Why a name is refused, with MyPay's code where it has one. Source: tracciati.md §3.2, §3.4. */
export interface RefusedName {
  readonly motivo: 'ESTENSIONE' | 'ALTRO_ENTE' | 'PARTI' | 'IUF' | 'VERSIONE';
  readonly codice: string;
}

/**
 * Reads the name of an upload, a zip or (ours) the CSV alone. Checks in the order of the original: extension, prefix of the
 * ente (case matters), three parts, version. Source: tracciati.md §2, §3.2, §3.4.
 */
export function readFileName(name: string, codiceIpa: string): FileName | RefusedName {
  const match = /^(.{1,200})\.(zip|csv)$/i.exec(name);
  const base = match?.[1];
  if (base === undefined) return { motivo: 'ESTENSIONE', codice: 'PAA_IMPORT_NOME_FILE_ERR' };
  if (!base.startsWith(codiceIpa)) return otherEnte(base.split('-')[0] ?? '', codiceIpa);
  const [ipa, iuf, versione, ...other] = base.split('-');
  if (ipa === undefined || iuf === undefined || versione === undefined || other.length > 0)
    return { motivo: 'PARTI', codice: `PAA_IMPORT_NOME_FILE_ERR(${base})` };
  if (ipa !== codiceIpa) return otherEnte(ipa, codiceIpa);
  if (iuf === '' || iuf.length > 50 || iuf.startsWith('_') || /[\p{Cc}/\\\uFFFD]/u.test(iuf))
    return { motivo: 'IUF', codice: 'PAA_IMPORT_NOME_FILE_ERR' };
  if (!isVersioneActive(versione)) return { motivo: 'VERSIONE', codice: `PAA_IMPORT_FILE_VERSIONE_ERR(${versione})` };
  return { base, iuf, versione, formato: match?.[2]?.toLowerCase() === 'csv' ? 'csv' : 'zip' };
}

const otherEnte = (inName: string, holds: string): RefusedName => ({
  motivo: 'ALTRO_ENTE',
  codice: `PAA_IMPORT_ENTE_ERR(${inName},${holds})`,
});

const isVersioneActive = (text: string): text is Versione =>
  (VERSIONI as readonly string[]).includes(text) && ACTIVE_VERSIONI.has(text as Versione);
