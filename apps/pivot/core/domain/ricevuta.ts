import type { Cents, LocalDate } from '@mypay/kernel';

/** One singolo pagamento of an RT as it is stored. Key: (ente, IUV, IUR, indice). Source: pivot-formats.md §1.4. */
export interface Ricevuta {
  readonly iuv: string;
  readonly iur: string;
  readonly indice: number;
  /** None for a receipt without activation, or of an ente secondario. */
  readonly iud?: string | undefined;
  readonly importo: Cents;
  /** The part of the receipt due to this ente: the sum of its own transfers. Source: pivot.md §2.1. */
  readonly importoTotale: Cents;
  readonly esito: string;
  readonly dataEsito: LocalDate;
  /** The version stamp: dataOraMessaggioRicevuta. */
  readonly dataOraMessaggio: Date;
  readonly tipoDovuto?: string | undefined;
}

/**
 * Whether a receipt that arrives takes the place of the stored one of its key: the greater stamp wins, an equal stamp gives
 * way to the later accepted. Source: pivot-formats.md §1.4 [DO], pivot.md D16.
 */
export function ricevutaPrevails(
  fresh: Pick<Ricevuta, 'dataOraMessaggio'>,
  present: Pick<Ricevuta, 'dataOraMessaggio'>,
): boolean {
  return fresh.dataOraMessaggio.getTime() >= present.dataOraMessaggio.getTime();
}
