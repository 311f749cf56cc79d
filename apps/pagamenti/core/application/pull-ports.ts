import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { PullSummary } from './pull-flussi';

/** The kind of job of every pull. */
export const PULL = 'fdr.scarico';

/** A pull that was asked for, as its row tells it. */
export interface Pull {
  readonly id: string;
  readonly stato: 'IN_ATTESA' | 'IN_CORSO' | 'COMPLETATO' | 'FALLITO';
  readonly chiesto_il: Date;
  readonly finito_il: Date | null;
  readonly elencati: number | null;
  readonly noti: number | null;
  readonly nuovi: number | null;
  readonly scartati: number | null;
  readonly errore: string | null;
}

/** Pulls asked by hand, and the jobs of all pulls. */
export interface Pulls {
  /**
   * Each request is a job of its own: one that joined a pull already under way could miss what was published meanwhile.
   * @returns the id of the pull
   */
  ask(ente: CodiceFiscaleEnte, soggetto: string): Promise<string>;
  /** A pull of the schedule; none is added while the last one is open. */
  schedule(ente: CodiceFiscaleEnte, whole: boolean): Promise<void>;
  find(ente: CodiceFiscaleEnte, id: string): Promise<Pull | undefined>;
  begun(ente: CodiceFiscaleEnte, id: string): Promise<void>;
  done(ente: CodiceFiscaleEnte, id: string, summary: PullSummary): Promise<void>;
  failed(ente: CodiceFiscaleEnte, id: string, error: string): Promise<void>;
}
