import type { AnomalyCode, Run } from '../books/model';
import { EXPLANATIONS } from '../books';
import { writeEuro } from '../books/money';
import type { VirtualJobs } from '../clock/jobs';
import type { VirtualClock } from '../clock/virtual-clock';
import type { Runs } from '../psp/runs';
import type { Store } from '../store/store';
import { flowsOf, movementsOf, paidPayments } from '../store/truth';

interface Counted {
  readonly chiave: string;
  readonly n: number;
}

/** One object that an anomaly befell, named by the key that the platform shows it under. */
export interface AppliedAnomaly {
  readonly code: AnomalyCode;
  readonly kind: 'payment' | 'flow' | 'movement';
  readonly ec: string;
  /** IUV/IUR/indice, PSP (sender.id)/IUF, anno/codice. */
  readonly key: string;
  readonly title: string;
  /** The object in words, Italian. */
  readonly note: string;
}

/** How far runs and the day are. */
export class Progress {
  constructor(
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly runs: Runs,
    private readonly jobs: VirtualJobs,
  ) {}

  async ofRun(run: Run): Promise<Record<string, unknown>> {
    const n = run.number;
    const items = await this.count(
      `select stato as chiave, count(*)::int as n from corse_pagamenti where run = $1 group by 1`,
      [n],
    );
    const receipts = await this.count(
      `select c.stato as chiave, count(*)::int as n from consegne c join pagamenti p using (token) where p.run = $1 group by 1`,
      [n],
    );
    const flows = await this.count(
      `select case when r.pubblicata is not null then 'published' when r.da_pubblicare is null then 'never' else 'waiting' end as chiave,
         count(*)::int as n
       from flussi f join lateral (
         select pubblicata, da_pubblicare from revisioni r where (r.ec, r.psp, r.iuf) = (f.ec, f.psp, f.iuf) order by revisione desc limit 1
       ) r on true where f.run = $1 group by 1`,
      [n],
    );
    const movements = await this.count(
      `select case when giornale is null then 'waiting' else 'published' end as chiave, count(*)::int as n from movimenti where run = $1 group by 1`,
      [n],
    );
    const refusals = await this.store.rows<{ ec: string; notice: string; fault: string }>(
      `select ec, avviso as notice, errore as fault from corse_pagamenti where run = $1 and stato = 'RIFIUTATO' order by ord limit 100`,
      [n],
    );
    return {
      run: n,
      seed: run.seed,
      startedAt: run.startedAt,
      config: run.config,
      payments: {
        total: sum(items),
        done: items.get('PAGATO') ?? 0,
        refused: items.get('RIFIUTATO') ?? 0,
        pending: (items.get('DA_FARE') ?? 0) + (items.get('ATTIVATO') ?? 0),
      },
      receipts: {
        expected: sum(receipts),
        accepted: receipts.get('OK') ?? 0,
        lostOnPurpose: receipts.get('LOST') ?? 0,
        missing: (receipts.get('PENDING') ?? 0) + (receipts.get('KO') ?? 0),
      },
      flows: { total: sum(flows), published: flows.get('published') ?? 0, neverPublished: flows.get('never') ?? 0 },
      movements: { total: sum(movements), published: movements.get('published') ?? 0 },
      anomalies: await this.anomalies(n),
      refusals,
    };
  }

  /** Which anomaly befell which object of a run. */
  async anomalies(run: number): Promise<AppliedAnomaly[]> {
    const applied = (
      code: AnomalyCode,
      kind: AppliedAnomaly['kind'],
      ec: string,
      key: string,
      note: string,
    ): AppliedAnomaly => ({ code, kind, ec, key, title: EXPLANATIONS[code].titolo, note });
    const payments = await paidPayments(this.store, { run });
    const flows = await flowsOf(this.store, { run });
    const movements = await movementsOf(this.store, { run });
    return [
      ...payments.flatMap(({ plan, transfers, iuv, token, notice, psp }) =>
        plan.anomalies.flatMap((code) =>
          transfers.map(({ ec, idTransfer, amount }) => {
            const note = `avviso ${notice} pagato presso ${psp}, ${writeEuro(amount)} euro`;
            return applied(code, 'payment', ec, `${iuv}/${token}/${idTransfer}`, note);
          }),
        ),
      ),
      ...flows.flatMap(({ anomalies, ec, senderId, iuf, revisions }) =>
        anomalies.map((code) => {
          const note = `flusso ${iuf}, ${revisions.at(-1)?.lines.length ?? 0} righe`;
          return applied(code, 'flow', ec, `${senderId}/${iuf.toUpperCase()}`, note);
        }),
      ),
      ...movements.flatMap(({ anomalies, ec, anno, codice, amount, causale }) =>
        anomalies.map((code) => {
          const note = `bolletta ${anno}/${codice}, ${writeEuro(amount)} euro, causale «${causale}»`;
          return applied(code, 'movement', ec, `${anno}/${codice}`, note);
        }),
      ),
    ];
  }

  /** Nothing due, nothing in flight; and what is still to come by itself as virtual time goes on. */
  async quiet(): Promise<Record<string, unknown>> {
    const pagamenti = await this.runs.pending();
    const { due, running, nextDue } = await this.jobs.pending();
    const deliveries = await this.count(`select stato as chiave, count(*)::int as n from consegne group by 1`, []);
    const [waiting] = await this.store.rows<{
      chiusure: number;
      flussi: number;
      registrazioni: number;
      movimenti: number;
    }>(
      `select (select count(*)::int from lavori where tipo = 'chiusura' and not fatto) as chiusure,
         (select count(*)::int from lavori where tipo = 'pubblicazione' and not fatto) as flussi,
         (select count(*)::int from lavori where tipo = 'registrazione' and not fatto) as registrazioni,
         (select count(*)::int from movimenti where giornale is null) as movimenti`,
    );
    const advancing = this.clock.advancingTo === undefined ? 0 : 1;
    return {
      quiet: pagamenti + due + running + advancing === 0,
      pending: { pagamenti, lavoriDovuti: due, consegneInCorso: running, avanzamento: advancing },
      now: this.clock.now(),
      nextDue: nextDue ?? null,
      missing: {
        consegne: (deliveries.get('PENDING') ?? 0) + (deliveries.get('KO') ?? 0),
        persePerScelta: deliveries.get('LOST') ?? 0,
        giornateDaChiudere: waiting?.chiusure ?? 0,
        flussi: (waiting?.flussi ?? 0) + (waiting?.chiusure ?? 0),
        registrazioni: waiting?.registrazioni ?? 0,
        movimentiDaPubblicare: (waiting?.movimenti ?? 0) + (waiting?.registrazioni ?? 0),
      },
    };
  }

  private async count(sql: string, params: readonly unknown[]): Promise<Map<string, number>> {
    return new Map((await this.store.rows<Counted>(sql, params)).map(({ chiave, n }) => [chiave, n]));
  }
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, n) => all + n, 0);
