import { bookDay, writeGiornale } from '../books';
import { romeOf } from '../books/dates';
import type { BankTransfer, Giornale, LedgerMovement, LocalDate } from '../books/model';
import { VirtualJobs, type Job } from '../clock/jobs';
import type { VirtualClock } from '../clock/virtual-clock';
import type { Runs } from '../psp/runs';
import type { Registry } from '../registry/registry';
import { loadCounters, type Statements, type Store } from '../store/store';

/** The treasurer bank of the enti: books operations, publishes giornali di cassa. Source: node-simulator.md §9. */
export class Treasury {
  constructor(
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly registry: Registry,
    private readonly runs: Runs,
  ) {}

  /** Books what an ente receives on a day. */
  async book(job: Job): Promise<void> {
    const { ec, run: number, giorno } = job.dati as { ec: string; run: number; giorno: LocalDate };
    const run = await this.runs.find(number);
    if (!run) throw new Error(`no run ${number}`);
    await this.store.transaction(async (tx) => {
      const counters = await loadCounters(tx);
      const transfers = await tx.rows<{ doc: BankTransfer }>(
        'select doc from bonifici where ec = $1 and run = $2 and contabile = $3 and not registrato order by ord for update',
        [ec, number, giorno],
      );
      const ente = { codiceFiscale: ec, denominazione: this.registry.ente(ec)?.denominazione ?? ec };
      const movements = bookDay({ run, ente, transfers: transfers.map(({ doc }) => doc), counters });
      for (const movement of movements)
        await tx.run('insert into movimenti (ec, anno, codice, run, contabile, doc) values ($1, $2, $3, $4, $5, $6)', [
          ec,
          movement.anno,
          movement.codice,
          number,
          movement.accountingDate,
          JSON.stringify(movement),
        ]);
      await tx.run('update bonifici set registrato = true where trn = any($1)', [transfers.map(({ doc }) => doc.trn)]);
      await counters.save();
      await VirtualJobs.done(tx, job);
    });
  }

  /** A giornale with every movement booked and not yet published, up to `to`; undefined when there is none. */
  async publish(
    ec: string,
    options: {
      readonly to?: LocalDate | undefined;
      readonly layout?: 'default' | 'scattered' | undefined;
      readonly badRows?: number | undefined;
    },
  ): Promise<Giornale | undefined> {
    return this.store.transaction(async (tx) => {
      const publishedAt = this.clock.now();
      const counters = await loadCounters(tx);
      const movements = await this.unpublished(tx, ec, options.to ?? romeOf(publishedAt).day);
      const [first] = movements;
      const last = movements.at(-1);
      if (!first || !last) return undefined;
      const id = `GDC-${ec}-${String(counters.next(`giornale:${ec}`)).padStart(4, '0')}`;
      const giornale = writeGiornale({
        id,
        ec,
        from: first.accountingDate,
        to: last.accountingDate,
        publishedAt,
        movements,
        seed: String(first.run),
        ...(options.layout === undefined ? {} : { layout: options.layout }),
        ...(options.badRows === undefined ? {} : { badRows: options.badRows }),
      });
      await tx.run('insert into giornali (id, ec, doc) values ($1, $2, $3)', [id, ec, JSON.stringify(giornale)]);
      for (const { anno, codice } of movements)
        await tx.run('update movimenti set giornale = $4 where ec = $1 and anno = $2 and codice = $3', [
          ec,
          anno,
          codice,
          id,
        ]);
      await counters.save();
      return giornale;
    });
  }

  async file(ec: string, id: string): Promise<Giornale | undefined> {
    const [row] = await this.store.rows<{ doc: Giornale }>('select doc from giornali where ec = $1 and id = $2', [
      ec,
      id,
    ]);
    return row?.doc;
  }

  private async unpublished(tx: Statements, ec: string, to: LocalDate): Promise<LedgerMovement[]> {
    const rows = await tx.rows<{ doc: LedgerMovement }>(
      'select doc from movimenti where ec = $1 and giornale is null and contabile <= $2 order by contabile, ord for update',
      [ec, to],
    );
    return rows.map(({ doc }) => doc);
  }
}
