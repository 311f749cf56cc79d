import { booksAt, closeDay } from '../books';
import type { LocalDate } from '../books/model';
import { VirtualJobs, type Job } from '../clock/jobs';
import type { VirtualClock } from '../clock/virtual-clock';
import type { Runs } from '../psp/runs';
import type { Registry } from '../registry/registry';
import { loadCounters, type Store } from '../store/store';
import { insertFlow, insertTransfer, paidPayments } from '../store/truth';

/** Closes PSP days: flows made, credits ordered, publication and booking left to jobs at their own time. */
export class Closing {
  constructor(
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly registry: Registry,
    private readonly runs: Runs,
  ) {}

  async run(job: Job): Promise<void> {
    await this.close(Number(job.dati['run']), String(job.dati['giorno']), job);
  }

  /** Closes now every open PSP day up to `until` (absent: all). */
  async closeAll(until?: LocalDate): Promise<{ flows: number; transfers: number }> {
    const open = await this.store.rows<{ id: number; run: number; giorno: string }>(
      `select l.id, (l.dati->>'run')::int as run, l.dati->>'giorno' as giorno from lavori l
       where l.tipo = 'chiusura' and not l.fatto and ($1::text is null or l.dati->>'giorno' <= $1) order by l.scade, l.id`,
      [until],
    );
    const made = { flows: 0, transfers: 0 };
    for (const { id, run, giorno } of open) {
      const { flows, transfers } = await this.close(run, giorno, { id });
      made.flows += flows;
      made.transfers += transfers;
    }
    return made;
  }

  private async close(
    number: number,
    day: LocalDate,
    job: Pick<Job, 'id'>,
  ): Promise<{ flows: number; transfers: number }> {
    const run = await this.runs.find(number);
    if (!run) throw new Error(`no run ${number}`);
    return this.store.transaction(async (tx) => {
      const [still] = await tx.rows('select 1 from lavori where id = $1 and not fatto for update', [job.id]);
      if (!still) return { flows: 0, transfers: 0 };
      const counters = await loadCounters(tx);
      const payments = await paidPayments(tx, { run: number, giorno: day });
      const maxLines = Number(run.config['maxLines'] ?? 20_000);
      const closed = closeDay({ run, day, payments, psps: this.registry.psps, counters, maxLines });
      for (const flow of closed.flows) {
        await insertFlow(tx, flow);
        for (const { revision, publishAt } of flow.revisions)
          if (publishAt !== undefined)
            await VirtualJobs.add(tx, 'pubblicazione', [flow.ec, flow.psp, flow.iuf, revision].join('|'), publishAt, {
              ec: flow.ec,
              psp: flow.psp,
              iuf: flow.iuf,
              revision,
            });
      }
      for (const transfer of closed.transfers) {
        await insertTransfer(tx, transfer);
        const { ec, accountingDate } = transfer;
        await VirtualJobs.add(tx, 'registrazione', `${ec}|${accountingDate}|${number}`, booksAt(accountingDate), {
          ec,
          run: number,
          giorno: accountingDate,
        });
      }
      await tx.run('update pagamenti set chiuso = true where token = any($1)', [payments.map(({ token }) => token)]);
      await counters.save();
      await VirtualJobs.done(tx, job);
      return { flows: closed.flows.length, transfers: closed.transfers.length };
    });
  }

  /** Publishes one revision: from now on the FdR service shows it. */
  async publish(job: Job): Promise<void> {
    const { ec, psp, iuf, revision } = job.dati;
    await this.store.transaction(async (tx) => {
      await tx.run(
        `update revisioni set pubblicata = $5 where ec = $1 and psp = $2 and iuf = $3 and revisione = $4 and pubblicata is null`,
        [ec, psp, iuf, revision, this.clock.now()],
      );
      await VirtualJobs.done(tx, job);
    });
  }
}
