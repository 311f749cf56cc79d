import { type Clock, type CodiceFiscaleEnte, daysAgo, forgetByEnte, wallTimeInRome } from '@mypay/kernel';
import type { PaidRow } from '../domain/paid-columns';
import { exportName, type PaidExport } from '../domain/paid-export';
import type { ExportFiles, PaidExports } from './paid-export-ports';
import type { Enti } from './ports';

/** Receipts read at once: what a run holds in memory. */
const AT_A_TIME = 500;
const AT_A_TIME_FORGOTTEN = 50;

/** It was taken back while it was written. */
class TakenBack extends Error {}

export interface ExportRun {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => Promise<void>;
}

/** Writes a booked export. A run that dies begins again: nothing of a file is there until it is whole. */
export class WritePaidExport {
  constructor(
    private readonly exports: PaidExports,
    private readonly files: ExportFiles,
    private readonly enti: Enti,
    private readonly clock: Clock,
    private readonly keepDays: number,
  ) {}

  async execute(ente: CodiceFiscaleEnte, id: bigint, run: ExportRun): Promise<void> {
    const booked = await this.exports.start(ente, id);
    const known = await this.enti.find(ente);
    if (!booked || !known) return;
    const counted = { done: 0 };
    const name = exportName(id, booked.version, known.codiceIpa, wallTimeInRome(booked.createdAt));
    const key = `export-ricevute/${ente}/${id}`;
    try {
      const rows = this.rows(ente, booked, counted, run);
      const written = await this.files.write(key, name, booked.format, booked.version, withEnte(rows, known));
      const nothing = counted.done === 0;
      if (nothing) await this.files.delete(key);
      const end = { state: 'PRONTO', done: counted.done, written: nothing ? undefined : written } as const;
      const kept = await this.exports.finish(ente, id, end, this.clock.now());
      if (!kept) await this.files.delete(key);
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
  }

  /** It was given up. */
  async abort(ente: CodiceFiscaleEnte, id: bigint): Promise<void> {
    await this.exports.finish(ente, id, { state: 'FALLITO' }, this.clock.now());
  }

  /** Throws away the files beyond their retention, of every ente; how many. @throws AggregateError at the end, when an ente failed */
  async forget(signal: AbortSignal): Promise<number> {
    const before = daysAgo(this.clock, this.keepDays);
    const enti = (await this.enti.all()).map(({ ente }) => ente);
    return forgetByEnte(enti, AT_A_TIME_FORGOTTEN, (ente) => this.forgetSome(ente, before), signal);
  }

  private async forgetSome(ente: CodiceFiscaleEnte, before: Date): Promise<number> {
    const old = await this.exports.endedBefore(ente, before, AT_A_TIME_FORGOTTEN);
    for (const { file } of old) if (file) await this.files.delete(file.chiave);
    const ids = old.map(({ id }) => id);
    if (ids.length > 0) await this.exports.forget(ente, ids, this.clock.now());
    return old.length;
  }

  private async *rows(
    ente: CodiceFiscaleEnte,
    booked: PaidExport,
    counted: { done: number },
    { signal, progress }: ExportRun,
  ): AsyncGenerator<Omit<PaidRow, 'ente'>> {
    for (let last: Omit<PaidRow, 'ente'> | undefined, more = true; more;) {
      signal.throwIfAborted();
      if (!(await this.exports.advance(ente, booked.id, counted.done))) throw new TakenBack();
      await progress(counted.done, booked.total);
      const rows = await this.exports.rows(ente, booked, last && [last.paidOn, last.rt.rtId], AT_A_TIME);
      for (const row of rows) {
        if (!isPayment(ente, row)) continue;
        counted.done += 1;
        yield row;
      }
      last = rows.at(-1);
      more = rows.length === AT_A_TIME;
    }
  }
}

/** Money of the ente, and no revenue stamp. Source: tracciati.md §8.4. */
const isPayment = (ente: CodiceFiscaleEnte, row: Omit<PaidRow, 'ente'>): boolean => {
  const own = row.rt.versamenti.filter((slice) => slice.ente === ente);
  return own.some(({ marcaDaBollo: stamp, importo }) => stamp === undefined && importo > 0n);
};

async function* withEnte(rows: AsyncIterable<Omit<PaidRow, 'ente'>>, ente: PaidRow['ente']): AsyncGenerator<PaidRow> {
  for await (const row of rows) yield { ...row, ente };
}
