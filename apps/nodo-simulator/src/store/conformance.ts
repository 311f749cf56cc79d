import type { Store } from './store';

/** What the simulator checks of the platform's answers. Source: node-simulator.md §12. */
export const CONTROLLI = {
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

export type Controllo = keyof typeof CONTROLLI;

/** Counters of the checks, each with the last failure seen. */
export class Conformance {
  constructor(private readonly store: Store) {}

  async count(
    findings: readonly { readonly controllo: Controllo; readonly problema?: string | undefined }[],
  ): Promise<void> {
    for (const { controllo, problema } of findings)
      await this.store.run(
        `insert into conformita (controllo, passati, falliti, esempio) values ($1, $2, $3, $4)
         on conflict (controllo) do update set passati = conformita.passati + excluded.passati,
           falliti = conformita.falliti + excluded.falliti, esempio = coalesce(excluded.esempio, conformita.esempio)`,
        [controllo, problema === undefined ? 1 : 0, problema === undefined ? 0 : 1, problema?.slice(0, 500)],
      );
  }

  async report(): Promise<
    { controllo: string; testo: string; passati: number; falliti: number; esempio: string | null }[]
  > {
    const rows = await this.store.rows<{
      controllo: Controllo;
      passati: number;
      falliti: number;
      esempio: string | null;
    }>('select controllo, passati, falliti, esempio from conformita order by controllo');
    return rows.map((row) => ({ ...row, testo: CONTROLLI[row.controllo] }));
  }
}
