import { PivotError } from '@mypay/pivot-core';
import { promisify } from 'node:util';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

const open = promisify<string, yauzl.Options, ZipFile>(yauzl.open);
const VOCI_MAX = 1_000;
const RAPPORTO_MAX = 100;

/** A file inside a zip. */
export interface VoceZip {
  readonly nome: string;
  apri(): Promise<Readable>;
}

/**
 * Files of a zip, with the guards of pivot-formats.md §2.1: entries ≤ 1,000, inflated bytes ≤ `maxBytes`, ratio ≤ 100:1 (both
 * as declared and as they come), every entry named like the zip, a dot and something. @throws PivotError `ARCHIVIO_NON_VALIDO`, `NOME_INTERNO_DIVERSO`
 */
export async function apriZip(percorso: string, nome: string, maxBytes: number) {
  const zip = await open(percorso, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(() => {
    throw new PivotError('ARCHIVIO_NON_VALIDO', 'Il file non è un archivio zip leggibile');
  });
  try {
    const base = nome.replace(/\.zip$/i, '');
    const voci = await elenco(zip);
    const totale = voci.reduce((somma, v) => somma + v.uncompressedSize, 0);
    const compresso = voci.reduce((somma, v) => somma + v.compressedSize, 0);
    if (voci.length === 0) throw new PivotError('ARCHIVIO_NON_VALIDO', 'L’archivio zip è vuoto');
    if (totale > maxBytes || totale > Math.max(compresso, 1_024) * RAPPORTO_MAX)
      throw new PivotError('ARCHIVIO_NON_VALIDO', 'L’archivio zip supera i limiti di dimensione o di compressione');
    for (const voce of voci)
      if (!voce.fileName.toLowerCase().startsWith(`${base.toLowerCase()}.`))
        throw new PivotError(
          'NOME_INTERNO_DIVERSO',
          `Il nome interno ${voce.fileName.slice(0, 100)} non corrisponde a ${base}`,
        );
    let letti = 0;
    return {
      chiudi: () => zip.close(),
      voci: voci.map((voce): VoceZip => ({
        nome: voce.fileName,
        apri: async () => {
          const sorgente = await promisify<Entry, Readable>(zip.openReadStream.bind(zip))(voce);
          const guardia = new Transform({
            transform(chunk: Buffer, _encoding, done) {
              letti += chunk.length;
              if (letti > maxBytes)
                done(new PivotError('ARCHIVIO_NON_VALIDO', 'L’archivio zip supera i limiti di dimensione'));
              else done(null, chunk);
            },
          });
          sorgente.once('error', () =>
            guardia.destroy(new PivotError('ARCHIVIO_NON_VALIDO', 'L’archivio zip è danneggiato')),
          );
          return sorgente.pipe(guardia);
        },
      })),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Folders, and what macOS and Windows put beside the files. */
const isCompanion = (name: string): boolean =>
  name.endsWith('/') || name.startsWith('__MACOSX/') || /(^|\/)(\._|\.DS_Store$|Thumbs\.db$)/.test(name);

function elenco(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const voci: Entry[] = [];
    zip.on('entry', (voce: Entry) => {
      if (!isCompanion(voce.fileName)) voci.push(voce);
      if (voci.length > VOCI_MAX)
        reject(new PivotError('ARCHIVIO_NON_VALIDO', `L’archivio ha più di ${VOCI_MAX} voci`));
      else zip.readEntry();
    });
    zip.once('end', () => resolve(voci));
    zip.once('error', () => reject(new PivotError('ARCHIVIO_NON_VALIDO', 'Il file non è un archivio zip leggibile')));
    zip.readEntry();
  });
}
