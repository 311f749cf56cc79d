import { type Clock, type CodiceFiscaleEnte, dateInRome, type UnitOfWork } from '@mypay/kernel';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { NOTICES_A_PART, type PrintBatch } from '../domain/print-batch';
import { knownEnte } from './known-ente';
import type { DovutiStores } from './ports';
import { type AvvisoPrinter, judgeAvviso, type JudgedAvviso } from './print-avviso';
import type { PrintArchive, PrintedRow, PrintRow } from './print-batch-ports';

/** How often the work tells how far it is, notices. */
const TELL_EVERY = 25;

/** What a run is told and tells. */
export interface PrintRun {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => Promise<void>;
  /** A notice broke the printer: the batch goes on, and somebody should look. */
  readonly broken: (iud: string, error: unknown) => void;
}

/** A notice to print, or why it cannot be. */
interface JudgedRow {
  readonly row: PrintRow;
  readonly judged: JudgedAvviso;
}

/**
 * Prints a batch part by part. A part is kept whole in the store before it is recorded with the point from which to go on: a
 * process that dies loses the part in its hands alone, which is printed again under the same key.
 */
export class PrintNotices {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly printer: AvvisoPrinter,
    private readonly archive: PrintArchive,
    private readonly clock: Clock,
  ) {}

  /** One part. @returns whether the batch has another */
  async part(codiceFiscale: CodiceFiscaleEnte, id: bigint, run: PrintRun): Promise<boolean> {
    const { batch, rows } = await this.next(codiceFiscale, id);
    if (!batch) return false;
    const last = rows.at(-1);
    if (last) {
      const parte = batch.parti.length + 1;
      const counts = { stampati: 0, nonStampati: 0 };
      const file = await this.archive.put(
        `stampe/${codiceFiscale}/${id}/${parte}.zip`,
        this.printed(codiceFiscale, batch, rows, counts, run),
      );
      await this.unitOfWork.run(codiceFiscale, ({ printBatches }) =>
        printBatches.keepPart(id, { parte, file, ...counts }, last.row.id),
      );
    }
    if (rows.length === NOTICES_A_PART) return true;
    await this.unitOfWork.run(codiceFiscale, ({ printBatches }) => printBatches.finish(id, 'PRONTA', this.clock.now()));
    return false;
  }

  /** It was given up: what is ready stays. */
  async abort(codiceFiscale: CodiceFiscaleEnte, id: bigint): Promise<void> {
    await this.unitOfWork.run(codiceFiscale, ({ printBatches }) =>
      printBatches.finish(id, 'FALLITA', this.clock.now()),
    );
  }

  private next(
    codiceFiscale: CodiceFiscaleEnte,
    id: bigint,
  ): Promise<{ readonly batch: PrintBatch | undefined; readonly rows: readonly JudgedRow[] }> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, printBatches }) => {
      const batch = await printBatches.start(id);
      if (!batch) return { batch, rows: [] };
      const ente = await knownEnte(register, codiceFiscale);
      const tipi = new Map((await register.tipi()).map((tipo) => [tipo.codice, tipo]));
      const today = dateInRome(this.clock.now());
      const rows = (await printBatches.rows(batch, NOTICES_A_PART)).map((row) => ({
        row,
        judged: row.dovuto
          ? judgeAvviso(codiceFiscale, ente, tipi.get(row.dovuto.dati.tipoDovuto), row.dovuto, today)
          : { motivo: 'il dovuto non c’è', numeroAvviso: undefined },
      }));
      return { batch, rows };
    });
  }

  private async *printed(
    codiceFiscale: CodiceFiscaleEnte,
    batch: PrintBatch,
    rows: readonly JudgedRow[],
    counts: { stampati: number; nonStampati: number },
    { signal, progress, broken }: PrintRun,
  ): AsyncGenerator<PrintedRow> {
    const before = batch.parti.reduce((sum, { stampati, nonStampati }) => sum + stampati + nonStampati, 0);
    for (const [at, { row, judged }] of rows.entries()) {
      signal.throwIfAborted();
      if (at % TELL_EVERY === 0) {
        await this.unitOfWork.run(codiceFiscale, ({ printBatches }) => printBatches.advance(batch.id, before + at));
        await progress(before + at, batch.totale);
      }
      const printed = await this.print(row.iud, judged, broken);
      counts[printed.pdf ? 'stampati' : 'nonStampati'] += 1;
      yield printed;
      await othersFirst();
    }
  }

  /** A notice that the printer refuses spoils itself alone. */
  private async print(iud: string, judged: JudgedAvviso, broken: PrintRun['broken']): Promise<PrintedRow> {
    const { numeroAvviso } = judged;
    if ('motivo' in judged) return { iud, numeroAvviso, pdf: undefined, motivo: judged.motivo };
    try {
      return { iud, numeroAvviso, pdf: await this.printer.print(judged), motivo: undefined };
    } catch (error) {
      if ((error as { code?: unknown }).code === 'AVVISO_NON_STAMPABILE')
        return { iud, numeroAvviso, pdf: undefined, motivo: (error as Error).message };
      broken(iud, error);
      return {
        iud,
        numeroAvviso,
        pdf: undefined,
        motivo: 'la pagina non si è potuta comporre: segnalarlo all’assistenza',
      };
    }
  }
}
