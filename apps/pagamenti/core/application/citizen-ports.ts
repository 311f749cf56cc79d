import type { CodiceFiscaleEnte, LocalDate } from '@mypay/kernel';
import type { RicevutaRow, WholeRicevuta } from './read-ports';

export interface CitizenFilter {
  /** Absent: both. */
  readonly ruolo?: 'PAGATE' | 'INTESTATE' | undefined;
  readonly ente?: string | undefined;
  readonly dal?: LocalDate | undefined;
  readonly al?: LocalDate | undefined;
  /** Part of it, whatever the case. */
  readonly causale?: string | undefined;
}

export interface CitizenRicevutaRow extends RicevutaRow {
  readonly ente: CodiceFiscaleEnte;
  readonly denominazione_ente: string;
  /** Whether the person is who owed. */
  readonly intestata: boolean;
}

export interface PaidEnte {
  readonly codiceFiscale: CodiceFiscaleEnte;
  readonly denominazione: string;
}

/** Receipts of one person in every ente, newest first. The codice fiscale is the caller's own. Source: docs/adr/0012. */
export interface CitizenReads {
  /** @param after (ricevuta_il, ente, rt_id) */
  ricevute(
    codiceFiscale: string,
    filter: CitizenFilter,
    after: readonly [Date, string, string] | undefined,
    limit: number,
  ): Promise<readonly CitizenRicevutaRow[]>;
  /** The enti of these receipts, by name. */
  enti(codiceFiscale: string, ruolo: CitizenFilter['ruolo']): Promise<readonly PaidEnte[]>;
  ricevuta(codiceFiscale: string, ente: string, rtId: string): Promise<WholeRicevuta | undefined>;
}
