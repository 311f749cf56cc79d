import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { ChunkBounds } from './chunk-bounds';
import type { DovutiStores, FileCaricati, Importazione, RigaPerEsito } from './ports';

const FINE_RIGA = Buffer.from('\n');

/**
 * Writes the rejects (T2) and the accepted rows with their IUV (T3), each only if it has a row, in file order, then closes the
 * import. A side file that fails is written again with the job: the rows are in. Source: tracciati.md §3.5, §6.1, §6.2.
 */
export async function scriviEsiti(
  unitOfWork: UnitOfWork<DovutiStores>,
  files: FileCaricati,
  codiceFiscale: CodiceFiscaleEnte,
  importazione: Importazione,
  intestazione: Buffer,
  clock: Clock,
  bounds: ChunkBounds,
): Promise<void> {
  const { id, file } = importazione;
  const base = file.chiave.replace(/\.\w+$/, '');
  const read = (accettate: boolean, dopo: number): Promise<readonly RigaPerEsito[]> =>
    unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.decided(id, accettate, dopo, bounds));
  const finale = await unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.find(id));
  const scarti =
    finale && finale.scartate > 0
      ? await files.put(
          `${base}_SCARTI.csv`,
          righeDi((dopo) => read(false, dopo), intestazione, ';cod_rifiuto;de_rifiuto'),
        )
      : undefined;
  const iuv =
    finale && finale.accettate > 0
      ? await files.put(
          `${base}_IUV.csv`,
          righeDi((dopo) => read(true, dopo), intestazione, ''),
        )
      : undefined;
  await unitOfWork.run(codiceFiscale, ({ importazioni }) =>
    importazioni.complete(id, { ...(scarti ? { scarti } : {}), ...(iuv ? { iuv } : {}) }, clock.now()),
  );
}

async function* righeDi(
  read: (dopo: number) => Promise<readonly RigaPerEsito[]>,
  intestazione: Buffer,
  coda: string,
): AsyncGenerator<Buffer> {
  yield Buffer.concat([intestazione, Buffer.from(`${coda}\n`)]);
  let dopo = 0;
  for (;;) {
    const righe = await read(dopo);
    if (righe.length === 0) return;
    yield Buffer.concat(
      righe.flatMap(({ testo, scarto }) =>
        scarto ? [testo, Buffer.from(`;${scarto.codice};${scarto.descrizione}`), FINE_RIGA] : [testo, FINE_RIGA],
      ),
    );
    dopo = righe.at(-1)?.riga ?? dopo;
  }
}
