import { type Clock, type CodiceFiscaleEnte, type UnitOfWork, type VisibleTipi } from '@mypay/kernel';
import { DovutiError } from '../domain/errors';
import type { PrintBatch } from '../domain/print-batch';
import type { DovutiStores } from './ports';
import type { BatchViewer, ReadPrintBatches } from './print-batch-read';
import type { RequestPrintBatch } from './print-batch-request';

/** Takes a batch back, or asks for it once more. */
export class ControlPrintBatches {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly reader: ReadPrintBatches,
    private readonly request: RequestPrintBatch,
    private readonly clock: Clock,
  ) {}

  /** While it waits or runs; the part in hand is finished, and what is ready stays. @throws DovutiError `STAMPA_NON_TROVATA`, `STAMPA_NON_ANNULLABILE` */
  async cancel(codiceFiscale: CodiceFiscaleEnte, id: bigint, viewer: BatchViewer): Promise<PrintBatch> {
    await this.reader.one(codiceFiscale, id, viewer);
    const done = await this.unitOfWork.run(codiceFiscale, ({ printBatches }) =>
      printBatches.finish(id, 'ANNULLATA', this.clock.now()),
    );
    if (!done)
      throw new DovutiError('STAMPA_NON_ANNULLABILE', 'La stampa è già finita: non c’è più nulla da annullare.');
    return this.reader.one(codiceFiscale, id, viewer);
  }

  /** The same once more, with what its debts are now. @throws DovutiError as reading and asking do */
  async repeat(
    codiceFiscale: CodiceFiscaleEnte,
    id: bigint,
    viewer: BatchViewer,
    tipi: VisibleTipi,
  ): Promise<PrintBatch> {
    const { origine: source } = await this.reader.one(codiceFiscale, id, viewer);
    return this.request.execute(codiceFiscale, source, viewer.soggetto, tipi);
  }
}
