import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { ChunkBounds } from './chunk-bounds';
import type { DovutiStores, UploadedFiles, Importazione, RigaPerEsito } from './ports';

const FINE_RIGA = Buffer.from('\n');

/**
 * Writes the rejects (T2) and the accepted rows with their IUV (T3), each only if it has a row, in file order, then closes the
 * import. A side file that fails is written again with the job: the rows are in. Source: tracciati.md §3.5, §6.1, §6.2.
 */
export async function writeEsiti(
  unitOfWork: UnitOfWork<DovutiStores>,
  files: UploadedFiles,
  codiceFiscale: CodiceFiscaleEnte,
  importazione: Importazione,
  header: Buffer,
  clock: Clock,
  bounds: ChunkBounds,
): Promise<void> {
  const { id, file } = importazione;
  const base = file.chiave.replace(/\.\w+$/, '');
  const read = (accepted: boolean, after: number): Promise<readonly RigaPerEsito[]> =>
    unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.decided(id, accepted, after, bounds));
  const finale = await unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.find(id));
  const scarti =
    finale && finale.scartate > 0
      ? await files.put(
          `${base}_SCARTI.csv`,
          righeOf((after) => read(false, after), header, ';cod_rifiuto;de_rifiuto'),
        )
      : undefined;
  const iuv =
    finale && finale.accettate > 0 && !finale.prova
      ? await files.put(
          `${base}_IUV.csv`,
          righeOf((after) => read(true, after), header, ''),
        )
      : undefined;
  await unitOfWork.run(codiceFiscale, ({ importazioni }) =>
    importazioni.complete(id, { ...(scarti ? { scarti } : {}), ...(iuv ? { iuv } : {}) }, clock.now()),
  );
}

async function* righeOf(
  read: (after: number) => Promise<readonly RigaPerEsito[]>,
  header: Buffer,
  coda: string,
): AsyncGenerator<Buffer> {
  yield Buffer.concat([header, Buffer.from(`${coda}\n`)]);
  let after = 0;
  for (;;) {
    const righe = await read(after);
    if (righe.length === 0) return;
    yield Buffer.concat(
      righe.flatMap(({ testo: text, scarto }) =>
        scarto ? [text, Buffer.from(`;${scarto.codice};${scarto.descrizione}`), FINE_RIGA] : [text, FINE_RIGA],
      ),
    );
    after = righe.at(-1)?.riga ?? after;
  }
}
