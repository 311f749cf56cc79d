import { giornaleLoadedV1 } from '@mypay/contracts';
import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { DEFAULT_MAPPING, PivotError, type PivotErrorCode } from '../domain';
import { Block, firstDialect, judged } from './giornale-rows';
import type { GiornaleCounts, Giornale, GiornaleFiles, OpenGiornale, GiornaleStores } from './giornali';
import { recordMovimenti } from './record';

/** How a load ended. */
export type LoadOutcome =
  | { readonly esito: 'SCONOSCIUTO' | 'GIA_CARICATO' }
  | ({ readonly esito: 'CARICATO' } & GiornaleCounts)
  | { readonly esito: 'RIFIUTATO'; readonly codice: PivotErrorCode };

export interface LoadMeta {
  readonly correlationId: string;
  /** Told after each block; it may throw to stop. */
  readonly onProgress?: (rows: number) => Promise<void>;
}

/**
 * Loads a giornale di cassa record by record, in blocks of one transaction each. The file is read twice: what cannot be read
 * to its end refuses the file before its first row is written. A refused row spoils only itself. Begun again after a crash it
 * comes to the same end, for every block is harmless the second time. The last transaction closes the upload and announces it.
 */
export class LoadGiornale {
  constructor(
    private readonly unitOfWork: UnitOfWork<GiornaleStores>,
    private readonly files: Pick<GiornaleFiles, 'open'>,
    private readonly clock: Clock,
  ) {}

  /** A file that will never be read ends as ERROR_LOAD, with its code, on the tenant's own row. */
  async execute(ente: CodiceFiscaleEnte, id: string, meta: LoadMeta): Promise<LoadOutcome> {
    const giornale = await this.unitOfWork.run(ente, ({ giornali }) => giornali.find(id));
    if (!giornale) return { esito: 'SCONOSCIUTO' };
    if (giornale.stato === 'FILE_CARICATO') return { esito: 'GIA_CARICATO' };
    let file: OpenGiornale | undefined;
    try {
      file = await this.files.open(giornale);
      return { esito: 'CARICATO', ...(await this.load(ente, giornale, file, meta)) };
    } catch (error) {
      if (!(error instanceof PivotError)) throw error;
      await this.refuse(ente, id, error);
      return { esito: 'RIFIUTATO', codice: error.code };
    } finally {
      await file?.close();
    }
  }

  /** No attempt is left: the operator is told so. */
  async giveUp(ente: CodiceFiscaleEnte, id: string): Promise<void> {
    const message = 'Il caricamento non è riuscito: comunicare l’id del giornale a chi gestisce la piattaforma';
    await this.refuse(ente, id, new PivotError('CARICAMENTO_INTERROTTO', message));
  }

  private refuse(ente: CodiceFiscaleEnte, id: string, { code, message }: PivotError): Promise<void> {
    return this.unitOfWork.run(ente, ({ giornali }) => giornali.failLoad(id, code, message));
  }

  private async load(
    ente: CodiceFiscaleEnte,
    giornale: Giornale,
    file: OpenGiornale,
    meta: LoadMeta,
  ): Promise<GiornaleCounts> {
    const { id, nome, caricamento } = giornale;
    const mapping = giornale.mappatura ?? DEFAULT_MAPPING;
    const dialect = await firstDialect(file.records(), mapping);
    await this.unitOfWork.run(ente, ({ giornali }) => giornali.startLoading(id, dialect.nome));

    const tally = { totali: 0, accettate: 0, scartate: 0 };
    let block = new Block();
    const flush = async (): Promise<void> => {
      const { movimenti, scarti } = block;
      block = new Block();
      await this.unitOfWork.run(ente, async (stores) => {
        await stores.giornali.refuseRows(id, scarti);
        const changed = await recordMovimenti(stores, movimenti, { origine: 'CSV', giornale: id });
        await stores.giornali.advance(id, changed);
      });
      await meta.onProgress?.(tally.totali);
    };

    for await (const row of judged(file.records(), mapping)) {
      tally.totali++;
      if ('movimento' in row.giudizio) tally.accettate++;
      else tally.scartate++;
      block.add(row, caricamento);
      if (block.isFull) await flush();
    }
    await flush();
    await this.unitOfWork.run(ente, async (stores) => {
      await stores.giornali.completeLoad(id, tally);
      const data = {
        flussoId: id,
        nomeFile: nome,
        righeTotali: tally.totali,
        righeAccettate: tally.accettate,
        righeScartate: tally.scartate,
      };
      const event = { versione: 1, occurredAt: this.clock.now(), correlationId: meta.correlationId };
      await stores.outbox.append(giornaleLoadedV1, giornaleLoadedV1.from(ente, data, event));
    });
    return tally;
  }
}
