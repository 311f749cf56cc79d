import type { Store } from './store';

/** What the simulator checks of the platform's answers. Source: node-simulator.md §12. */
export const CHECKS = {
  C01: 'Risposta entro 2 secondi',
  C02: 'Risposta valida secondo lo schema',
  C03: 'Elementi interni non qualificati',
  C04: 'Ordine degli elementi',
  C05: 'Risposta OK completa',
  C06: 'Somma dei versamenti uguale al totale',
  C07: 'IBAN registrato per il beneficiario',
  C10: 'IUV coerente con il numero avviso',
  C12: 'Codice di rifiuto ammesso per la primitiva',
  C13: 'Bean di errore completo, con id corretto',
} as const;

export type Check = keyof typeof CHECKS;

/** How long counts stay in memory: they are statistics, a crash may lose the last of them. */
const FLUSH_MS = 1_000;

interface Count {
  passati: number;
  falliti: number;
  esempio: string | undefined;
}

/** Counters of the checks, each with the last failure seen. */
export class Conformance {
  private counts = new Map<Check, Count>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly store: Store) {}

  count(findings: readonly { readonly controllo: Check; readonly problem?: string | undefined }[]): void {
    for (const { controllo, problem } of findings) {
      const count = this.counts.get(controllo) ?? { passati: 0, falliti: 0, esempio: undefined };
      if (problem === undefined) count.passati += 1;
      else Object.assign(count, { falliti: count.falliti + 1, esempio: problem.slice(0, 500) });
      this.counts.set(controllo, count);
    }
    this.timer ??= setTimeout(() => void this.flush().catch(() => undefined), FLUSH_MS);
  }

  /** Writes what was counted since the last time. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const counts = this.counts;
    this.counts = new Map();
    for (const [check, { passati, falliti, esempio }] of counts)
      await this.store.run(
        `insert into conformita (controllo, passati, falliti, esempio) values ($1, $2, $3, $4)
         on conflict (controllo) do update set passati = conformita.passati + excluded.passati,
           falliti = conformita.falliti + excluded.falliti, esempio = coalesce(excluded.esempio, conformita.esempio)`,
        [check, passati, falliti, esempio],
      );
  }

  async report(): Promise<
    { controllo: string; testo: string; passati: number; falliti: number; esempio: string | null }[]
  > {
    await this.flush();
    const rows = await this.store.rows<{
      controllo: Check;
      passati: number;
      falliti: number;
      esempio: string | null;
    }>('select controllo, passati, falliti, esempio from conformita order by controllo');
    return rows.map((row) => ({ ...row, testo: CHECKS[row.controllo] }));
  }
}
