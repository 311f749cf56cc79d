import { type CodiceFiscaleEnte, type UnitOfWork, type VisibleTipi } from '@mypay/kernel';
import { DovutiError } from '../domain/errors';
import { partName, type PrintBatch, type PrintPart } from '../domain/print-batch';
import type { ImportViewer } from './read-imports';
import type { DovutiStores } from './ports';

/** Who looks, and the tipi that it may see now: a batch of other tipi is not there, even if it was its own. */
export interface BatchViewer extends ImportViewer {
  readonly tipi: VisibleTipi;
}

/** Reads batches, and where their ZIPs lie. */
export class ReadPrintBatches {
  constructor(private readonly unitOfWork: UnitOfWork<DovutiStores>) {}

  /** @throws DovutiError `STAMPA_NON_TROVATA` */
  one(codiceFiscale: CodiceFiscaleEnte, id: bigint, viewer: BatchViewer): Promise<PrintBatch> {
    return this.unitOfWork.run(codiceFiscale, async ({ printBatches }) => {
      const batch = await printBatches.find(id);
      if (batch && sees(viewer, batch)) return batch;
      throw new DovutiError('STAMPA_NON_TROVATA', `L’ente non ha una stampa ${id}: controllare il numero.`);
    });
  }

  /** At most `limit` batches, the newest first, older than `before`. */
  page(
    codiceFiscale: CodiceFiscaleEnte,
    before: bigint | undefined,
    limit: number,
    { seesAll: all, soggetto: own, tipi }: BatchViewer,
  ): Promise<readonly PrintBatch[]> {
    return this.unitOfWork.run(codiceFiscale, ({ printBatches }) =>
      printBatches.page({ richiedente: all ? undefined : own, tipi }, before, limit),
    );
  }

  /** @throws DovutiError `STAMPA_NON_TROVATA`, `STAMPA_PARTE_NON_DISPONIBILE` */
  async part(
    codiceFiscale: CodiceFiscaleEnte,
    id: bigint,
    part: number,
    viewer: BatchViewer,
  ): Promise<PrintPart & { readonly nomeFile: string }> {
    const batch = await this.one(codiceFiscale, id, viewer);
    const found = batch.parti.find(({ parte }) => parte === part);
    if (found) return { ...found, nomeFile: partName(id, part) };
    throw new DovutiError(
      'STAMPA_PARTE_NON_DISPONIBILE',
      batch.forgottenAt
        ? 'I file di questa stampa non sono più conservati: chiederla di nuovo.'
        : 'Questa parte non c’è, o non è ancora pronta: riprovare quando la stampa è finita.',
    );
  }
}

function sees({ seesAll: all, soggetto: own, tipi }: BatchViewer, batch: PrintBatch): boolean {
  if (!all && batch.richiedente !== own) return false;
  if (tipi === 'TUTTI') return true;
  return batch.tipi !== 'TUTTI' && batch.tipi.every((tipo) => tipi.includes(tipo));
}
