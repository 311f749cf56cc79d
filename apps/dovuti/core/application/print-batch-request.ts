import { type Clock, type CodiceFiscaleEnte, type UnitOfWork, type VisibleTipi } from '@mypay/kernel';
import { DovutiError } from '../domain/errors';
import { MAX_NOTICES, type PrintBatch, type PrintSource } from '../domain/print-batch';
import { knownEnte } from './known-ente';
import type { DovutiStores } from './ports';

/** Batches of one ente that may wait or run at once. */
const MAX_WAITING = 5;

/** Takes the request of a batch: what it is about is counted before anything is recorded. */
export class RequestPrintBatch {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** Who asks twice while the first is under way gets the first. @throws DovutiError `STAMPA_VUOTA`, `STAMPA_TROPPO_GRANDE`, `TROPPE_STAMPE`, `ENTE_SCONOSCIUTO` */
  execute(
    codiceFiscale: CodiceFiscaleEnte,
    source: PrintSource,
    requester: string,
    tipi: VisibleTipi,
  ): Promise<PrintBatch> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, printBatches }) => {
      await knownEnte(register, codiceFiscale);
      const { count, last } = await printBatches.measure(source, tipi, MAX_NOTICES + 1);
      if (count === 0)
        throw new DovutiError(
          'STAMPA_VUOTA',
          source.da === 'IMPORTAZIONE'
            ? 'L’importazione non ha dovuti che si possano vedere: controllarne il numero e l’esito.'
            : 'Nessun dovuto da pagare corrisponde alla scelta: controllare il tipo di dovuto e le date.',
        );
      if (count > MAX_NOTICES)
        throw new DovutiError(
          'STAMPA_TROPPO_GRANDE',
          `La stampa ha più di ${MAX_NOTICES} avvisi: dividerla, per esempio con le date di scadenza.`,
        );
      const fresh = {
        origine: source,
        richiedente: requester,
        tipi,
        totale: count,
        limite: last,
        now: this.clock.now(),
      };
      const id = await printBatches.add(fresh, MAX_WAITING);
      if (id === undefined)
        throw new DovutiError(
          'TROPPE_STAMPE',
          `L’ente ha già ${MAX_WAITING} stampe in coda o in corso: attendere che una finisca.`,
        );
      const batch = await printBatches.find(id);
      if (!batch) throw new Error('a batch just recorded cannot be read');
      return batch;
    });
  }
}
